/** What is confirmed, refused and said before a management command is run. */
import assert from "node:assert/strict";
import { defaultPermissions, type Role } from "#client/connections/role.ts";
import { commandNamed } from "#client/migrations/management/catalogue.ts";
import type { Invocation } from "#client/migrations/management/commandLine.ts";
import { planText } from "#client/migrations/management/planText.ts";
import { describeSteps, type DescribedStep } from "#client/migrations/management/steps.ts";
import { notesOf, weigh, type WeighedAlias } from "#client/migrations/management/weigh.ts";
import type { MatrixCell, MatrixOperation, MigrationMatrix } from "#shared/migrations.ts";

const operation = (
  kind: string,
  describes: string,
  more: Partial<MatrixOperation> = {},
): MatrixOperation => ({
  ...{ kind, describes, place: undefined, destructive: false, reversible: true, parts: [] },
  ...more,
});

const cell = (
  effect: MatrixCell["effect"],
  ...effects: readonly ("runs" | "no-op" | "state")[]
): MatrixCell => ({
  state: "pending",
  effect,
  operations: effects.map((each) => ({ effect: each })),
});

const row = (
  key: string,
  operations: readonly MatrixOperation[],
  cells: Readonly<Record<string, MatrixCell>>,
): MigrationMatrix["migrations"][number] => ({
  ...{ key, app: "shop", name: key.slice(5), place: undefined, isOwn: true },
  ...{ replaces: [], dependencies: [], operations, cells },
});

const matrix: MigrationMatrix = {
  ...{ settings: "conf", aliases: [], problems: [], unmigratedApps: [] },
  migrations: [
    row("shop.0001", [operation("CreateModel", "Create model Order", { model: "Order" })], {
      shop: cell("runs", "runs"),
      people: cell("no-op", "no-op"),
    }),
    row(
      "shop.0002",
      [
        operation("RemoveField", "Remove field note from order", {
          destructive: true,
          model: "order",
        }),
      ],
      {
        shop: cell("runs", "runs"),
        people: cell("no-op", "no-op"),
      },
    ),
    row("shop.0003", [operation("RunPython", "Raw Python operation", { reversible: false })], {
      shop: cell("runs", "runs"),
      people: cell("no-op", "no-op"),
    }),
  ],
};

const steps = (alias: string, ...names: readonly string[]): readonly DescribedStep[] =>
  describeSteps(
    names.map((name) => ({ key: `shop.${name.slice(1)}`, backwards: name.startsWith("-") })),
    matrix,
    alias,
  );

const on = (alias: string, role: Role, more: Partial<WeighedAlias> = {}): WeighedAlias => ({
  ...{ alias, where: `${alias}.sqlite3`, role, permissions: defaultPermissions[role] },
  ...{ mirrorOf: undefined, isEmpty: false },
  ...more,
});

/** Checks the verdict: "run", "typed NAME", "confirm", "refused", and a part of what is said. */
function checkWeighed(
  title: string,
  invocation: Invocation,
  target: WeighedAlias,
  plan: readonly DescribedStep[] | undefined,
  expected: string,
  part?: RegExp,
): void {
  it(`${title}: ${expected}`, () => {
    const command = commandNamed(invocation.command);
    assert.ok(command);
    const weighed = weigh(command, invocation, target, plan);
    const verdict =
      weighed.kind === "confirm" && weighed.typed !== undefined
        ? `typed ${weighed.typed}`
        : weighed.kind;
    const said =
      weighed.kind === "refused"
        ? weighed.because
        : weighed.kind === "confirm"
          ? [weighed.question, ...weighed.reasons].join(" ")
          : "";
    assert.equal(verdict, expected, said);
    if (part !== undefined) assert.match(said, part);
  });
}

describe("weighing a management command", () => {
  const migrate = (options: Invocation["options"] = {}): Invocation => ({
    ...{ command: "migrate", database: ["shop"], options },
  });
  const development = on("shop", "development");
  const production = on("shop", "production");
  const fill = steps("shop", "+0001");
  const drop = steps("shop", "+0002");
  checkWeighed(
    "a column dropped of a table that the plan itself makes",
    migrate(),
    development,
    steps("shop", "+0001", "+0002"),
    "run",
  );
  checkWeighed("nothing dangerous in development", migrate(), development, fill, "run");
  checkWeighed("a dropped column", migrate(), development, drop, "confirm", /Remove field note/);
  checkWeighed(
    "a database that was not read",
    migrate(),
    development,
    undefined,
    "confirm",
    /not known/,
  );
  checkWeighed(
    "nothing dangerous in production",
    migrate(),
    production,
    fill,
    "typed shop",
    /production/,
  );
  checkWeighed("a plan in production", migrate({ plan: true }), production, drop, "run");
  checkWeighed("a check in production", migrate({ check: true }), production, drop, "run");
  checkWeighed("a replica", migrate(), on("shop", "replica"), fill, "refused", /role replica/);
  checkWeighed(
    "a mirror",
    migrate(),
    on("copy", "testing", { mirrorOf: "shop" }),
    fill,
    "refused",
    /mirrors 'shop'/,
  );
  checkWeighed(
    "an empty default",
    migrate(),
    on("default", "development", { isEmpty: true }),
    [],
    "refused",
    /is empty/,
  );
  checkWeighed(
    "a fake",
    migrate({ fake: true }),
    development,
    drop,
    "confirm",
    /without being run/,
  );
  checkWeighed(
    "the way back",
    migrate(),
    development,
    steps("shop", "-0001"),
    "confirm",
    /taken back.*Undo Create model/,
  );
  checkWeighed(
    "no way back",
    migrate(),
    development,
    steps("shop", "-0003"),
    "refused",
    /cannot be taken back: Undo Raw Python/,
  );
  checkWeighed(
    "a faked way back",
    migrate({ fake: true }),
    development,
    steps("shop", "-0003"),
    "confirm",
  );
  checkWeighed(
    "the way back where nothing takes effect",
    migrate(),
    on("people", "development"),
    steps("people", "-0001"),
    "confirm",
    /1 migration is taken back/,
  );
  checkWeighed(
    "flush",
    { command: "flush", database: ["shop"] },
    development,
    undefined,
    "confirm",
    /Every row/,
  );
  checkWeighed(
    "flush in production",
    { command: "flush", database: ["shop"] },
    production,
    undefined,
    "refused",
  );
  checkWeighed(
    "loaddata in development",
    { command: "loaddata", database: ["shop"] },
    development,
    undefined,
    "run",
  );
  checkWeighed(
    "loaddata in production",
    { command: "loaddata", database: ["shop"] },
    production,
    undefined,
    "refused",
  );
  checkWeighed(
    "showmigrations in production",
    { command: "showmigrations", database: ["shop"] },
    production,
    undefined,
    "run",
  );
  checkWeighed("makemigrations", { command: "makemigrations" }, production, undefined, "run");

  it("notes that nothing takes effect", () => {
    const command = commandNamed("migrate");
    assert.ok(command);
    assert.match(
      notesOf(command, "people", steps("people", "+0001", "+0002")).join(),
      /^Nothing takes effect on 'people'/,
    );
    assert.deepEqual(notesOf(command, "shop", fill), []);
  });
});

describe("a plan as a document", () => {
  it("has the command line, each migration with its operations, and what is dangerous", () => {
    const text = planText([
      {
        ...{ alias: "shop", where: "localhost/shop", words: ["python", "manage.py", "migrate"] },
        ...{ steps: steps("shop", "+0002", "+0001"), notes: ["A note."] },
      },
      { alias: "people", where: "people.sqlite3", words: ["python"], steps: [], notes: [] },
    ]);
    assert.equal(
      text,
      `# Migration plan

## shop

localhost/shop

\`\`\`sh
python manage.py migrate
\`\`\`

A note.

2 migrations, 1 operation that may lose data:

- **shop.0002**
  - Remove field note from order (may lose data)
- **shop.0001**
  - Create model Order

## people

people.sqlite3

\`\`\`sh
python
\`\`\`

Nothing to do.
`,
    );
  });
});
