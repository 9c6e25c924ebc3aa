/** What SQLite tells about its objects. */
import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { sqlite } from "#client/drivers/sqlite/engine.ts";
import { freshFile } from "#test/support/sqliteFile.ts";
import { answer, opened } from "#test/support/sessions.ts";

const statements = [
  "CREATE TABLE author (id integer PRIMARY KEY AUTOINCREMENT, name varchar(100) NOT NULL UNIQUE)",
  `CREATE TABLE book (
    id integer PRIMARY KEY, author_id bigint NOT NULL REFERENCES author (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    title varchar(200) NOT NULL DEFAULT 'no ''title''' CHECK (length(title) > 0), price decimal,
    half AS (price / 2), twice decimal GENERATED ALWAYS AS (price * 2) STORED,
    CONSTRAINT "not negative" CHECK (price >= 0 AND title <> ')'), UNIQUE (title, price)
  )`,
  "CREATE INDEX by_lower ON book (lower(title), price DESC) WHERE price > 3 AND title <> 'x)'",
  "CREATE TABLE pair (a int, b int, c text, PRIMARY KEY (b, a)) WITHOUT ROWID",
  "CREATE VIEW titles AS SELECT title FROM book",
  "CREATE TRIGGER shout AFTER INSERT ON book BEGIN SELECT 1; END",
  `CREATE TABLE "odd ""name""; -- '" ("a ""b""" int)`,
  "INSERT INTO author (name) VALUES ('a'), ('b')",
  "ANALYZE",
];

describe("the catalog of SQLite", () => {
  it("lists schemas, objects and columns, of what is attached too", async () => {
    const file = freshFile(...statements);
    const other = freshFile("CREATE TABLE elsewhere (x int)");
    const session = await opened(sqlite, file.target);
    await answer(session, `ATTACH '${other.path}' AS "other one"`);
    const schemas = await session.list({ of: "schemas" });
    assert(schemas.kind === "schemas");
    assert.deepEqual(
      schemas.schemas.map(({ name, isDefault }) => [name, isDefault]),
      [
        ["main", true],
        ["other one", false],
      ],
    );
    const objects = await session.list({ of: "objects", schema: "main" });
    assert(objects.kind === "objects");
    assert.deepEqual(
      objects.objects.map(({ kind, name, rows }) => [kind, name, rows]),
      [
        ["table", "author", 2],
        ["table", "book", 0],
        ["table", 'odd "name"; -- \'', undefined],
        ["table", "pair", undefined],
        ["view", "titles", undefined],
      ],
    );
    const all = await session.list({ of: "all-objects" });
    assert(all.kind === "objects");
    assert.deepEqual(all.objects.at(-1), { kind: "table", schema: "other one", name: "elsewhere" });
    const columns = await session.list({ of: "columns", schema: "main" });
    assert(columns.kind === "columns");
    assert.deepEqual(
      columns.columns.filter(({ table }) => table === "book").map(({ name, type }) => [name, type]),
      [
        ["id", "INTEGER"],
        ["author_id", "bigint"],
        ["title", "varchar(200)"],
        ["price", "decimal"],
        ["half", ""],
        ["twice", "decimal"],
      ],
    );
    await session.close();
    other.drop();
    file.drop();
  });

  it("describes tables whole", async () => {
    const file = freshFile(...statements);
    const session = await opened(sqlite, file.target, { readOnly: true });
    const book = await session.describe({ kind: "table", schema: "main", name: "book" });
    assert(book.kind === "description");
    assert.deepEqual(
      book.columns.map((column) => [column.name, column.null, column.default, column.generated]),
      [
        ["id", false, undefined, "identity"],
        ["author_id", false, undefined, undefined],
        ["title", false, "'no ''title'''", undefined],
        ["price", true, undefined, undefined],
        ["half", true, undefined, "virtual"],
        ["twice", true, undefined, "stored"],
      ],
    );
    assert.deepEqual(book.primaryKey, ["id"]);
    assert.deepEqual(
      book.indexes.map(({ name, columns, unique, where }) => [name, columns, unique, where]),
      [
        ["sqlite_autoindex_book_1", ["title", "price"], true, undefined],
        ["by_lower", ["lower(title)", "price DESC"], false, "price > 3 AND title <> 'x)'"],
      ],
    );
    assert.deepEqual(book.foreignKeys, [
      {
        ...{ name: "book(author_id)", columns: ["author_id"] },
        target: { schema: "main", table: "author", columns: ["id"] },
        ...{ onDelete: "CASCADE", onUpdate: "NO ACTION" },
      },
    ]);
    assert.deepEqual(
      book.constraints.map(({ name, type, definition }) => [name, type, definition]),
      [
        ["", "check", "CHECK (length(title) > 0)"],
        ["not negative", "check", "CHECK (price >= 0 AND title <> ')')"],
        ["sqlite_autoindex_book_1", "unique", "UNIQUE (title, price)"],
      ],
    );
    assert.deepEqual(
      book.triggers.map(({ name }) => name),
      ["shout"],
    );
    assert.match(book.create, /^CREATE TABLE book \([^]*;\nCREATE INDEX by_lower/);
    assert.equal(book.bytes, 4096);
    const author = await session.describe({ kind: "table", schema: "main", name: "author" });
    assert(author.kind === "description");
    assert.equal(author.rows, 2);
    const pair = await session.describe({ kind: "table", schema: "main", name: "pair" });
    assert(pair.kind === "description");
    assert.deepEqual(pair.primaryKey, ["b", "a"]);
    assert.deepEqual(
      pair.columns.map(({ generated }) => generated),
      [undefined, undefined, undefined],
    );
    const odd = await session.describe({
      kind: "table",
      schema: "main",
      name: 'odd "name"; -- \'',
    });
    assert(odd.kind === "description");
    assert.deepEqual(
      odd.columns.map(({ name }) => name),
      ['a "b"'],
    );
    const view = await session.describe({ kind: "view", schema: "main", name: "titles" });
    assert(view.kind === "description");
    assert.match(view.create, /^CREATE VIEW titles/);
    assert.equal(
      (await session.describe({ kind: "table", schema: "main", name: "none" })).kind,
      "failed",
    );
    await session.close();
    file.drop();
  });

  it("lists 25 000 tables and views within a second", async () => {
    const file = freshFile();
    const database = new DatabaseSync(file.path);
    // Written into the schema at once: making them one by one takes a minute.
    database.enableDefensive(false);
    database.exec("PRAGMA writable_schema = ON");
    database.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 25000)
      INSERT INTO sqlite_schema SELECT 'view', 'v' || i, 'v' || i, 0,
        'CREATE VIEW v' || i || ' AS SELECT ' || i || ' AS id, ''x'' AS name' FROM n`);
    database.close();
    const session = await opened(sqlite, file.target, { readOnly: true });
    const started = performance.now();
    const objects = await session.list({ of: "objects", schema: "main" });
    const milliseconds = performance.now() - started;
    assert(objects.kind === "objects");
    assert.equal(objects.objects.length, 25_000);
    assert(milliseconds < 5000, `${milliseconds} ms`);
    await session.close();
    file.drop();
  }).timeout(60_000);
});
