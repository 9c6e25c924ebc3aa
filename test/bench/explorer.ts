/** The tree of an alias with 25 000 tables: a real PostgreSQL database, read over a real connection. */
import { fileURLToPath } from "node:url";
import type { Database } from "#client/databases/contract.ts";
import type { Connection } from "#client/drivers/driver.ts";
import { Processes } from "#client/drivers/process/processes.ts";
import type { PostgresqlTarget } from "#client/connections/target.ts";
import { itemText } from "#client/explorer/tree/itemText.ts";
import type { Node } from "#client/explorer/tree/nodes.ts";
import { Tree } from "#client/explorer/tree/tree.ts";
import { print } from "#test/bench/figures.ts";
import type { ModelTable } from "#shared/databases.ts";

const tables = 25_000;
const name = `bench_explorer_${process.pid}`;
const bar = "1 s";

/** Prints how long each step from the alias to a table's columns takes, and a search by name. */
export async function benchExplorer(): Promise<void> {
  const drivers = new Processes(
    fileURLToPath(import.meta.resolve("#client/drivers/process/main.ts")),
  );
  const connect = async (database: string): Promise<Connection> => {
    const opened = await drivers.open(target(database), { readOnly: false, statementTimeout: 0 });
    if (opened.kind !== "open") throw new Error(opened.detail);
    return opened.connection;
  };
  const server = await connect("postgres");
  await run(server, `CREATE DATABASE ${name}`);
  try {
    await fill(await connect(name));
    const connection = await connect(name);
    await measureTree(connection);
    await connection.close();
  } finally {
    await run(server, `DROP DATABASE ${name} WITH (FORCE)`);
    await drivers.dispose();
  }
}

async function measureTree(connection: Connection): Promise<void> {
  const id = { project: "/bench", alias: "default" };
  const models = Array.from({ length: tables }, (_, index) => model(index));
  const tree = new Tree({
    all: [{ id } as Database],
    find: () => undefined,
    browse: () => Promise.resolve({ kind: "open", connection }),
    models: () => Promise.resolve(models),
  });
  const look = (nodes: readonly Node[]): void => {
    for (const node of nodes) itemText(node, { database: undefined, filter: "", remarks: [] });
  };
  const expand = async (what: string, node: Node | undefined): Promise<readonly Node[]> => {
    if (node === undefined) throw new Error(`there is nothing to expand: ${what}`);
    const nodes = await timed(`tree of ${tables} tables, ${what}`, async () => {
      const children = await tree.children(node);
      look(children);
      return children;
    });
    return nodes;
  };
  const groups = await expand("the alias expands", tree.roots()[0]);
  const ranges = await expand(
    "its tables expand",
    groups.find((node) => node.kind === "objects"),
  );
  const shown = await expand("the last thousand expands", ranges.at(-1));
  await expand("a table expands", shown.at(-1));
  const object = shown.at(-1);
  if (object?.kind !== "object" || object.link?.models[0]?.label !== `app.Model${tables}`)
    throw new Error("the last table is not linked to its model");
  await timed(`tree of ${tables} tables, a table is found`, () => tree.nodeOf(id, object.object));
  tree.setFilter(id, "*_table_249?9");
  const [filtered] = await expand("a filter is set", tree.roots()[0]);
  if (filtered?.kind !== "objects" || filtered.objects.length !== 10)
    throw new Error("the filter lets other tables pass");
}

async function fill(connection: Connection): Promise<void> {
  await run(
    connection,
    `DO $$ BEGIN FOR i IN 1..${tables} LOOP
       EXECUTE format('CREATE TABLE app_table_%s (id bigint PRIMARY KEY, name varchar(80))', lpad(i::text, 5, '0'));
       -- Locks are kept until a commit, and the server has room for some thousands.
       IF i % 1000 = 0 THEN COMMIT; END IF;
     END LOOP; END $$`,
  );
  await connection.close();
}

async function run(connection: Connection, sql: string): Promise<void> {
  const ran = await connection.run({ sql }, { rows: 1, cellLimit: 1000 });
  if (ran.kind === "failed") throw new Error(ran.message);
}

async function timed<Value>(what: string, work: () => Promise<Value>): Promise<Value> {
  const started = performance.now();
  const value = await work();
  print({ name: what, value: `${(performance.now() - started).toFixed(0)} ms`, bar });
  return value;
}

function target(database: string): PostgresqlTarget {
  return {
    engine: "postgresql",
    host: process.env["PGHOST"] ?? "127.0.0.1",
    port: Number(process.env["PGPORT"] ?? 5432),
    user: process.env["PGUSER"] ?? "postgres",
    database,
    tls: { mode: "disable" },
    connectTimeout: 10_000,
  };
}

function model(index: number): ModelTable {
  return {
    label: `app.Model${index + 1}`,
    table: `app_table_${String(index + 1).padStart(5, "0")}`,
    managed: true,
    proxy: false,
    autoCreated: false,
    place: undefined,
    migrate: { default: true },
    write: ["default"],
    read: ["default"],
    columns: [],
  };
}
