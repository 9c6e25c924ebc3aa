/** The tree of an alias with 25 000 tables: a real PostgreSQL database, read over a real connection. */
import { fileURLToPath } from "node:url";
import type { Database } from "#client/databases/contract.ts";
import type { Connection } from "#client/drivers/driver.ts";
import { Processes } from "#client/drivers/process/processes.ts";
import { itemText } from "#client/explorer/tree/itemText.ts";
import type { Node } from "#client/explorer/tree/nodes.ts";
import { Tree } from "#client/explorer/tree/tree.ts";
import { print } from "#test/bench/figures.ts";
import { freshPostgresql } from "#test/support/servers.ts";
import type { ModelTable } from "#shared/databases.ts";

const tables = 25_000;
const bar = "1 s";

/** Prints how long each step from the alias to a table's columns takes, and a search by name. */
export async function benchExplorer(): Promise<void> {
  const drivers = new Processes(
    fileURLToPath(import.meta.resolve("#client/drivers/process/main.ts")),
  );
  const fresh = await freshPostgresql();
  try {
    // Locks are kept until a commit, and the server has room for some thousands.
    await fresh.query(`DO $$ BEGIN FOR i IN 1..${tables} LOOP
      EXECUTE format('CREATE TABLE app_table_%s (id bigint PRIMARY KEY, name varchar(80))', lpad(i::text, 5, '0'));
      IF i % 1000 = 0 THEN COMMIT; END IF;
    END LOOP; END $$`);
    const opened = await drivers.open(fresh.target, { readOnly: true, statementTimeout: 0 });
    if (opened.kind !== "open") throw new Error(opened.detail);
    await measureTree(opened.connection);
    await opened.connection.close();
  } finally {
    await fresh.drop();
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

async function timed<Value>(what: string, work: () => Promise<Value>): Promise<Value> {
  const started = performance.now();
  const value = await work();
  print({ name: what, value: `${(performance.now() - started).toFixed(0)} ms`, bar });
  return value;
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
