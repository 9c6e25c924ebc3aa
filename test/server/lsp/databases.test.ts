/** What the settings say of each alias, as an editor asks for it; no message holds a secret in clear. */

import assert from "node:assert/strict";
import { join } from "node:path";

import type { ResponseError } from "vscode-languageserver/node";

import { SecretOpener } from "#client/connections/sealed.ts";
import {
  databases,
  modelTables,
  sqlAtCursor,
  type DatabaseProject,
  type ModelTable,
  type Place,
  type SettingValue,
  type SqlAtCursor,
} from "#shared/databases.ts";
import { projectFacts } from "#shared/protocol.ts";
import { positionOf, uriOf } from "#test/support/connection.ts";
import { scaffold } from "#test/support/scaffold.ts";
import { serve, type Served } from "#test/support/served.ts";
import { shop } from "#test/support/shop.ts";

/** A value as the rows below write it: sealed texts opened, lists as lists, unknown ones in angle brackets. */
type Read = string | number | boolean | null | readonly Read[] | { readonly [key: string]: Read };

describe("the databases of a project", function () {
  this.timeout(60_000);
  const receiver = new SecretOpener();
  let served: Served | undefined;

  afterEach(() => {
    served?.end();
    served = undefined;
  });

  const start = async (settings: string, others: Readonly<Record<string, string>> = {}) => {
    served = await serve(scaffold({ ...others, "config/settings.py": settings }));
    return served;
  };

  const ask = async ({ connection }: Served): Promise<DatabaseProject> => {
    const { publicKey } = receiver;
    const found: readonly DatabaseProject[] = await connection.rpc.sendRequest(databases.method, {
      publicKey,
    });
    assert.equal(found.length, 1);
    return found[0] as DatabaseProject;
  };

  const read = (value: SettingValue): Read => {
    switch (value.kind) {
      case "known":
        return value.value;
      case "sealed":
        return `sealed ${receiver.open(value.value)}`;
      case "list":
        return value.items.map(read);
      case "dict": {
        const entries = Object.entries(value.entries).map(([key, inner]) => [key, read(inner)]);
        const more = value.open === undefined ? {} : { "…": value.open };
        return { ...Object.fromEntries(entries), ...more };
      }
      case "unknown":
        return `<${value.because}>`;
    }
  };

  const checkKeys = async (
    settings: string,
    expected: Readonly<Record<string, Readonly<Record<string, Read>>>>,
    others?: Readonly<Record<string, string>>,
  ): Promise<void> => {
    const { aliases } = await ask(await start(settings, others));
    const found = aliases.map(({ name, keys, open }) => {
      const more = open === undefined ? {} : { "…": open };
      const values = Object.entries(keys).map(([key, value]) => [key, read(value)]);
      return [name, { ...Object.fromEntries(values), ...more }];
    });
    assert.deepEqual(Object.fromEntries(found), expected);
  };

  it("have the values that the settings give them, Django's defaults left out", () =>
    checkKeys(
      `
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": Path("/srv") / "data" / "main.sqlite3",
        "TEST": {"NAME": None, "DEPENDENCIES": []},
    },
    "people": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "people",
        "USER": "ana",
        "PASSWORD": "tr0ub4dor",
        "HOST": "/var/run/postgresql",
        "PORT": 5432,
        "CONN_MAX_AGE": None,
        "ATOMIC_REQUESTS": True,
        "OPTIONS": {"sslmode": "verify-full", "pool": {"min_size": 2, "timeout": 1.5}, "servers": ("a", "b")},
        "TEST": {"MIRROR": "default"},
    },
    "empty": {},
}
`,
      {
        default: {
          ENGINE: "django.db.backends.sqlite3",
          NAME: "/srv/data/main.sqlite3",
          TEST: { NAME: null, DEPENDENCIES: [] },
        },
        people: {
          ENGINE: "django.db.backends.postgresql",
          NAME: "people",
          USER: "ana",
          PASSWORD: "sealed tr0ub4dor",
          HOST: "/var/run/postgresql",
          PORT: 5432,
          CONN_MAX_AGE: null,
          ATOMIC_REQUESTS: true,
          OPTIONS: {
            sslmode: "sealed verify-full",
            pool: { min_size: 2, timeout: 1.5 },
            servers: ["sealed a", "sealed b"],
          },
          TEST: { MIRROR: "default" },
        },
        empty: {},
      },
    ));

  it("say why a value is not known, and what it may be unless that is secret", () =>
    checkKeys(
      `
import os
import socket

DEBUG = os.environ["DEBUG"] == "1"

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": os.environ["DB_NAME"],
        "HOST": "db1" if DEBUG else "db2",
        "PORT": "5432" if DEBUG else "5432",
        "PASSWORD": "one" if DEBUG else "two",
        "OPTIONS": {"isolation_level": print, 3: "x"},
        "TEST": {"TEMPLATE": b"bytes"},
    }
}
if DEBUG:
    DATABASES["default"]["USER"] = "debugger"
    DATABASES["default"]["OPTIONS"]["passfile"] = "file"
`,
      {
        default: {
          ENGINE: "django.db.backends.postgresql",
          NAME: "<the environment variable DB_NAME is not known>",
          HOST: "<it is 'db1' or 'db2': the environment variable DEBUG is not known>",
          PORT: "5432",
          PASSWORD: "<it is one of 2 values: the environment variable DEBUG is not known>",
          OPTIONS: {
            isolation_level: "<it is no plain value>",
            passfile: "<it is set, or not there: the environment variable DEBUG is not known>",
            "…": "not all of its keys are known texts",
          },
          TEST: { TEMPLATE: "<it is bytes>" },
          USER: "<it is 'debugger', or not there: the environment variable DEBUG is not known>",
        },
      },
    ));

  it("are those of URLs and .env files, their passwords sealed", () =>
    checkKeys(
      `
import dj_database_url
import environ

env = environ.Env()
environ.Env.read_env()

DATABASES = {
    "default": dj_database_url.parse("postgres://ana:s3same@db:5433/main?sslmode=require"),
    "people": env.db("PEOPLE_URL"),
    "odd": {"ENGINE": "django.db.backends.postgresql", "NAME": "postgresql://ana:s3same@db/odd", "TUNNEL": {"key": "k3y", "port": 22}, "PASSWORD": 1234},
}
`,
      {
        default: {
          ENGINE: "django.db.backends.postgresql",
          NAME: "main",
          USER: "ana",
          PASSWORD: "sealed s3same",
          HOST: "db",
          PORT: 5433,
          CONN_MAX_AGE: 0,
          CONN_HEALTH_CHECKS: false,
          DISABLE_SERVER_SIDE_CURSORS: false,
          OPTIONS: { sslmode: "sealed require" },
        },
        people: {
          ENGINE: "django.db.backends.mysql",
          NAME: "people",
          USER: "bo",
          PASSWORD: "sealed from-dotenv",
          HOST: "mysql",
          PORT: "",
        },
        odd: {
          ENGINE: "django.db.backends.postgresql",
          NAME: "sealed postgresql://ana:s3same@db/odd",
          TUNNEL: { key: "sealed k3y", port: 22 },
          PASSWORD: "sealed 1234",
        },
      },
      { ".env": "PEOPLE_URL=mysql://bo:from-dotenv@mysql/people\n" },
    ));

  it("say where each value is written, before and after an edit", async () => {
    const text = `HOST = "db"

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "main",
        "HOST": HOST,
        "OPTIONS": {"pool": True},
    },
}
`;
    const there = await start(text);
    const path = join(there.folder, "config/settings.py");
    const lines = async (): Promise<readonly (number | undefined)[]> => {
      const [alias] = (await ask(there)).aliases;
      const { NAME, HOST, OPTIONS } = alias?.keys ?? {};
      const pool = OPTIONS?.kind === "dict" ? OPTIONS.entries["pool"] : undefined;
      const places = [alias?.place, NAME?.place, HOST?.place, pool?.place];
      for (const place of places) assert.equal(place?.path, path);
      return places.map((place: Place | undefined) => place?.line);
    };
    assert.deepEqual(await lines(), [4, 6, 1, 8]);
    await there.open("config/settings.py", `# A comment.\n${text}`);
    assert.deepEqual(await lines(), [5, 7, 2, 9]);
  });

  it("come with the project that they are of", async () => {
    const there = await start("DEBUG = True\nDATABASES = {}\n");
    const { path, settings, debug, django, aliases } = await ask(there);
    assert.deepEqual(
      { path, settings, debug, django },
      { path: there.folder, settings: "config.site", debug: true, django: undefined },
    );
    assert.deepEqual(
      aliases.map(({ name, engine }) => ({ name, engine })),
      [{ name: "default", engine: "django.db.backends.dummy" }],
    );
  });

  it("may be more than are known, and why", async () => {
    const { aliases, open } = await ask(
      await start(`import os\nDATABASES = {os.environ["ALIAS"]: {}, "default": {}}\n`),
    );
    assert.deepEqual(
      aliases.map(({ name }) => name),
      ["default"],
    );
    assert.equal(open, "the environment variable ALIAS is not known");
  });

  it("are waited for while the project is being read", async () => {
    served = await serve(scaffold({}), { wait: false });
    const { aliases } = await ask(served);
    assert.deepEqual(
      aliases.map(({ name }) => name),
      ["default", "people"],
    );
  });

  it("have a reason where the settings cannot be read", async () => {
    served = await serve(
      { "manage.py": "import django\n", "config/settings.py": "DATABASES = [\n" },
      { wait: false, initialize: { initializationOptions: { settingsModule: "config.settings" } } },
    );
    const { settings, aliases, open } = await ask(served);
    assert.deepEqual([settings, aliases], ["config.settings", []]);
    assert.match(open ?? "", /config\.settings does not parse/);
  });

  it("are not told to somebody without a key", async () => {
    const { connection } = await start("DATABASES = {}\n");
    for (const publicKey of ["", "no key", undefined]) {
      const error = await connection.rpc
        .sendRequest(databases.method, { publicKey })
        .catch((it: unknown) => it);
      assert.equal((error as ResponseError).code, -32_602);
    }
  });

  it("keep their secrets in a whole session, whatever is asked and logged", async () => {
    const secrets = ["wxpassword", "wxoption", "wxinurl", "wxdotenv", "wxfragment", "wxnumberless"];
    const settings = `
import os
import dj_database_url
import environ

env = environ.Env()
environ.Env.read_env()
DATABASES = {
    "default": {"ENGINE": "django.db.backends.postgresql", "NAME": "main", "PASSWORD": "wxpassword", "OPTIONS": {"passfile": "wxoption"}},
    "people": dj_database_url.parse("postgres://ana:wxinurl@db/main"),
    "other": env.db("OTHER_URL"),
    "broken": {"ENGINE": "django.db.backends.nothing", "NAME": "postgres://a:wxfragment@h/x", "PASWORD": "wxnumberless"},
}
DATABASE_ROUTERS = ["config.routers.PeopleRouter"]
`;
    const there = await serve(
      scaffold({
        ".env": "OTHER_URL=mysql://bo:wxdotenv@mysql/people\n",
        "config/settings.py": settings,
        "config/routers.py":
          'class PeopleRouter:\n    def db_for_read(self, model, **hints):\n        return "people"\n',
        "shop/models.py":
          "from django.db import models\n\n\nclass Order(models.Model):\n    pass\n\n\ndef all():\n    return Order.objects.using('broken')\n",
      }),
      { initialize: { trace: "verbose" } },
    );
    served = there;
    const { connection } = there;
    const answers: unknown[] = [await ask(there)];
    answers.push(await connection.rpc.sendRequest(projectFacts.method, {}));
    for (const name of ["config/settings.py", "shop/models.py"]) {
      await there.open(name);
      answers.push(await there.diagnostics(name));
    }
    for (const part of ['"default"', '"people"', '"other"', '"broken"']) {
      const at = positionOf(settings, part, 2);
      answers.push(await connection.hover(there.path("config/settings.py"), at));
    }
    // Settings that fail half-way, for an error that might quote them.
    for (const last of [
      'int("wxpassword")\n',
      'raise ValueError("wxpassword")\n',
      "DATABASES = [\n",
    ]) {
      await there.change("config/settings.py", `${settings}${last}`);
      answers.push(await ask(there), await connection.workspaceDiagnostics());
      answers.push(await connection.rpc.sendRequest(projectFacts.method, {}));
    }
    const said = JSON.stringify([
      ...[answers, connection.statuses, [...connection.published], connection.logged],
      ...[connection.progress, connection.registered],
    ]);
    assert.ok(said.includes("django.db.backends.nothing"));
    for (const secret of secrets) {
      assert.ok(!said.includes(secret), `${secret} is in clear`);
      assert.ok(!said.includes(Buffer.from(secret).toString("base64").slice(0, 8)));
    }
  });

  it("have the tables of its models, by their place on each alias", async () => {
    served = await serve(shop);
    const { rpc } = served.connection;
    const params = { project: served.folder };
    const tables: readonly ModelTable[] = await rpc.sendRequest(modelTables.method, params);
    const person = tables.find(({ label }) => label === "people.Person");
    const { columns, ...rest } = person ?? assert.fail("there is no people.Person");
    assert.deepEqual(rest, {
      label: "people.Person",
      table: "people_person",
      managed: true,
      proxy: false,
      autoCreated: false,
      place: { path: served.path("people/models.py"), line: 4 },
      migrate: { default: false, people: true },
      write: ["people"],
      read: ["people"],
    });
    assert.deepEqual(
      columns.map(({ column, type }) => `${column} ${type}`),
      ["id BigAutoField", "name CharField"],
    );
    const none = await rpc.sendRequest(modelTables.method, { project: "/nowhere" });
    assert.deepEqual(none, []);
  });

  it("are those that the SQL at the cursor is run on", async () => {
    const there = await start(`DATABASES = {"default": {}, "people": {}}\n`, {
      "shop/queries.py": `from django.db import connections\n\nconnections["people"].cursor().execute("SELECT 1")\n`,
    });
    const path = there.path("shop/queries.py");
    const position = positionOf(there.text("shop/queries.py"), "SELECT", 2);
    const ask = (): Promise<SqlAtCursor | null> =>
      there.connection.rpc.sendRequest(sqlAtCursor.method, { uri: uriOf(path), position });
    assert.deepEqual(await ask(), {
      project: there.folder,
      sql: "SELECT 1",
      aliases: ["people"],
    });
    await there.open(
      "shop/queries.py",
      there.text("shop/queries.py").replace('"people"', '"default"').replace("1", "22"),
    );
    const { sql, aliases } = (await ask()) ?? assert.fail("nothing was found");
    assert.deepEqual([sql, aliases], ["SELECT 22", ["default"]]);
  });
});
