/** The example shop works under real Django, and its list of planted mistakes is the one in its sources. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { commandLine } from "#test/support/commandLine.ts";
import { environments, makeEnvironments, root } from "#test/oracle/environments.ts";

/** A mistake that the example contains on purpose: lines count from 1. */
interface Planted {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
}

/** What `check --format json` prints. */
interface Report {
  readonly findings: readonly {
    readonly rule: string;
    readonly path: string;
    readonly start: { readonly line: number };
  }[];
}

const bookstore = path.join(root, "test/projects/bookstore");
const aliases = ["default", "users", "legacy", "replica", "analytics"];
const expected = JSON.parse(read("expected.json")) as readonly Planted[];

describe("bookstore", () => {
  it("lists the mistakes that its comments announce, and no others", () => {
    const announced = globSync("**/*.py", { cwd: bookstore }).sort().flatMap(announcedIn);
    assert.ok(announced.length > 0);
    assert.deepEqual([...expected].sort(byPlace), announced.sort(byPlace));
  });

  it("is checked, and every one of them is found, with a Django and without", async () => {
    await makeEnvironments(() => {});
    const pythons = ["/no/python/here", ...environments.map(({ python }) => python)];
    for (const python of pythons) {
      const ran = await commandLine("check", "--python", python, "--format", "json", bookstore);
      assert.equal(ran.status, 1, ran.err);
      const { findings } = JSON.parse(ran.out) as Report;
      const found = findings.map(({ rule, path: file, start }) => ({
        rule,
        path: file,
        line: start.line,
      }));
      assert.deepEqual(found.sort(byPlace), [...expected].sort(byPlace));
    }
  });

  it("explains each of them in its README", () => {
    const rows = [...read("README.md").matchAll(/^\| `([\w-]+)` \| `([\w./-]+\.py)` \|/gm)];
    const explained = rows.map(([, rule, file]) => `${rule} ${file}`).sort();
    assert.deepEqual(explained, expected.map((one) => `${one.rule} ${one.path}`).sort());
  });

  for (const environment of environments)
    describe(`under Django ${environment.django}`, function () {
      this.timeout(300_000);
      let copy = "";

      before(async () => {
        await makeEnvironments();
        copy = mkdtempSync(path.join(tmpdir(), "bookstore-"));
        cpSync(bookstore, copy, {
          recursive: true,
          filter: (file) => !file.endsWith(".sqlite3") && !file.endsWith("__pycache__"),
        });
      });

      after(() => rmSync(copy, { recursive: true, force: true }));

      const manage = async (...words: readonly string[]): Promise<string> => {
        // A clean environment: what the developer's shell exports would win over the shop's .env.
        const env = { PATH: process.env["PATH"], PYTHONDONTWRITEBYTECODE: "1" };
        const run = promisify(execFile)(environment.python, ["manage.py", ...words], {
          cwd: copy,
          env,
        });
        const { stdout, stderr } = await run;
        return stdout + stderr;
      };

      it("passes Django's own checks", async () => {
        assert.match(await manage("check", ...aliases.flatMap(database)), /no issues/);
      });

      it("has the migrations that its models ask for", async () => {
        await manage("makemigrations", "--check", "--dry-run");
      });

      it("migrates every database, fills them, and leaves them alone the second time", async () => {
        for (const alias of aliases) await manage("migrate", "-v", "0", ...database(alias));
        assert.match(await manage("seed"), /5 editions, one order, two people/);
        assert.match(await manage("seed"), /There are books already/);
        const users = await manage("dumpdata", "accounts.User", ...database("users"));
        assert.deepEqual(usernames(users), ["staff", "reader"]);
        assert.equal((await manage("dumpdata", "accounts", ...database("default"))).trim(), "[]");
      });

      it("passes its own tests", async () => {
        assert.match(await manage("test", "-v", "0"), /\nOK\n/);
      });
    });
});

function database(alias: string): readonly string[] {
  return ["--database", alias];
}

function usernames(dump: string): readonly string[] {
  const rows = JSON.parse(dump) as readonly { readonly fields: { readonly username: string } }[];
  return rows.map((row) => row.fields.username);
}

function announcedIn(file: string): readonly Planted[] {
  return read(file)
    .split("\n")
    .flatMap((text, index) => {
      const rule = /^\s*# planted: ([\w-]+)$/.exec(text)?.[1];
      return rule === undefined ? [] : [{ rule, path: file, line: index + 2 }];
    });
}

function byPlace(one: Planted, other: Planted): number {
  return one.path.localeCompare(other.path) || one.line - other.line;
}

function read(file: string): string {
  return readFileSync(path.join(bookstore, file), "utf8");
}
