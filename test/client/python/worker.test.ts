/** Runs the worker in real projects: what it tells, what it survives, and that nothing of it remains. */
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { askDatabases, type PythonValue } from "#client/python/databases.ts";
import { variablesIn } from "#client/python/environmentFile.ts";
import { startPython } from "#client/python/process.ts";
import { PythonWorker } from "#client/python/worker.ts";
import {
  djangoProject,
  needDjango,
  processesIn,
  settings,
  sqliteAlias,
} from "#test/support/djangoProject.ts";
import type { DjangoProject } from "#test/support/djangoProject.ts";
import { environments, makeEnvironments, root } from "#test/oracle/environments.ts";

describe("the worker's Python", () => {
  it("is read by Python 3.8", async () => {
    await makeEnvironments();
    // `start.py` must even be read by those that are too old, to say so: it has no newer syntax than Python 2's.
    const check = `import ast, pathlib, sys
files = list(pathlib.Path(sys.argv[1]).rglob("*.py"))
for file in files: ast.parse(file.read_text("utf-8"), str(file), feature_version=(3, 8))
print(len(files) > 20)`;
    const python = environments[0]?.python ?? "";
    const answer = execFileSync(python, ["-c", check, path.join(root, "client/python/worker")]);
    assert.equal(answer.toString().trim(), "True");
  });
});

describe("the worker in the project's Python", function () {
  this.timeout(180_000);
  before(function () {
    return needDjango(this);
  });

  for (const { name, django } of environments)
    it(`tells the databases as Django ${django} has them, with a password made at run time`, async () => {
      await using test = worker(
        {
          "conf/settings.py": settings(
            `${sqliteAlias()} "people": {"ENGINE": "django.db.backends.postgresql", "HOST": "db.example",
             "PASSWORD": "-".join(["se", "cret"]), "OPTIONS": {"sslmode": "require", "passfile": "/p", "n": 2**60}},`,
          ),
        },
        name,
      );
      const answer = await askDatabases(test.worker);
      assert(answer.kind === "answer", JSON.stringify(answer));
      const { aliases, debug } = answer.value;
      assert.equal(answer.value.django, django);
      assert.equal(debug, false);
      assert.deepEqual(
        aliases.map(({ name, vendor, product }) => [name, vendor, product]),
        [
          ["default", "sqlite", "SQLite"],
          ["people", "postgresql", "PostgreSQL"],
        ],
      );
      assert(aliases[1]?.modules?.includes("django.db.backends.postgresql.base"));
      const { PASSWORD, OPTIONS, HOST, PORT, CONN_MAX_AGE } = aliases[1]?.keys ?? {};
      assert.deepEqual(PASSWORD, known("se-cret", true));
      assert.deepEqual(HOST, known("db.example"));
      assert.deepEqual(PORT, known(""));
      assert.deepEqual(CONN_MAX_AGE, known(0));
      assert.deepEqual(OPTIONS, {
        from: "python",
        kind: "dict",
        entries: {
          sslmode: known("require", true),
          passfile: known("/p", true),
          n: known(String(2n ** 60n)),
        },
      });
    });

  it("tells the databases where the apps cannot be loaded, and why they cannot", async () => {
    await using test = worker({
      "conf/settings.py": settings(sqliteAlias(), 'INSTALLED_APPS = ["missing_app"]'),
    });
    const answer = await askDatabases(test.worker);
    assert(answer.kind === "answer");
    assert.equal(answer.value.aliases.length, 1);
    assert.equal(answer.value.unready?.reason, "setup");
    assert.match(answer.value.unready?.message ?? "", /No module named 'missing_app'/);
  });

  it("tells the databases whose driver is missing", async () => {
    await using test = worker({
      "conf/settings.py": settings(`"default": {"ENGINE": "not_there.backend"},`),
    });
    const answer = await askDatabases(test.worker);
    assert(answer.kind === "answer");
    assert.equal(answer.value.aliases[0]?.failure?.reason, "backend");
    assert.match(answer.value.aliases[0]?.failure?.message ?? "", /not_there\.backend/);
  });

  it("says why settings cannot be read, without a secret in it", async () => {
    await using test = worker({
      "conf/settings.py": "def secret():\n    raise ValueError('not today')\nKEY = secret()\n",
    });
    const answer = await askDatabases(test.worker);
    assert(answer.kind === "failed");
    assert.equal(answer.reason, "settings");
    assert.equal(answer.message, "ValueError: not today");
    assert.match(answer.traceback ?? "", /conf\/settings\.py", line 3/);
    assert.doesNotMatch(answer.traceback ?? "", /django_multidb_worker/);
  });

  it("keeps what the project prints away from the answers", async () => {
    await using test = worker({
      "conf/settings.py": `import os, sys\nprint("hello from settings")\nprint("on stderr", file=sys.stderr)\nos.system("echo from a child")\n${settings(sqliteAlias())}`,
    });
    const answer = await askDatabases(test.worker);
    assert.equal(answer.kind, "answer");
    const expected = ["from a child", "hello from settings", "on stderr"];
    assert.deepEqual([...test.project.lines].sort(), expected);
  });

  it("gives the project the variables of the file that the user names", async () => {
    const files = {
      "deploy/local.env":
        "# Of this machine alone\nSHOP_PASSWORD='a b#c'\nexport SHOP_HOST=db.example\n",
      "conf/settings.py": settings(
        `"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["SHOP_HOST"],
         "PASSWORD": os.environ["SHOP_PASSWORD"]}`,
      ).replace(/^/, "import os\n"),
    };
    await using bare = worker(files);
    const missing = await askDatabases(bare.worker);
    assert.ok(missing.kind === "failed" && missing.message.includes("SHOP_HOST"));
    const { folder, target, options } = bare.project;
    assert.deepEqual(variablesIn(folder, "nowhere.env"), {});
    assert.deepEqual(variablesIn(folder, ""), {});
    const environment = variablesIn(folder, "deploy/local.env");
    const named = new PythonWorker({ ...target, environment }, options);
    const answer = await askDatabases(named);
    await named.dispose();
    assert.ok(answer.kind === "answer", JSON.stringify(answer));
    const { NAME, PASSWORD } = answer.value.aliases[0]?.keys ?? {};
    assert.deepEqual([NAME, PASSWORD], [known("db.example"), known("a b#c", true)]);
  });

  it("gives the project nothing of the editor's environment, and keeps its .env unread", async () => {
    process.env.VSCODE_SECRET_OF_TEST = "x";
    process.env.ELECTRON_RUN_AS_NODE = "1";
    try {
      await using test = worker({
        ".env": "FROM_DOTENV=1\n",
        "conf/settings.py": `import os, sys\nfor name in sorted(os.environ): print(name)\nprint(sys.path[0] == os.getcwd())\n${settings(sqliteAlias())}`,
      });
      assert.equal((await askDatabases(test.worker)).kind, "answer");
      const lines = test.project.lines;
      for (const name of ["PATH", "VIRTUAL_ENV", "DJANGO_SETTINGS_MODULE", "True"])
        assert(lines.includes(name), name);
      for (const name of ["VSCODE_SECRET_OF_TEST", "ELECTRON_RUN_AS_NODE", "FROM_DOTENV"])
        assert(!lines.includes(name), name);
    } finally {
      delete process.env.VSCODE_SECRET_OF_TEST;
      delete process.env.ELECTRON_RUN_AS_NODE;
    }
  });

  it("ends a project that hangs while it loads, with all that it started", async () => {
    const project = djangoProject({
      "conf/settings.py":
        "import subprocess, time\nsubprocess.Popen(['sleep', '300'])\nprint('hanging')\ntime.sleep(300)\n",
    });
    try {
      const began = Date.now();
      const started = await startPython(project.target, { ...project.options, startLimit: 1500 });
      assert(started.kind === "failed");
      assert.equal(started.reason, "timeout");
      assert.equal(started.message, "the project took longer than 1.5 s to load");
      assert(Date.now() - began < 10_000);
      assert.deepEqual(project.lines, ["hanging"]);
      assert.deepEqual(processesIn(project.folder), []);
    } finally {
      project.remove();
    }
  });

  it("says that a project ended its process, and tries again only after a pause", async () => {
    await using test = worker({ "conf/settings.py": "import os\nos._exit(3)\n" });
    const first = await askDatabases(test.worker);
    assert(first.kind === "failed");
    assert.equal(first.reason, "ended");
    assert.equal(first.message, "the project's Python ended with exit status 3");
    const second = await askDatabases(test.worker);
    assert(second.kind === "failed");
    assert.match(second.message, /exit status 3; it is tried again in 1 s$/);
    await wait(1100);
    const third = await askDatabases(test.worker);
    assert(third.kind === "failed");
    assert.equal(third.message, "the project's Python ended with exit status 3");
    const fourth = await askDatabases(test.worker);
    assert(fourth.kind === "failed");
    assert.match(fourth.message, /tried again in 2 s$/);
  });

  it("starts again after it was killed", async () => {
    await using test = worker({ "conf/settings.py": settings(sqliteAlias()) });
    assert.equal((await askDatabases(test.worker)).kind, "answer");
    const [pid] = processesIn(test.project.folder);
    assert(pid !== undefined);
    process.kill(pid, "SIGKILL");
    await wait(200);
    const refused = await askDatabases(test.worker);
    assert(refused.kind === "failed");
    assert.match(refused.message, /ended by SIGKILL; it is tried again/);
    await wait(1000);
    assert.equal((await askDatabases(test.worker)).kind, "answer");
  });

  it("says that there is no such Python, or that it has no Django", async () => {
    // Without its site-packages an interpreter has no Django.
    const bare = path.join(mkdtempSync(path.join(tmpdir(), "multidb-bare-")), "python");
    writeFileSync(bare, `#!/bin/sh\nexec ${environments[0]?.python} -S "$@"\n`, { mode: 0o755 });
    const cases = [
      { python: "/no/such/python", reason: "no-python", message: /^Python cannot be run: / },
      { python: bare, reason: "no-django", message: /No module named 'django'/ },
    ];
    for (const { python, reason, message } of cases) {
      await using test = worker({ "conf/settings.py": settings(sqliteAlias()) }, python);
      const answer = await askDatabases(test.worker);
      assert(answer.kind === "failed");
      assert.equal(answer.reason, reason);
      assert.match(answer.message, message);
    }
    rmSync(path.dirname(bare), { recursive: true });
  });

  it("dies with its parent, and so does what the project started", async () => {
    const project = djangoProject({
      "conf/settings.py": `import subprocess\nsubprocess.Popen(["sleep", "300"])\n${settings(sqliteAlias())}`,
    });
    const script = `import { startPython } from "#client/python/process.ts";
      const { target, folder } = ${JSON.stringify({ target: project.target, folder: project.options.folder })};
      const started = await startPython(target, { folder, log() {} });
      console.log(started.kind);`;
    const parent = spawn(process.execPath, ["--input-type=module-typescript", "--eval", script], {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [said] = (await once(parent.stdout, "data")) as [Buffer];
    assert.equal(said.toString().trim(), "answer");
    assert.equal(processesIn(project.folder).length, 2);
    parent.kill("SIGKILL");
    for (let tries = 0; tries < 50 && processesIn(project.folder).length > 0; tries += 1)
      await wait(50);
    assert.deepEqual(processesIn(project.folder), []);
    project.remove();
  });

  it("leaves no process behind when it is disposed of", async () => {
    const files = {
      "conf/settings.py": `import subprocess\nsubprocess.Popen(["sleep", "300"])\n${settings(sqliteAlias())}`,
    };
    await using test = worker(files);
    assert.equal((await askDatabases(test.worker)).kind, "answer");
    assert.equal(processesIn(test.project.folder).length, 2);
    await test.worker.dispose();
    assert.deepEqual(processesIn(test.project.folder), []);
    const answer = await askDatabases(test.worker);
    assert(answer.kind === "failed");
    assert.equal(answer.reason, "ended");
  });
});

/** A worker on a project of these files, disposed of with it. */
function worker(files: Readonly<Record<string, string>>, django?: string) {
  const project: DjangoProject = djangoProject(files, django);
  const made = new PythonWorker(project.target, project.options);
  return {
    project,
    worker: made,
    async [Symbol.asyncDispose]() {
      await made.dispose();
      assert.deepEqual(processesIn(project.folder), []);
      project.remove();
    },
  };
}

const known = (value: string | number, secret = false): PythonValue => ({
  from: "python",
  kind: "known",
  value,
  secret,
});
