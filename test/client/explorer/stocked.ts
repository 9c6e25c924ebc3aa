/** A project whose tables real Django makes on a server, with a language server that says what its models are. */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { promisify } from "node:util";
import type { Target } from "#client/connections/target.ts";
import type { Database } from "#client/databases/contract.ts";
import type { Connection } from "#client/drivers/driver.ts";
import { Tree } from "#client/explorer/tree/tree.ts";
import { modelTables, type ModelTable } from "#shared/databases.ts";
import { environments } from "#test/oracle/environments.ts";
import { open } from "#test/support/drivers.ts";
import { serve, type Served } from "#test/support/served.ts";

/** The tables that the models name, one of each odd sort; `{other}` is another schema of the server. */
const models = `
from django.db import models


class Order(models.Model):
    number = models.CharField(max_length=20, unique=True)
    tags = models.ManyToManyField("Tag")


class Tag(models.Model):
    pass


class OpenOrder(Order):
    class Meta:
        proxy = True


class Mixed(models.Model):
    class Meta:
        db_table = "Shop_Mixed"


class Elsewhere(models.Model):
    class Meta:
        db_table = "{other}"


class Long(models.Model):
    class Meta:
        db_table = "${"long_name_".repeat(6)}ends"


class Gone(models.Model):
    pass
`;

const router = `
class Router:
    def allow_migrate(self, db, app_label, **hints):
        return app_label != "refused"
`;

export interface Stocked {
  readonly tree: Tree;
  readonly connection: Connection;
  /** The schema that `other` names. */
  readonly otherSchema: string;
  readonly id: { readonly project: string; readonly alias: string };
  end(): Promise<void>;
}

/**
 * @param database the entry of DATABASES, as Python writes it
 * @param other how `db_table` names a table in another schema, with the quotes that Django leaves alone
 * @param sql run after Django made its tables
 */
export async function stock(
  target: Target,
  database: string,
  other: string,
  sql: readonly string[],
): Promise<Stocked> {
  const python = environments.find(({ name }) => name === "django6")?.python ?? "python3";
  const served = await serve(files(database, other), {
    settings: () => ({ pythonPath: python }),
  });
  const env = { PATH: process.env["PATH"], PYTHONDONTWRITEBYTECODE: "1" };
  const manage = (...words: readonly string[]) =>
    promisify(execFile)(python, ["manage.py", ...words], { cwd: served.folder, env });
  await manage("migrate", "--run-syncdb", "-v", "0");
  const connection = await open(target);
  for (const statement of sql) {
    const ran = await connection.run({ sql: statement }, { rows: 1, cellLimit: 100 });
    if (ran.kind === "failed") throw new Error(`${statement}: ${ran.message}`);
  }
  const known = await modelsOf(served);
  const id = { project: served.folder, alias: "default" };
  const tree = new Tree({
    all: [{ id } as Database],
    find: () => undefined,
    browse: () => Promise.resolve({ kind: "open", connection }),
    models: () => Promise.resolve(known),
  });
  const end = async (): Promise<void> => {
    await connection.close();
    served.end();
  };
  const [otherSchema = ""] = other.split(/["`]/);
  return { tree, connection, otherSchema, id, end };
}

/** A name that no other test has. */
export function uniqueName(): string {
  return `multidb_${randomBytes(6).toString("hex")}`;
}

function files(database: string, other: string): Readonly<Record<string, string>> {
  const settings = [
    "from pathlib import Path",
    "try:",
    "    import pymysql",
    "    pymysql.install_as_MySQLdb()",
    "except ImportError:",
    "    pass",
    "BASE_DIR = Path(__file__).resolve().parent.parent",
    'SECRET_KEY = "test"',
    'DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"',
    `DATABASES = {"default": ${database}}`,
    'DATABASE_ROUTERS = ["conf.routers.Router"]',
    'INSTALLED_APPS = ["django.contrib.contenttypes", "shop", "refused"]',
    "",
  ];
  return {
    "manage.py": [
      "import os, sys",
      'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conf.settings")',
      "from django.core.management import execute_from_command_line",
      "execute_from_command_line(sys.argv)",
      "",
    ].join("\n"),
    "conf/__init__.py": "",
    "conf/settings.py": settings.join("\n"),
    "conf/routers.py": router,
    "shop/__init__.py": "",
    "shop/models.py": models.replace('"{other}"', `'${other}'`),
    "refused/__init__.py": "",
    "refused/models.py": "from django.db import models\n\n\nclass Stray(models.Model):\n    pass\n",
  };
}

async function modelsOf(served: Served): Promise<readonly ModelTable[]> {
  return served.connection.rpc.sendRequest(modelTables.method, { project: served.folder });
}
