/** A project with an alias on each server, migrated in two steps by real Django, for what may drift from it. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import path from "node:path";
import { promisify } from "node:util";
import type { Target } from "#client/connections/target.ts";
import { Processes } from "#client/drivers/process/processes.ts";
import { readActual } from "#client/migrations/drift/actual.ts";
import { compareSchemas, type Drift } from "#client/migrations/drift/compare.ts";
import { askSchema, type DjangoSchema } from "#client/python/schema.ts";
import { root } from "#test/oracle/environments.ts";
import {
  djangoProject,
  settings,
  sqliteAlias,
  type DjangoProject,
} from "#test/support/djangoProject.ts";
import { freshPostgresql } from "#test/support/servers.ts";
import { freshMysql } from "#test/support/servers/mysql.ts";

export type Alias = "lite" | "post" | "maria";
export const aliases: readonly Alias[] = ["lite", "post", "maria"];

/** The project, and its databases. */
export interface Drifting {
  readonly project: DjangoProject;
  /** Runs `manage.py`. */
  manage(...words: readonly string[]): Promise<string>;
  /** Adds migrations and models that are recorded without effect, applied, pending, made by hand, or forgotten. */
  addSteps(alias: Alias): Promise<void>;
  /** Runs statements past our drivers. */
  run(alias: Alias, ...statements: readonly string[]): Promise<void>;
  schema(alias: Alias): Promise<DjangoSchema>;
  drift(alias: Alias): Promise<Drift>;
  remove(): Promise<void>;
}

const drivers = new Processes(path.join(root, "client/drivers/process/main.ts"));

/** Makes the project and its databases; migrates everything everywhere. */
export async function makeDrifting(django: string): Promise<Drifting> {
  const [post, maria] = await Promise.all([freshPostgresql(), freshMysql()]);
  const server = (
    alias: string,
    engine: string,
    target: typeof post.target | typeof maria.target,
  ) =>
    `"${alias}": {"ENGINE": "django.db.backends.${engine}", "NAME": "${target.database}", "HOST": "${target.host}", ` +
    `"PORT": "${target.port}", "USER": "${target.user}", "PASSWORD": "${target.password ?? ""}"},`;
  const project = djangoProject(
    {
      "manage.py": manage,
      "conf/settings.py": settings(
        sqliteAlias() +
          sqliteAlias("lite", "lite.sqlite3") +
          server("post", "postgresql", post.target) +
          server("maria", "mysql", maria.target),
        'INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.postgres", "shop", "plain", "elsewhere", "posted", "steps", "ghost"]',
        'DATABASE_ROUTERS = ["conf.routers.Router"]',
        "SILENCED_SYSTEM_CHECKS = ['models.W036', 'models.W037', 'models.W038', 'models.W039', 'models.W040', 'models.W043', 'models.W044', 'models.W046']",
        "import pymysql",
        'pymysql.version_info = (2, 2, 1, "final", 0)',
        "pymysql.install_as_MySQLdb()",
      ),
      "conf/routers.py": router,
      "shop/__init__.py": "",
      "shop/migrations/__init__.py": "",
      "shop/models.py": stock("first.py"),
      "plain/__init__.py": "",
      "plain/models.py": `${importing}class Plain(models.Model):\n    word = models.CharField(max_length=9, unique=True)\n    other = models.ForeignKey("self", models.CASCADE)\n`,
      "elsewhere/__init__.py": "",
      "elsewhere/migrations/__init__.py": "",
      "elsewhere/models.py": `${importing}class Thing(models.Model):\n    name = models.CharField(max_length=9)\n`,
      "steps/__init__.py": "",
      "steps/migrations/__init__.py": "",
      "steps/migrations/0001_initial.py": creating("Step"),
      "steps/models.py": `${importing}class Step(models.Model):\n    name = models.CharField(max_length=9)\n`,
      "ghost/__init__.py": "",
      "ghost/migrations/__init__.py": "",
      "ghost/models.py": "",
      "posted/__init__.py": "",
      "posted/migrations/__init__.py": "",
      "posted/models.py": stock("posted.py"),
    },
    django,
  );
  const run = promisify(execFile);
  const python = async (...words: readonly string[]) =>
    (await run(project.target.python, ["manage.py", ...words], { cwd: project.folder })).stdout;
  const everywhere = (...words: readonly string[]) =>
    Promise.all(aliases.map((alias) => python(...words, `--database=${alias}`)));
  const remove = async (): Promise<void> => {
    await Promise.all([post.drop(), maria.drop()]);
    project.remove();
  };
  try {
    await python("makemigrations", "shop", "elsewhere", "posted");
    await everywhere("migrate", "--run-syncdb");
    writeFileSync(path.join(project.folder, "shop/models.py"), stock("second.py"));
    writeFileSync(path.join(project.folder, "shop/migrations/0002_rename.py"), renaming);
    await python("makemigrations", "shop", "--name=more");
    await everywhere("migrate", "--run-syncdb");
  } catch (error) {
    await remove();
    throw error;
  }
  const file = path.join(project.folder, "lite.sqlite3");
  const targets: Readonly<Record<Alias, Target>> = {
    lite: { engine: "sqlite", file, busyTimeout: 1000, initCommands: [] },
    post: post.target,
    maria: maria.target,
  };
  const schema = async (alias: Alias): Promise<DjangoSchema> => {
    const { signal } = new AbortController();
    const answer = await askSchema(project.target, project.options, alias, signal);
    assert(answer.kind === "answer", JSON.stringify(answer));
    return answer.value;
  };
  const legacy = "create table legacy_things (id integer primary key, old varchar(7))";
  const statements = async (alias: Alias, ...all: readonly string[]): Promise<void> => {
    if (alias === "lite") {
      const database = new DatabaseSync(file);
      for (const sql of ["PRAGMA foreign_keys = off", ...all])
        if (sql.startsWith("{")) editTable(database, JSON.parse(sql) as Edit);
        else database.exec(sql);
      database.close();
    } else for (const sql of all) await { post, maria }[alias].query(sql);
  };
  await Promise.all(aliases.map((alias) => statements(alias, legacy)));
  return {
    project,
    manage: python,
    addSteps: async (alias) => {
      const write = (name: string, text: string): void =>
        writeFileSync(path.join(project.folder, name), text);
      const field = (name: string): string => `    ${name} = models.IntegerField(null=True)\n`;
      const names = ["two", "three", "four", "five"];
      for (const [at, name] of names.entries())
        write(
          `steps/migrations/000${at + 2}_${name}.py`,
          `from django.db import migrations, models\n\n\nclass Migration(migrations.Migration):\n` +
            `    dependencies = [("steps", "000${at + 1}_${at === 0 ? "initial" : names[at - 1]}")]\n` +
            `    operations = [migrations.AddField("step", "${name}", models.IntegerField(null=True))]\n`,
        );
      const step = `class Step(models.Model):\n    name = models.CharField(max_length=9)\n`;
      write("steps/models.py", importing + step + [...names, "six"].map(field).join(""));
      write("ghost/migrations/0001_initial.py", creating("Ghost"));
      write(
        "ghost/models.py",
        `${importing}class Ghost(models.Model):\n    name = models.CharField(max_length=9)\n`,
      );
      const plain = readFileSync(path.join(project.folder, "plain/models.py"), "utf8");
      if (!plain.includes("Later"))
        write(
          "plain/models.py",
          `${plain}\n\nclass Later(models.Model):\n    word = models.TextField()\n`,
        );
      const on = `--database=${alias}`;
      await python("migrate", "steps", "0002", "--fake", on);
      await python("migrate", "steps", "0003", on);
      await python("migrate", "ghost", "--fake", on);
      await statements(
        alias,
        "alter table steps_step add five integer",
        "alter table steps_step add six integer",
      );
    },
    run: statements,
    schema,
    drift: async (alias) => {
      const expected = await schema(alias);
      const opened = await drivers.open(targets[alias], { readOnly: true, statementTimeout: 0 });
      assert(opened.kind === "open", JSON.stringify(opened));
      const actual = await readActual(opened.connection, expected);
      await opened.connection.close();
      assert(actual.kind === "actual", JSON.stringify(actual));
      return compareSchemas(expected, actual);
    },
    remove,
  };
}

/** A change of a table's definition, for which SQLite has no statement: the empty table is made anew. */
interface Edit {
  readonly table: string;
  readonly from: string;
  readonly isPattern: boolean;
  readonly to: string;
}

function editTable(database: DatabaseSync, { table, from, isPattern, to }: Edit): void {
  const definitions = database
    .prepare("select sql from sqlite_schema where tbl_name = ? and sql is not null order by rowid")
    .all(table)
    .map(({ sql }) => String(sql));
  const [create = "", ...indexes] = definitions;
  const edited = create.replace(isPattern ? new RegExp(from) : from, () => to);
  assert.notEqual(edited, create, `${from} is not in ${create}`);
  for (const sql of [`drop table "${table}"`, edited, ...indexes]) database.exec(sql);
}

/** Ends what all of them share. */
export const endDrivers = (): Promise<void> => drivers.dispose();

const stock = (name: string): string => readFileSync(path.join(import.meta.dirname, name), "utf8");

const importing = "from django.db import models\n\n\n";

const manage = `import os, sys
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conf.settings")
from django.core.management import execute_from_command_line
execute_from_command_line(sys.argv)
`;

const router = `class Router:
    def db_for_read(self, model, **hints):
        return "lite"

    def db_for_write(self, model, **hints):
        return "post"

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if app_label == "elsewhere":
            return db == "default"
        if app_label == "posted":
            return db == "post"
        return True
`;

const creating = (model: string): string => `from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [migrations.CreateModel("${model}", [
        ("id", models.BigAutoField(primary_key=True)), ("name", models.CharField(max_length=9))])]
`;

/** Names change, types stay: what makes up names from tables and columns keeps the old ones. */
const renaming = `from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RenameField("customer", "nickname", "alias"),
        migrations.RunSQL("create index by_hand on shop_tag (id, word)", "drop index by_hand"),
    ]
`;
