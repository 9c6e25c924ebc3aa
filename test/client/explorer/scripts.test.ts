/** The statements that are written for a table, and what real servers say to them. */
import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import type { ColumnDescription, Description } from "#client/drivers/catalog.ts";
import { script, type ScriptPlace } from "#client/explorer/tree/scripts.ts";

const sqlite: ScriptPlace = { dialect: "sqlite", defaultSchema: "main" };
const mysql: ScriptPlace = { dialect: "mysql", defaultSchema: "shop" };
const unknown: ScriptPlace = { dialect: undefined, defaultSchema: undefined };

describe("script", () => {
  it("SELECT names every column, and the schema where it is not the first of the path", () => {
    assert.equal(
      script("select", table("main", "order", column("id"), column('say "hi"')), sqlite),
      'SELECT\n  "id",\n  "say ""hi"""\nFROM "order"\nLIMIT 100;\n',
    );
    assert.equal(
      script("select", table("other", "order", column("a`b")), mysql),
      "SELECT\n  `a``b`\nFROM `other`.`order`\nLIMIT 100;\n",
    );
  });

  it("SELECT of an engine whose SQL is not known says nothing of a limit", () => {
    assert.equal(
      script("select", table("SHOP", "ORDER", column("ID")), unknown),
      'SELECT\n  "ID"\nFROM "SHOP"."ORDER";\n',
    );
  });

  it("INSERT leaves out what the server computes, and binds the rest by name", () => {
    const order = table(
      "main",
      "order",
      column("id", "identity"),
      column("name"),
      column("total", "stored"),
    );
    assert.equal(
      script("insert", order, sqlite),
      'INSERT INTO "order" (\n  "name"\n) VALUES (\n  %(name)s\n);\n',
    );
  });

  it("INSERT binds by place where a name is none for Python, and doubles percent signs", () => {
    const odd = table("main", "100%", column("a b"), column("50%"), column("c"));
    assert.equal(
      script("insert", odd, sqlite),
      'INSERT INTO "100%%" (\n  "a b",\n  "50%%",\n  "c"\n) VALUES (\n  %s,\n  %s,\n  %s\n);\n',
    );
  });

  it("INSERT into a table of computed columns alone takes the defaults", () => {
    const counter = table("main", "counter", column("id", "identity"));
    assert.equal(script("insert", counter, sqlite), 'INSERT INTO "counter" DEFAULT VALUES;\n');
    assert.equal(
      script("insert", table("shop", "counter", column("id", "identity")), mysql),
      "INSERT INTO `counter` () VALUES ();\n",
    );
  });

  it("CREATE is the server's statement with one terminator", () => {
    const made = { ...table("main", "t"), create: "CREATE TABLE t (id int)" };
    assert.equal(script("create", made, sqlite), "CREATE TABLE t (id int);\n");
    assert.equal(
      script("create", { ...made, create: `${made.create};\n` }, sqlite),
      `${made.create};\n`,
    );
  });

  it("SQLite runs what is written for names of all sorts", () => {
    const names = [
      "order",
      'quo"te',
      "per%cent",
      "sp ace",
      "semi;colon",
      "--",
      "ünïcödé",
      "SELECT",
    ];
    for (const name of names) {
      const database = new DatabaseSync(":memory:");
      const description = table("main", name, ...names.map((each) => column(each)));
      const quoted = names.map((each) => `"${each.replaceAll('"', '""')}"`);
      database.exec(`CREATE TABLE "${name.replaceAll('"', '""')}" (${quoted.join(", ")})`);
      // What Django's cursor makes of `%s` and `%%`.
      const insert = script("insert", description, sqlite).replaceAll(/%(%|s)/g, (_, letter) =>
        letter === "%" ? "%" : "?",
      );
      database.prepare(insert).run(...names);
      const row = database.prepare(script("select", description, sqlite)).get();
      assert.deepEqual(Object.values(row ?? {}), names);
      database.close();
    }
  });
});

function table(
  schema: string,
  name: string,
  ...columns: readonly ColumnDescription[]
): Description {
  return {
    kind: "description",
    object: { kind: "table", schema, name },
    columns,
    primaryKey: [],
    indexes: [],
    foreignKeys: [],
    constraints: [],
    triggers: [],
    rows: undefined,
    bytes: undefined,
    comment: undefined,
    create: "",
  };
}

function column(name: string, generated?: ColumnDescription["generated"]): ColumnDescription {
  return {
    name,
    type: "text",
    null: true,
    default: undefined,
    generated,
    collation: undefined,
    comment: undefined,
  };
}
