/** A project with an alias on each server, all databases its own, through custom engines that subclass Django's. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { DjangoTarget } from "#client/connections/target.ts";
import type { Connection, Finished, RunOptions, SessionOptions } from "#client/drivers/driver.ts";
import { Processes } from "#client/drivers/process/processes.ts";
import type { Cell } from "#client/drivers/values.ts";
import { root } from "#test/oracle/environments.ts";
import { djangoProject, settings, sqliteAlias } from "#test/support/djangoProject.ts";
import type { DjangoProject } from "#test/support/djangoProject.ts";

export type Server = "postgresql" | "mysql" | "sqlite";
export const servers: readonly Server[] = ["postgresql", "mysql", "sqlite"];

/** The project, and how its aliases are opened. */
export interface Fixture {
  readonly project: DjangoProject;
  target(server: string): DjangoTarget;
  open(server: string, options?: Partial<SessionOptions>): Promise<Connection>;
  remove(): Promise<void>;
}

const drivers = new Processes(join(root, "client/drivers/process/main.ts"));
const plainly: RunOptions = { rows: 100, cellLimit: 10_000 };

/** Makes the databases; the engines are packages of the project, as third parties write them. */
export async function makeFixture(django?: string): Promise<Fixture> {
  const name = `multidb_py_${randomBytes(6).toString("hex")}`;
  const server = (alias: string, engine: string, user: string, database: string) =>
    `"${alias}": {"ENGINE": "${engine}", "HOST": "127.0.0.1", "USER": "${user}", "NAME": "${database}"},`;
  const custom = (vendor: string) =>
    `from django.db.backends.${vendor} import base\n\n\nclass DatabaseWrapper(base.DatabaseWrapper):\n    display_name = "Custom"\n`;
  const project = djangoProject(
    {
      "conf/settings.py": settings(
        [
          sqliteAlias(),
          sqliteAlias("sqlite", "own.sqlite3").replace("django.db.backends.sqlite3", "own.lite"),
          server("postgresql", "own.post", "postgres", name),
          server("mysql", "own.my", "root", name),
          server("wrong", "own.post", "nobody_here", name),
          server("missing", "own.post", "postgres", "no_such_database"),
          `"leaky": {"ENGINE": "own.leaky", "NAME": "x", "PASSWORD": "hunter" + str(2 * 21)},`,
          `"closed": {"ENGINE": "own.post", "HOST": "127.0.0.1", "PORT": "1", "NAME": "x"},`,
          server("postgres", "django.db.backends.postgresql", "postgres", "postgres"),
          server("mysqls", "django.db.backends.mysql", "root", "mysql"),
        ].join("\n"),
        'INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "shop"]',
        "import pymysql",
        "pymysql.install_as_MySQLdb()",
      ),
      "shop/__init__.py": "",
      "shop/models.py": `from django.db import models\n\n\nclass Item(models.Model):\n    name = models.CharField(max_length=150)\n    price = models.DecimalField(max_digits=8, decimal_places=2)\n`,
      "own/__init__.py": "",
      "own/lite/__init__.py": "",
      "own/lite/base.py": custom("sqlite3"),
      "own/post/__init__.py": "",
      "own/post/base.py": custom("postgresql"),
      "own/leaky/__init__.py": "",
      "own/leaky/base.py": `${custom("dummy")}\n    def ensure_connection(self):\n        raise ValueError(f"cannot connect with {self.settings_dict}")\n`,
      "own/my/__init__.py": "",
      "own/my/base.py": custom("mysql"),
    },
    django,
  );
  const target = (alias: string): DjangoTarget => ({
    engine: "django",
    alias,
    python: project.target,
  });
  const open = async (alias: string, options: Partial<SessionOptions> = {}) => {
    const whole = { readOnly: false, statementTimeout: 0, ...options };
    const opened = await drivers.open(target(alias), whole);
    assert(opened.kind === "open", JSON.stringify(opened));
    return opened.connection;
  };
  const everywhere = async (sql: string) => {
    for (const alias of ["postgres", "mysqls"]) {
      const connection = await open(alias);
      await run(connection, sql);
      await connection.close();
    }
  };
  await everywhere(`create database ${name}`);
  return {
    project,
    target,
    open,
    remove: async () => {
      await everywhere(`drop database ${name}`);
      await drivers.dispose();
      project.remove();
    },
  };
}

/** Tries to open. */
export const tryOpen = (target: DjangoTarget) =>
  drivers.open(target, { readOnly: false, statementTimeout: 0 });

/** Runs a statement; fails the test where it fails. */
export async function run(
  connection: Connection,
  sql: string,
  options: Partial<RunOptions> = {},
): Promise<Finished> {
  const ran = await connection.run({ sql }, { ...plainly, ...options });
  assert(ran.kind === "finished", JSON.stringify(ran));
  return ran;
}

/** The rows of a statement's first page. */
export async function rowsOf(
  connection: Connection,
  sql: string,
): Promise<readonly (readonly Cell[])[]> {
  return (await run(connection, sql)).results[0]?.first.rows ?? [];
}

/** The failure of a statement. */
export async function failureOf(connection: Connection, sql: string) {
  const ran = await connection.run({ sql }, plainly);
  assert(ran.kind === "failed", JSON.stringify(ran));
  return ran;
}
