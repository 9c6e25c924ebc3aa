/** The engines that are measured: a database of each, and what its SQL is. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Target } from "#client/connections/target.ts";
import { freshPostgresql } from "#test/support/servers.ts";
import { freshMysql } from "#test/support/servers/mysql.ts";

/** A database to measure. */
export interface Measured {
  readonly engine: string;
  readonly target: Target;
  /** Runs statements past the drivers. */
  readonly prepare: (sql: string) => Promise<unknown>;
  readonly drop: () => Promise<void>;
  /** Makes `big` with a million rows of four columns. */
  readonly million: readonly string[];
  /** Makes 1000 tables whose names begin with this. */
  readonly thousand: (prefix: string) => readonly string[];
  /** Takes ten seconds. */
  readonly slow: string;
  /** The schema of those tables. */
  readonly schema: string;
}

export const engines: readonly (() => Promise<Measured>)[] = [postgresql, mysql, sqlite];

/** The numbers below a million, as each engine makes them: `n` of `digits`. */
const places = [1, 10, 100, 1000, 10_000, 100_000];
const digit = Array.from({ length: 10 }, (_, at) => `select ${at} as n`).join(" union all ");
const numbers = `select ${places.map((factor, at) => `d${at}.n * ${factor}`).join(" + ")} + 1 as n from ${places.map((_, at) => `(${digit}) as d${at}`).join(" cross join ")}`;

const names = Array.from({ length: 1000 }, (_, at) => at);

async function postgresql(): Promise<Measured> {
  const { target, query, drop } = await freshPostgresql();
  return {
    ...{ engine: "PostgreSQL", target, prepare: query, drop, schema: "public" },
    million: [
      `create table big as select g as id, md5(g::text) as name, g * 1.25 as price,
        timestamptz '2024-01-01' + g * interval '1 second' as at from generate_series(1, 1000000) as g`,
      "analyze big",
    ],
    thousand: (prefix) => [
      `do $$ begin for i in 1..1000 loop
        execute format('create table ${prefix}%s (a int, b text)', i); end loop; end $$`,
    ],
    slow: "select pg_sleep(10)",
  };
}

async function mysql(): Promise<Measured> {
  const fresh = await freshMysql();
  const { target } = fresh;
  return {
    ...{ engine: "MariaDB", target, schema: target.database },
    prepare: (sql) => fresh.query(sql),
    drop: () => fresh.drop(),
    million: [
      `create table big as select n as id, md5(n) as name, n * 1.25 as price,
        date_add('2024-01-01', interval n second) as at from (${numbers}) as s`,
    ],
    thousand: (prefix) => names.map((at) => `create table ${prefix}${at} (a int, b text)`),
    slow: "select sleep(10)",
  };
}

async function sqlite(): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), "bench-sqlite-"));
  const file = join(folder, "bench.sqlite3");
  writeFileSync(file, "");
  const database = new DatabaseSync(file);
  database.exec("pragma journal_mode = wal; pragma synchronous = off");
  return {
    engine: "SQLite",
    target: { engine: "sqlite", file, busyTimeout: 5000, initCommands: [] },
    prepare: (sql) => Promise.resolve(database.exec(sql)),
    drop: () => {
      database.close();
      rmSync(folder, { recursive: true });
      return Promise.resolve();
    },
    million: [
      `create table big as select n as id, hex(n * 7919) as name, n * 1.25 as price,
        datetime('2024-01-01', n || ' seconds') as at from (${numbers})`,
    ],
    thousand: (prefix) => [
      `begin; ${names.map((at) => `create table ${prefix}${at} (a int, b text)`).join(";")}; commit`,
    ],
    slow: "with recursive s(n) as (select 1 union all select n + 1 from s) select count(*) from s",
    schema: "main",
  };
}
