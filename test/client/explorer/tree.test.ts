/** The tree on databases that real Django made: PostgreSQL, MariaDB and SQLite. */
import assert from "node:assert/strict";
import { itemText } from "#client/explorer/tree/itemText.ts";
import type { Node } from "#client/explorer/tree/nodes.ts";
import { stock, uniqueName, type Stocked } from "#test/client/explorer/stocked.ts";
import { makeEnvironments } from "#test/oracle/environments.ts";
import { freshMysql } from "#test/support/servers/mysql.ts";
import { freshPostgresql } from "#test/support/servers.ts";
import { freshFile } from "#test/support/sqliteFile.ts";

interface Expected {
  readonly title: string;
  make(): Promise<{ readonly stocked: Stocked; readonly drop: () => Promise<void> | void }>;
  /** From the alias to the group of tables in the schema that people use. */
  readonly tables: readonly string[];
  /** Each table of that group, with the description that has no figures. */
  readonly shown: Readonly<Record<string, string>>;
  /** The table of `shop.Elsewhere`: its schema's group. */
  readonly elsewhere: readonly string[];
  readonly withoutModel: readonly string[];
}

const refused = "refused.Stray · not migrated here by the router";
const long = `${"long_name_".repeat(6)}ends`;

const servers: readonly Expected[] = [
  {
    title: "PostgreSQL, with a search path and a table in another schema",
    make: async () => {
      const fresh = await freshPostgresql();
      await fresh.query('CREATE SCHEMA shop; CREATE SCHEMA "Old"; CREATE SCHEMA nothing');
      const { database, host, port, user } = fresh.target;
      const options = "-c search_path=shop,public";
      const stocked = await stock(
        { ...fresh.target, options },
        `{"ENGINE": "django.db.backends.postgresql", "NAME": "${database}", "HOST": "${host}", "PORT": ${port}, "USER": "${user}", "OPTIONS": {"options": "${options}"}}`,
        'Old"."order',
        [
          "DROP TABLE shop.shop_gone",
          "CREATE TABLE shop.refused_stray (id int)",
          "CREATE TABLE public.notes (id int)",
          // The first schema of the path wins.
          "CREATE TABLE public.shop_tag (id int)",
          "CREATE TABLE shop.shop_mixed (id int)",
          "CREATE VIEW shop.totals AS SELECT 1 AS one",
        ],
      );
      return { stocked, drop: fresh.drop };
    },
    tables: ["shop", "Tables"],
    shown: {
      django_content_type: "contenttypes.ContentType",
      django_migrations: "Django's record of migrations",
      [long.slice(0, 63)]: "shop.Long",
      refused_stray: refused,
      Shop_Mixed: "shop.Mixed",
      shop_mixed: "",
      shop_order: "shop.Order",
      shop_order_tags: "shop.Order_tags",
      shop_tag: "shop.Tag",
    },
    elsewhere: ["Old", "Tables", "order"],
    withoutModel: ["public.notes", "public.shop_tag", "shop.shop_mixed"],
  },
  {
    title: "MariaDB, with a table in another database",
    make: async () => {
      const fresh = await freshMysql();
      const { database, host, port, user, password } = fresh.target;
      const other = uniqueName();
      await fresh.query(`CREATE DATABASE ${other}`);
      const stocked = await stock(
        fresh.target,
        `{"ENGINE": "django.db.backends.mysql", "NAME": "${database}", "HOST": "${host}", "PORT": ${port}, "USER": "${user}", "PASSWORD": "${password ?? ""}"}`,
        `${other}\`.\`order`,
        [
          "DROP TABLE shop_gone",
          "CREATE TABLE refused_stray (id int)",
          "CREATE TABLE notes (id int)",
        ],
      );
      const drop = async (): Promise<void> => {
        await fresh.query(`DROP DATABASE ${other}`);
        await fresh.drop();
      };
      return { stocked, drop };
    },
    tables: ["{database}", "Tables"],
    shown: {
      django_content_type: "contenttypes.ContentType",
      django_migrations: "Django's record of migrations",
      [long]: "shop.Long",
      notes: "",
      refused_stray: refused,
      Shop_Mixed: "shop.Mixed",
      shop_order: "shop.Order",
      shop_order_tags: "shop.Order_tags",
      shop_tag: "shop.Tag",
    },
    elsewhere: ["{other}", "Tables", "order"],
    withoutModel: ["notes"],
  },
  {
    title: "SQLite, whose names have no case",
    make: async () => {
      const fresh = freshFile();
      const stocked = await stock(
        fresh.target,
        `{"ENGINE": "django.db.backends.sqlite3", "NAME": "${fresh.path}"}`,
        'main"."order',
        [
          "DROP TABLE shop_gone",
          "CREATE TABLE refused_stray (id int)",
          "CREATE TABLE notes (id int)",
          "ALTER TABLE Shop_Mixed RENAME TO passing",
          "ALTER TABLE passing RENAME TO SHOP_MIXED",
        ],
      );
      return { stocked, drop: () => fresh.drop() };
    },
    tables: ["Tables"],
    shown: {
      django_content_type: "contenttypes.ContentType",
      django_migrations: "Django's record of migrations",
      [long]: "shop.Long",
      notes: "",
      order: "shop.Elsewhere",
      refused_stray: refused,
      SHOP_MIXED: "shop.Mixed",
      shop_order: "shop.Order",
      shop_order_tags: "shop.Order_tags",
      shop_tag: "shop.Tag",
    },
    elsewhere: ["Tables", "order"],
    withoutModel: ["notes"],
  },
];

for (const expected of servers)
  describe(`tree: ${expected.title}`, function () {
    this.timeout(120_000);
    let stocked: Stocked;
    let drop: () => Promise<void> | void = () => {};

    before(async () => {
      await makeEnvironments();
      ({ stocked, drop } = await expected.make());
    });

    after(async () => {
      await stocked.end();
      await drop();
    });

    it("links every table to its model, and marks what the router does not allow", async () => {
      const nodes = await childrenAt(...expected.tables);
      const shown = nodes.map((node) => [text(node).label, withoutFigures(node)] as const);
      assert.deepEqual(Object.fromEntries(shown), expected.shown);
      const stray = nodes.find((node) => text(node).label === "refused_stray");
      assert.equal(stray && text(stray).icon, "warning");
    });

    it("finds the table of a name with its schema", async () => {
      const node = await at(...expected.elsewhere);
      assert.equal(withoutFigures(node), "shop.Elsewhere");
    });

    it("calls orphans what has no other side, and nothing else", async () => {
      const tables = await childrenAt("Tables without a Model");
      assert.deepEqual(tables.map((node) => text(node).label).sort(), expected.withoutModel);
      const models = await childrenAt("Models without a Table");
      assert.deepEqual(
        models.map((node) => text(node).label),
        ["shop.Gone"],
      );
    });

    it("shows a table's columns, keys and indexes, and the fields of its model", async () => {
      const parts = await childrenAt(...expected.tables, "shop_order_tags");
      const titles = parts.map((node) => text(node).label);
      for (const title of ["Columns", "Indexes", "Foreign Keys"]) assert.ok(titles.includes(title));
      const columns = await childrenAt(...expected.tables, "shop_order_tags", "Columns");
      assert.deepEqual(
        columns.map((node) => [text(node).label, text(node).icon]),
        [
          ["id", "key"],
          ["order_id", "references"],
          ["tag_id", "references"],
        ],
      );
      assert.ok(columns[1] && text(columns[1]).tooltip.some((line) => line.startsWith("Field: ")));
      const keys = await childrenAt(...expected.tables, "shop_order_tags", "Foreign Keys");
      const targets = keys.map((node) => /^→ \w+ \(id\)/.exec(text(node).description ?? "")?.[0]);
      assert.deepEqual(
        targets.toSorted((one = "", other = "") => one.localeCompare(other)),
        ["→ shop_order (id)", "→ shop_tag (id)"],
      );
    });

    it("finds the node of an object, with the same id as the one that is shown", async () => {
      const shown = await at(...expected.tables, "shop_order");
      assert.equal(shown.kind, "object");
      const found = await stocked.tree.nodeOf(stocked.id, shown.object);
      assert.equal(found?.id, shown.id);
    });

    it("is the same when it is read again", async () => {
      const ids = async () => (await childrenAt(...expected.tables)).map(({ id }) => id);
      const before = await ids();
      stocked.tree.drop();
      assert.deepEqual(await ids(), before);
    });

    it("filters by the names of tables, schemas and models", async () => {
      const passing = async (pattern: string) => {
        stocked.tree.setFilter(stocked.id, pattern);
        const nodes = await childrenAt(...expected.tables);
        stocked.tree.setFilter(stocked.id, "");
        return nodes.map((node) => text(node).label);
      };
      assert.deepEqual(await passing("shop.tag"), ["shop_tag"]);
      assert.deepEqual(await passing("shop_order*"), ["shop_order", "shop_order_tags"]);
      assert.deepEqual(await passing("no such"), ["Nothing passes the filter"]);
    });

    /** The node with these labels from the alias on; `{database}` and `{other}` stand for MariaDB's databases. */
    async function at(...labels: readonly string[]): Promise<Node> {
      let node: Node = stocked.tree.root(stocked.id);
      for (const label of labels) {
        const children: readonly Node[] = await stocked.tree.children(node);
        const found = children.find((child) => isCalled(child, label));
        const present = children.map((child) => text(child).label).join(", ");
        assert.ok(found, `${label} is not among ${present}`);
        node = found;
      }
      return node;
    }

    async function childrenAt(...labels: readonly string[]): Promise<readonly Node[]> {
      return stocked.tree.children(await at(...labels));
    }

    function isCalled(node: Node, label: string): boolean {
      const { database } = stocked.connection.server;
      if (label === "{database}") return text(node).label === database;
      // Other tests have databases there too.
      if (label === "{other}") return node.kind === "schema" && node.schema === stocked.otherSchema;
      return text(node).label === label;
    }
  });

function text(node: Node) {
  return itemText(node, { database: undefined, filter: "", remarks: [] });
}

/** Rows and sizes are estimates, which a server makes when it likes. */
function withoutFigures(node: Node): string {
  return (text(node).description ?? "")
    .split(" · ")
    .filter((part) => !/^~|^[\d.]+ (?:bytes|[KMGTP]B)$/.test(part))
    .join(" · ");
}
