/** The SQL in the string at a place, marked `$0`, and the aliases on which it is run. */

import assert from "node:assert/strict";

import * as fc from "fast-check";

import { sqlAtCursor } from "#server/features/sqlAtCursor.ts";
import { projectFrom } from "#test/support/project.ts";
import { scaffold } from "#test/support/scaffold.ts";

interface Expected {
  readonly sql?: string;
  readonly partly?: string;
  readonly aliases?: readonly string[];
  readonly because?: string;
}

const others = scaffold({
  "config/settings.py": `REPORTING = "replica"
DATABASES = {
    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "default.sqlite3"},
    "people": {"ENGINE": "django.db.backends.postgresql", "NAME": "people"},
    "replica": {"ENGINE": "django.db.backends.sqlite3", "NAME": "replica.sqlite3"},
}
DATABASE_ROUTERS = ["config.routers.Router"]
`,
  "config/routers.py": `class Router:
    def db_for_read(self, model, **hints):
        return "people" if model._meta.app_label == "people" else "replica"
    def db_for_write(self, model, **hints):
        return "people" if model._meta.app_label == "people" else None
    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if "target" in hints:
            return db == hints["target"]
        return db == ("people" if app_label == "people" else "default")
`,
  "people/models.py": "from django.db import models\n\nclass Person(models.Model):\n    pass\n",
  "shop/constants.py": 'PEOPLE = "people"\nQUERY = "SELECT 7"\n',
  "shop/migrations/__init__.py": "",
  "shop/models.py": "from django.db import models\n\nclass Order(models.Model):\n    pass\n",
});

const imports = `import textwrap
from contextlib import closing, contextmanager
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection, connections, migrations, router, transaction
from people.models import Person
from shop import constants
from shop.constants import PEOPLE, QUERY
from shop.models import Order
`;

/** @param code with `$0` at the cursor; put behind the imports */
async function check(
  code: string,
  expected: Expected | undefined,
  path = "shop/reports.py",
): Promise<void> {
  const text = `${imports}\n${code}`;
  const offset = text.indexOf("$0");
  assert.ok(offset >= 0, "there is no $0");
  const facts = await projectFrom({ ...others, [path]: text.replace("$0", "") });
  const found = sqlAtCursor(facts, `/project/${path}`, offset);
  if (expected === undefined) {
    assert.equal(found, undefined);
    return;
  }
  assert.ok(found, "nothing was found");
  assert.equal(found.project, "/project");
  if (expected.sql !== undefined) assert.equal(found.sql, expected.sql);
  assert.equal(found.partly, expected.partly);
  if (expected.aliases !== undefined) {
    assert.deepEqual(found.aliases, expected.aliases);
    assert.equal(found.because, expected.because);
  }
}

describe("the SQL at the cursor", () => {
  const texts: readonly (readonly [string, string, Expected])[] = [
    ["a plain string", `c.execute("SELE$0CT 1")`, { sql: "SELECT 1" }],
    ["the end of one", `c.execute("SELECT 1"$0)`, { sql: "SELECT 1" }],
    ["strings side by side", `c.execute("SELECT $0" 'a, ' "b\\n")`, { sql: "SELECT a, b\n" }],
    ["a triple one", 'c.execute("""\n  SELECT 1$0\n""", [])', { sql: "\n  SELECT 1\n" }],
    ["a raw one", `c.execute(r"SELECT '\\d$0'")`, { sql: "SELECT '\\d'" }],
    ["parentheses", `c.execute((\n    "SELECT "\n    "1$0"\n))`, { sql: "SELECT 1" }],
    ["a sum", `c.execute("SELECT " + "1$0" + " FROM t")`, { sql: "SELECT 1 FROM t" }],
    [
      "a long sum",
      `c.execute("SELECT " ${'+ "x, " '.repeat(20)}+ "1$0")`,
      { sql: `SELECT ${"x, ".repeat(20)}1` },
    ],
    [
      "a sum with something in it",
      `c.execute("SELECT $0* FROM " + table + " WHERE 1")`,
      { sql: "SELECT * FROM {table} WHERE 1", partly: "table is put in at run time" },
    ],
    [
      "an f-string",
      `c.execute(f"SELECT $0{column!r} FROM {table:>4} WHERE x = '{{}}'")`,
      {
        sql: "SELECT {column!r} FROM {table:>4} WHERE x = '{}'",
        partly: "{column!r} is put in at run time",
      },
    ],
    [
      "an f-string, with the cursor in a field",
      `c.execute(f"SELECT {col$0umn}")`,
      { sql: "SELECT {column}", partly: "{column} is put in at run time" },
    ],
    [
      "%",
      `c.execute("SELECT $0%s" % column)`,
      { sql: "SELECT %s", partly: "it is formatted at run time" },
    ],
    [
      "format",
      `c.execute("SELECT $0{}".format(column))`,
      { sql: "SELECT {}", partly: "it is formatted at run time" },
    ],
    ["parameters", `c.execute("SELECT $0%s", [1])`, { sql: "SELECT %s" }],
    [
      "dedent",
      'c.execute(textwrap.dedent("""\\\n    SELECT$0\n      1\n    """))',
      { sql: "SELECT\n  1\n" },
    ],
    ["strip", 'c.execute("""\n  SELECT 1$0\n""".strip())', { sql: "SELECT 1" }],
    ["join", `c.execute(" ".join(["SELECT", "1$0"]))`, { sql: "SELECT 1" }],
    ["a name", `sql = "SELECT 1"\nc.execute(sq$0l)`, { sql: "SELECT 1" }],
    ["the string of a name", `sql = "SELECT 1$0"\nc.execute(sql)`, { sql: "SELECT 1" }],
    [
      "the latest string of a name",
      `sql = "SELECT 1"\nsql = "SELECT 2"\nc.execute(s$0ql)`,
      { sql: "SELECT 2" },
    ],
    ["another module's name", `c.execute(QUER$0Y)`, { sql: "SELECT 7" }],
    ["a module's attribute", `c.execute(constants.QUER$0Y)`, { sql: "SELECT 7" }],
    ["one of two", `c.execute("SELECT 1$0" if quick else "SELECT 2")`, { sql: "SELECT 1" }],
    ["executemany", `c.executemany("INSERT$0 INTO t VALUES (%s)", rows)`, {}],
    ["a keyword", `c.execute(sql="SELECT $01")`, { sql: "SELECT 1" }],
    ["what is no query word", `c.execute("LOCK$0 TABLE t")`, { sql: "LOCK TABLE t" }],
  ];
  for (const [name, code, expected] of texts)
    it(`is whole in ${name}`, () =>
      check(`with connection.cursor() as c:\n    ${code.replaceAll("\n", "\n    ")}\n`, {
        ...expected,
        ...(expected.sql === undefined ? {} : { sql: indented(expected.sql, code) }),
      }));

  const runs: readonly (readonly [string, readonly string[], string | undefined, string])[] = [
    ["connection", ["default"], undefined, `connection.cursor().execute("SELECT $01")`],
    [
      "a connection by name",
      ["people"],
      undefined,
      `with connections["people"].cursor() as c:\n    c.execute("SELECT $01")`,
    ],
    [
      "the innermost of two cursors of one name",
      ["replica"],
      undefined,
      `with connections["people"].cursor() as c:\n    c.execute("SELECT 1")\nwith connections["replica"].cursor() as c:\n    c.execute("SELECT $02")`,
    ],
    [
      "the cursor that a name holds by then",
      ["replica"],
      undefined,
      `c = connections["people"].cursor()\nc = connections["replica"].cursor()\nc.execute("SELECT $02")`,
    ],
    [
      "either cursor",
      ["replica", "people"],
      undefined,
      `c = connections["people"].cursor()\nif late:\n    c = connections["replica"].cursor()\nc.execute("SELECT $02")`,
    ],
    ["a constant", ["people"], undefined, `connections[PEOPLE].cursor().execute("SELECT $01")`],
    [
      "a constant of a module",
      ["people"],
      undefined,
      `connections[constants.PEOPLE].cursor().execute("SELECT $01")`,
    ],
    [
      "Django's constant",
      ["default"],
      undefined,
      `connections[DEFAULT_DB_ALIAS].cursor().execute("SELECT $01")`,
    ],
    [
      "a setting",
      ["replica"],
      undefined,
      `connections[settings.REPORTING].cursor().execute("SELECT $01")`,
    ],
    [
      "a local connection",
      ["people"],
      undefined,
      `def f():\n    conn = connections["people"]\n    with closing(conn.cursor()) as c:\n        c.execute("SELECT $01")`,
    ],
    [
      "get_connection",
      ["people"],
      undefined,
      `transaction.get_connection(using="people").cursor().execute("SELECT $01")`,
    ],
    [
      "the routers",
      ["people"],
      undefined,
      `connections[router.db_for_write(Person)].cursor().execute("SELECT $01")`,
    ],
    [
      "a loop over aliases",
      ["default", "people"],
      undefined,
      `for alias in ("default", "people"):\n    connections[alias].cursor().execute("SELECT $01")`,
    ],
    [
      "a loop over all",
      ["default", "people", "replica"],
      undefined,
      `for conn in connections.all():\n    conn.cursor().execute("SELECT $01")`,
    ],
    [
      "a parameter",
      [],
      "using is a parameter",
      `def f(using):\n    connections[using].cursor().execute("SELECT $01")`,
    ],
    [
      "a parameter with a default",
      ["people"],
      "using is a parameter",
      `def f(using="people"):\n    connections[using].cursor().execute("SELECT $01")`,
    ],
    [
      "a parameter, as it is called",
      ["people", "replica"],
      undefined,
      `def f(using="people"):\n    connections[using].cursor().execute("SELECT $01")\n\nf()\nf("replica")`,
    ],
    [
      "a helper that is handed the text",
      ["replica"],
      undefined,
      `def run(sql, using="people"):\n    with connections[using].cursor() as c:\n        c.execute(sql)\n\nrun("SELECT 1")\nrun("SELECT $02", using="replica")`,
    ],
    [
      "a helper that makes the cursor",
      ["people"],
      undefined,
      `@contextmanager\ndef opened(alias):\n    with connections[alias].cursor() as c:\n        yield c\n\ndef f():\n    with opened("replica") as c:\n        c.execute("SELECT 1")\n\ndef g():\n    with opened("people") as c:\n        c.execute("SELECT $01")`,
    ],
    [
      "a method and its attributes",
      ["people"],
      undefined,
      `class Report:\n    sql = "SELECT $01"\n\n    def __init__(self):\n        self.conn = connections["people"]\n\n    def run(self):\n        self.conn.cursor().execute(self.sql)`,
    ],
    [
      "a constant of the module",
      ["people"],
      undefined,
      `SQL = "SELECT $01"\n\ndef f():\n    with connections["people"].cursor() as c:\n        c.execute(SQL)`,
    ],
    ["raw() as the router reads", ["replica"], undefined, `Order.objects.raw("SELECT $01")`],
    ["raw() of another app", ["people"], undefined, `Person.objects.raw("SELECT $01")`],
    [
      "raw() behind using()",
      ["default"],
      undefined,
      `Person.objects.using("default").raw("SELECT $01")`,
    ],
    [
      "raw() of db_manager()",
      ["default"],
      undefined,
      `Person.objects.db_manager("default").raw("SELECT $01")`,
    ],
    [
      "raw() with using",
      ["default"],
      undefined,
      `Person.objects.raw("SELECT $01", using="default")`,
    ],
    [
      "a queryset in a name",
      ["default"],
      undefined,
      `people = Person.objects.using("default")\npeople.raw("SELECT $01")`,
    ],
    [
      "a cursor from elsewhere",
      [],
      "elsewhere is known at run time",
      `elsewhere.execute("SELECT $01")`,
    ],
    ["nothing", [], "nothing in this file runs it", `SQL = "SELECT $01"`],
  ];
  for (const [name, aliases, because, code] of runs)
    it(`runs on ${name}`, () =>
      check(`${code}\n`, { aliases, ...(because === undefined ? {} : { because }) }));

  const migrated: readonly (readonly [string, readonly string[], string])[] = [
    ["where the app migrates", ["default"], `migrations.RunSQL("DROP TABLE$0 t")`],
    ["with a way back", ["default"], `migrations.RunSQL("A", "DROP TABLE$0 t")`],
    ["from a list", ["default"], `migrations.RunSQL(["A", ("DROP TABLE$0 t", None)])`],
    [
      "as its hints say",
      ["replica"],
      `migrations.RunSQL("DROP TABLE$0 t", hints={"target": "replica"})`,
    ],
    [
      "by a schema editor",
      ["default"],
      `def forwards(apps, schema_editor):\n    schema_editor.execute("DROP TABLE$0 t")`,
    ],
    [
      "by a schema editor's connection",
      ["default"],
      `def forwards(apps, schema_editor):\n    with schema_editor.connection.cursor() as c:\n        c.execute("DROP TABLE$0 t")`,
    ],
  ];
  for (const [name, aliases, code] of migrated)
    it(`of a migration runs ${name}`, () =>
      check(`${code}\n`, { aliases }, "shop/migrations/0002_more.py"));

  const silent: readonly (readonly [string, string])[] = [
    ["a text that is none", `print("selec$0ted")`],
    ["a docstring", `def f():\n    """SELECT 1$0 from what there is."""`],
    ["a parameter's value", `connection.cursor().execute("SELECT %s", ["a$0"])`],
    ["an alias", `connections["peop$0le"]`],
    ["a name that is no text", `rows = connection.cur$0sor()`],
    ["bytes", `x = b"SELECT 1$0"`],
    ["a number", `x = 1$02`],
    ["code that does not parse", `def (: "SELE$0`],
  ];
  for (const [name, code] of silent)
    it(`is not found in ${name}`, () => check(`${code}\n`, undefined));

  it("is looked for anywhere without an error, and soon", async function () {
    this.timeout(60_000);
    const pieces = [
      'sql = "SELECT 1"',
      "sql = sql + sql + f(sql)",
      'sql = f"{sql} {sql}"',
      "c = c if c else connections[c].cursor()",
      "with c.cursor() as c: c.execute(sql)",
      "def f(sql, c=None): return c.execute(f(sql, c)) or sql",
      "self.c = self.c.cursor()",
      "for sql in [sql, sql]: self.c.execute(sql)",
      "Order.objects.raw(sql % c)",
      'c.execute("" +',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 30 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (lines, share) => {
          const text = `${imports}\n${lines.join("\n")}\n`;
          const facts = await projectFrom({ ...others, "shop/reports.py": text });
          const start = performance.now();
          sqlAtCursor(facts, "/project/shop/reports.py", Math.floor(share * text.length));
          assert.ok(performance.now() - start < 2000);
        },
      ),
      { numRuns: 300, interruptAfterTimeLimit: 8000 },
    );
  });

  it("is not found in a file that is not there, nor beyond the end of one", async () => {
    const facts = await projectFrom({ ...others });
    assert.equal(sqlAtCursor(facts, "/project/nowhere.py", 3), undefined);
    assert.equal(sqlAtCursor(facts, "/project/shop/models.py", 10_000), undefined);
  });
});

/** The rows are indented in the function: lines within a triple string move with them. */
function indented(sql: string, code: string): string {
  return code.includes('"""') && !code.includes("dedent") && !code.includes("strip")
    ? sql.replaceAll("\n", "\n    ")
    : sql;
}
