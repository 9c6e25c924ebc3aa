/** A Django project whose servers let nobody in without a password, each password a text that stands nowhere else. */
import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { makeEnvironments } from "#test/oracle/environments.ts";
import { freshMysql } from "#test/support/servers/mysql.ts";
import { OwnServer } from "#test/support/servers/own.ts";
import { query, startPostgresql } from "#test/support/servers/postgresql.ts";

export interface LockedProject {
  /** Every password of it, by where it is written or how it comes in. */
  readonly passwords: Readonly<Record<PasswordName, string>>;
  /** Whether a file may hold passwords: somebody wrote them there, or Python compiled what they wrote. */
  readonly isWritten: (path: string) => boolean;
  /** The variables of its `.env`. */
  readonly variables: readonly string[];
  /** An interpreter with Django and the servers' drivers. */
  readonly python: string;
  remove(): Promise<void>;
}

/** How many characters at the end of each password are letters and digits. */
export const plainLength = 24;

const names = [
  /** Of `default`, a literal of the settings. */
  "literal",
  /** Of `stock`, inside a database URL of `.env`. */
  "url",
  /** Of `custom`, in a variable of `.env`; only Django itself connects there. */
  "variable",
  /** Of `asked`, which nothing tells: it is typed. */
  "typed",
  /** What is typed for `asked` before. */
  "mistyped",
  /** Of `wrong`, a literal that the server does not take. */
  "wrong",
  /** Of `nowhere`, where no server is. */
  "unreachable",
] as const;
type PasswordName = (typeof names)[number];

/** Only its superuser, who prepares it, gets in as he likes. */
const access = `
local  all  postgres                 trust
host   all  postgres  127.0.0.1/32   trust
host   all  all       127.0.0.1/32   scram-sha-256
`;

/** Starts the servers and writes the project. */
export async function makeLockedProject(folder: string): Promise<LockedProject> {
  const id = randomBytes(5).toString("hex");
  // With a character that URLs, and one that JSON writes in another way.
  const passwords = Object.fromEntries(
    names.map((name) => [name, `${name}%q"${randomBytes(plainLength / 2).toString("hex")}`]),
  ) as Record<PasswordName, string>;
  const own = new OwnServer("postgresql-locked");
  const hba = join(own.folder, "access.conf");
  writeFileSync(hba, access, { mode: 0o644 });
  const settings = ["password_encryption=scram-sha-256", `hba_file=${hba}`];
  const postgresql = await startPostgresql(own, settings);
  for (const [user, name] of Object.entries({
    owner: "literal",
    asked: "typed",
    custom: "variable",
  } as const))
    await query(postgresql, "postgres", `create role ${user} login password '${passwords[name]}'`);
  await query(postgresql, "postgres", "grant owner to asked, custom");
  await query(postgresql, "postgres", "create database shop owner owner");
  const mysql = await freshMysql();
  const user = `locked_${id}`;
  await mysql.query(`CREATE USER ${user} IDENTIFIED BY '${passwords.url}'`);
  await mysql.query(`GRANT ALL ON ${mysql.target.database}.* TO ${user}`);

  const { host, port = 3306, database } = mysql.target;
  const url = `mysql://${user}:${encodeURIComponent(passwords.url)}@${host}:${port}/${database}`;
  const files: Readonly<Record<string, string>> = {
    ...plainFiles,
    ".env": `STOCK_URL='${url}'\nCUSTOM_PASSWORD='${passwords.variable}'\n`,
    "conf/settings.py": settingsOf(passwords, postgresql.port),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return {
    passwords,
    isWritten: (path) =>
      [join(folder, ".env"), join(folder, "conf/settings.py")].includes(path) ||
      path.startsWith(join(folder, "conf/__pycache__/settings.")),
    variables: ["STOCK_URL", "CUSTOM_PASSWORD"],
    python: (await makeEnvironments()).at(-1)?.python ?? "python3",
    remove: async () => {
      await mysql.query(`DROP USER ${user}`);
      await mysql.drop();
      own.stop();
    },
  };
}

function settingsOf(passwords: Readonly<Record<PasswordName, string>>, port: number): string {
  const alias = (name: string, user: string, password: string, more: object = {}) => {
    const dict = { ENGINE: "django.db.backends.postgresql", HOST: "127.0.0.1", PORT: `${port}` };
    return `    ${JSON.stringify(name)}: ${JSON.stringify({ ...dict, NAME: "shop", USER: user, PASSWORD: password, ...more })},`;
  };
  return [
    "import socket",
    "from pathlib import Path",
    "import environ",
    "import pymysql",
    "",
    "pymysql.install_as_MySQLdb()",
    "BASE_DIR = Path(__file__).resolve().parent.parent",
    "env = environ.Env()",
    'environ.Env.read_env(BASE_DIR / ".env")',
    'SECRET_KEY = "not a password"',
    "DEBUG = True",
    'INSTALLED_APPS = ["shop"]',
    'DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"',
    "DATABASES = {",
    alias("default", "owner", passwords.literal),
    '    "stock": env.db("STOCK_URL"),',
    alias("asked", "asked", ""),
    alias("wrong", "owner", passwords.wrong),
    alias("nowhere", "owner", passwords.unreachable, { PORT: "1" }),
    alias("custom", "custom", "", { ENGINE: "own.backend" }),
    alias("hidden", "owner", passwords.literal),
    "}",
    // No reading of the file tells what this is.
    'DATABASES["hidden"]["HOST"] = socket.gethostbyname("localhost")',
    'DATABASES["custom"]["PASSWORD"] = env("CUSTOM_PASSWORD")',
    "",
  ].join("\n");
}

const plainFiles: Readonly<Record<string, string>> = {
  "manage.py": `import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conf.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
`,
  "conf/__init__.py": "",
  "own/__init__.py": "",
  "own/backend/__init__.py": "",
  "own/backend/base.py": `from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    display_name = "Custom"
`,
  "shop/__init__.py": "",
  "shop/models.py": `from django.db import models


class Item(models.Model):
    name = models.CharField(max_length=80)
`,
  "shop/migrations/__init__.py": "",
  "shop/migrations/0001_initial.py": `from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Item",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80)),
            ],
        ),
    ]
`,
};
