/** What MySQL tells about its objects. */
import assert from "node:assert/strict";
import { linkSync } from "node:fs";
import path from "node:path";
import type { Description, ListedObject } from "#client/drivers/catalog.ts";
import type { EngineSession } from "#client/drivers/engine.ts";
import { mysql } from "#client/drivers/mysql/engine.ts";
import { freshMysql, startMariaDb, type FreshMysql } from "#test/support/servers/mysql.ts";
import { answer, opened } from "#test/support/sessions.ts";

const statements = [
  "CREATE TABLE author (id bigint PRIMARY KEY AUTO_INCREMENT, name varchar(100) NOT NULL, UNIQUE KEY by_name (name))",
  `CREATE TABLE book (
    id bigint NOT NULL AUTO_INCREMENT, author_id bigint NOT NULL COMMENT 'who wrote it',
    title varchar(200) NOT NULL DEFAULT 'no ''title''', price decimal(10,2) DEFAULT 0.5, half decimal(10,2) AS (price / 2),
    double_price decimal(10,2) AS (price * 2) STORED, at datetime(6) DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    note text, PRIMARY KEY (id), KEY part (title(10), price DESC),
    CONSTRAINT written_by FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE,
    CONSTRAINT not_negative CHECK (price >= 0)
  ) COMMENT 'Books'`,
  "INSERT INTO author (name) VALUES ('a')",
  "INSERT INTO book (author_id) VALUES (1), (1)",
  "CREATE VIEW titles AS SELECT title FROM book",
  "CREATE TRIGGER shout BEFORE INSERT ON book FOR EACH ROW SET NEW.title = UPPER(NEW.title)",
  "CREATE FUNCTION one() RETURNS int DETERMINISTIC COMMENT 'one' RETURN 1",
  "CREATE PROCEDURE one() SELECT 1",
  "CREATE TABLE `odd ``name``; -- '` (`a ``b``` int)",
];

describe("the catalog of MySQL", () => {
  let database: FreshMysql;
  let session: EngineSession;
  let schema: string;
  before(async () => {
    database = await freshMysql();
    for (const sql of statements) await database.query(sql);
    await database.query("ANALYZE TABLE book");
    schema = database.target.database;
    session = await opened(mysql, {
      ...database.target,
      sqlMode: "ANSI_QUOTES,NO_BACKSLASH_ESCAPES",
    });
  });
  after(async () => {
    await session.close();
    await database.drop();
  });

  it("lists the schemas", async () => {
    const listing = await session.list({ of: "schemas" });
    assert(listing.kind === "schemas");
    assert.deepEqual(
      listing.schemas.filter(({ isDefault }) => isDefault),
      [{ name: schema, isDefault: true, isSystem: false }],
    );
    assert(listing.schemas.some(({ name, isSystem }) => name === "mysql" && isSystem));
  });

  it("lists the objects of a schema, with estimates and comments", async () => {
    const objects = await objectsOf(session, schema);
    assert.deepEqual(
      objects.map(({ kind, name, signature }) => [kind, name, signature]),
      [
        ["table", "author", undefined],
        ["table", "book", undefined],
        ["table", "odd `name`; -- '", undefined],
        ["routine", "one", "function"],
        ["routine", "one", "procedure"],
        ["view", "titles", undefined],
      ],
    );
    const book = objects.find(({ name }) => name === "book");
    assert.deepEqual([book?.rows, book?.comment], [2, "Books"]);
    assert((book?.bytes ?? 0) >= 16_384);
    const all = await session.list({ of: "all-objects" });
    assert(all.kind === "objects");
    assert.equal(all.objects.filter((object) => object.schema === schema).length, 6);
    assert(!all.objects.some((object) => object.schema === "mysql"));
  });

  it("lists the columns of a schema", async () => {
    const listing = await session.list({ of: "columns", schema });
    assert(listing.kind === "columns");
    assert.deepEqual(
      listing.columns.filter(({ table }) => table !== "book"),
      [
        { table: "author", name: "id", type: "bigint(20)" },
        { table: "author", name: "name", type: "varchar(100)" },
        { table: "odd `name`; -- '", name: "a `b`", type: "int(11)" },
        { table: "titles", name: "title", type: "varchar(200)" },
      ],
    );
  });

  it("describes a table whole", async () => {
    const book = await describedAs(session, schema, "book");
    assert.deepEqual(
      book.columns.map((column) => [
        column.name,
        column.type,
        column.null,
        column.default,
        column.generated,
      ]),
      [
        ["id", "bigint(20)", false, undefined, "identity"],
        ["author_id", "bigint(20)", false, undefined, undefined],
        ["title", "varchar(200)", false, "'no ''title'''", undefined],
        ["price", "decimal(10,2)", true, "0.50", undefined],
        ["half", "decimal(10,2)", true, undefined, "virtual"],
        ["double_price", "decimal(10,2)", true, undefined, "stored"],
        [
          "at",
          "datetime(6)",
          true,
          "current_timestamp(6) ON UPDATE current_timestamp(6)",
          undefined,
        ],
        ["note", "text", true, undefined, undefined],
      ],
    );
    assert.equal(book.columns[1]?.comment, "who wrote it");
    assert.deepEqual(book.primaryKey, ["id"]);
    const part = book.indexes.find(({ name }) => name === "part");
    assert.deepEqual([part?.columns[0], part?.unique, part?.method], ["title(10)", false, "btree"]);
    assert.deepEqual(book.foreignKeys, [
      {
        ...{ name: "written_by", columns: ["author_id"], onDelete: "CASCADE" },
        target: { schema, table: "author", columns: ["id"] },
        onUpdate: book.foreignKeys[0]?.onUpdate,
      },
    ]);
    assert.deepEqual(
      book.constraints.map(({ name, type, definition }) => [name, type, definition]),
      [["not_negative", "check", 'CHECK ("price" >= 0)']],
    );
    assert.deepEqual(
      book.triggers.map(({ name }) => name),
      ["shout"],
    );
    assert.match(book.triggers[0]?.definition ?? "", /BEFORE INSERT FOR EACH ROW SET NEW/);
    assert.match(book.create, /^CREATE TABLE/);
    assert.deepEqual([book.rows, book.comment], [2, "Books"]);
    const author = await describedAs(session, schema, "author");
    assert.deepEqual(author.constraints, [
      { name: "by_name", type: "unique", columns: ["name"], definition: "UNIQUE (name)" },
    ]);
  });

  it("describes a view, routines of one name, and a table of an odd name", async () => {
    const view = await session.describe({ kind: "view", schema, name: "titles" });
    assert(view.kind === "description");
    assert.match(view.create, /^CREATE .*VIEW/);
    assert.equal(view.columns[0]?.type, "varchar(200)");
    for (const signature of ["function", "procedure"]) {
      const routine = await session.describe({ kind: "routine", schema, name: "one", signature });
      assert(routine.kind === "description");
      assert.match(routine.create, new RegExp(`^CREATE .*${signature}`, "i"));
    }
    const odd = await describedAs(session, schema, "odd `name`; -- '");
    assert.deepEqual(
      odd.columns.map(({ name }) => name),
      ["a `b`"],
    );
    const missing = await session.describe({ kind: "table", schema, name: "missing" });
    assert.equal(missing.kind, "failed");
  });
});

describe("a large catalog of MySQL", () => {
  it("lists 25 000 tables within a second", async function many() {
    this.timeout(120_000);
    // A server of its own keeps the shared one free of them.
    const { server, own } = await startMariaDb("mariadb-many");
    const target = { ...server, tls: { mode: "disable" }, connectTimeout: 10_000 } as const;
    const session = await opened(mysql, { engine: "mysql", ...target });
    await answer(session, "CREATE DATABASE many");
    await answer(session, "CREATE TABLE many.t1 (id int PRIMARY KEY) ENGINE = MEMORY");
    // A table in memory is the file of its definition, and nothing else.
    const folder = path.join(own.folder, "data", "many");
    for (let number = 2; number <= 25_000; number++)
      linkSync(path.join(folder, "t1.frm"), path.join(folder, `t${number}.frm`));
    // The machine may be busy with other tests: the best of a few.
    const times: number[] = [];
    for (let round = 0; round < 5; round++) {
      const started = performance.now();
      assert.equal((await objectsOf(session, "many")).length, 25_000);
      times.push(performance.now() - started);
    }
    assert(Math.min(...times) < 1000, times.join(" "));
    await session.close();
    own.stop();
  });
});

async function objectsOf(session: EngineSession, schema: string): Promise<readonly ListedObject[]> {
  const listing = await session.list({ of: "objects", schema });
  assert(listing.kind === "objects", listing.kind === "failed" ? listing.message : "");
  return listing.objects;
}

async function describedAs(
  session: EngineSession,
  schema: string,
  name: string,
): Promise<Description> {
  const described = await session.describe({ kind: "table", schema, name });
  assert(described.kind === "description", described.kind === "failed" ? described.message : "");
  return described;
}
