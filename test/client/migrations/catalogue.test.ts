/** The table of management commands beside Django's own parsers, and the command lines made from it. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { catalogue, commandNamed } from "#client/migrations/management/catalogue.ts";
import {
  argumentsOf,
  shown,
  wordsOf,
  type Invocation,
} from "#client/migrations/management/commandLine.ts";
import { makeEnvironments, root } from "#test/oracle/environments.ts";

interface RealOption {
  readonly dest: string;
  readonly flags: readonly string[];
  readonly takes: boolean;
}

/** What is left out on purpose, by command: other ways to say the same, and what only scripts need. */
const leftOut: Readonly<Record<string, readonly string[]>> = {
  dbshell: ["parameters"],
  loaddata: ["format"],
  createsuperuser: ["username", "email", "interactive"],
};

describe("the table of management commands", function () {
  this.timeout(120_000);

  it("has the commands' options as Django's parsers have them", async () => {
    for (const { python } of await makeEnvironments((line) => console.error(line))) {
      const script = join(import.meta.dirname, "options.py");
      const project = join(root, "test/projects/migrating");
      const names = catalogue.map(({ name }) => name);
      const output = execFileSync(python, ["-B", script, project, "conf.by_app", ...names]);
      const real = JSON.parse(output.toString()) as Record<string, readonly RealOption[]>;
      for (const { name, options, database } of catalogue) {
        const django = (real[name] ?? []).filter(({ dest }) => !leftOut[name]?.includes(dest));
        const ours = options.map((option) =>
          option.kind === "positional"
            ? option.name
            : `${option.flag}${option.kind === "valued" ? "=" : ""}`,
        );
        if (database !== "none") ours.push("--database=");
        const theirs = django.map(({ dest, flags, takes }) => {
          const known = flags.find((flag) => ours.includes(flag) || ours.includes(`${flag}=`));
          return flags.length === 0 ? dest : `${known ?? flags.join("/")}${takes ? "=" : ""}`;
        });
        assert.deepEqual(ours.toSorted(), theirs.toSorted(), name);
      }
    }
  });
});

/** Checks the words behind `manage.py`. */
function checkArguments(invocation: Invocation, expected: string): void {
  it(expected, () => {
    const command = commandNamed(invocation.command);
    assert.ok(command);
    assert.equal(shown(argumentsOf(command, invocation)), expected);
  });
}

describe("command lines", () => {
  checkArguments({ command: "migrate", database: ["people"] }, "migrate --database people");
  checkArguments(
    {
      command: "migrate",
      database: ["people"],
      options: { migration_name: "0002_team", app_label: "people", fake: true },
    },
    "migrate --database people --fake people 0002_team",
  );
  checkArguments(
    { command: "makemigrations", options: { args: ["shop", "people"], name: "-odd name" } },
    "makemigrations '--name=-odd name' shop people",
  );
  checkArguments(
    { command: "check", database: ["default", "people"], options: { tags: ["database"] } },
    "check --database default --database people --tag=database",
  );
  checkArguments(
    { command: "loaddata", database: ["default"], options: { args: ["-first.json", "it's.json"] } },
    "loaddata --database default -- -first.json 'it'\\''s.json'",
  );

  it("begin with the interpreter, or with the words of a wrapper", () => {
    const command = commandNamed("showmigrations");
    assert.ok(command);
    const target = { python: "/env/bin/python", project: "/shop", settings: "conf.live" };
    const invocation = { command: "showmigrations", database: ["default"] };
    assert.equal(
      shown(wordsOf(command, invocation, target)),
      "/env/bin/python manage.py showmigrations --database default",
    );
    const wrapper = [
      "docker",
      "compose",
      "exec",
      "-e",
      "DJANGO_SETTINGS_MODULE=${settings}",
      "web",
      "python",
      "manage.py",
    ];
    assert.equal(
      shown(wordsOf(command, invocation, { ...target, wrapper })),
      "docker compose exec -e DJANGO_SETTINGS_MODULE=conf.live web python manage.py showmigrations --database default",
    );
  });
});
