/** What nobody wants to meet: broken files, missing apps, odd encodings. One clear message each, and the status as fixed. */

import assert from "node:assert/strict";

import { commandLine, withFolder } from "#test/support/commandLine.ts";

const manage = `import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "conf")\n# django\n`;

const conf = `
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "a"}, "other": {"ENGINE": "django.db.backends.sqlite3", "NAME": "b"}}
INSTALLED_APPS = ["shop"]
DATABASE_ROUTERS = ["routers.Router"]
`;

const router = `
class Router:
    def db_for_read(self, model, **hints):
        return "other" if model._meta.app_label == "shop" else None
    db_for_write = db_for_read
`;

const models = `
from django.db import models
class Book(models.Model):
    title = models.CharField(max_length=10)
`;

const project = {
  "manage.py": manage,
  "conf.py": conf,
  "routers.py": router,
  "shop/__init__.py": "",
  "shop/models.py": models,
};

interface Routes {
  readonly models: Readonly<
    Record<string, { readonly read: { readonly aliases: readonly string[] } }>
  >;
}

/** The project's one model must still be answered for. */
async function answersForBook(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  await withFolder({ ...project, ...files }, async (folder) => {
    const { status, out, err } = await commandLine("routes", "--format", "json", folder);
    assert.equal(err, "");
    assert.equal(status, 0);
    const routes = JSON.parse(out) as Routes;
    assert.deepEqual(routes.models["shop.Book"]?.read.aliases, ["other"]);
  });
}

/** One line on standard error, nothing on standard output, status 2. */
async function isRefused(
  files: Readonly<Record<string, string>>,
  says: RegExp,
  ...words: readonly string[]
): Promise<void> {
  await withFolder(files, async (folder) => {
    for (const command of ["routes", "info", "check"]) {
      const { status, out, err } = await commandLine(command, ...words, folder);
      assert.equal(status, 2, `${command}: ${err}${out}`);
      assert.equal(out, "");
      assert.match(err, says);
      assert.equal(err.trimEnd().split("\n").length, 1, err);
    }
  });
}

describe("bad input", () => {
  it("a settings module that does not parse", () =>
    isRefused({ ...project, "conf.py": "DATABASES = = {\nclass (" }, /conf does not parse/));

  it("a directory without Django", () => isRefused({ "notes.txt": "" }, /no Django project/));

  it("a settings module that is not there", () =>
    isRefused(project, /nowhere\.settings was not found/, "--settings", "nowhere.settings"));

  it("an import cycle", () =>
    answersForBook({
      "shop/models.py": `from shop.other import Other\n${models}`,
      "shop/other.py": "from shop.models import Book\nclass Other: pass\n",
    }));

  it("settings that import themselves", () =>
    answersForBook({
      "conf.py": `from base import *\n${conf}`,
      "base.py": "from conf import *\n",
    }));

  it("an app that is not there", async () => {
    await withFolder(
      { ...project, "conf.py": conf.replace('["shop"]', '["shop", "missing_app"]') },
      async (folder) => {
        const { status, out } = await commandLine("info", folder);
        assert.equal(status, 0);
        assert.match(out, /missing_app" was not found/);
      },
    );
    await answersForBook({ "conf.py": conf.replace('["shop"]', '["shop", "missing_app"]') });
  });

  it("a file of five megabytes", () =>
    answersForBook({ "shop/data.py": `ROWS = [\n${"    (1, 'x', 2.5),\n".repeat(300_000)}]\n` }));

  it("a settings module in Latin-1", () =>
    answersForBook({
      "conf.py": Buffer.from(`# -*- coding: latin-1 -*-\nNAME = "caf\u00e9"\n${conf}`, "latin1"),
    }));

  it("a byte order mark", () =>
    answersForBook({ "conf.py": `\uFEFF${conf}`, "shop/models.py": `\uFEFF${models}` }));

  it("lines that end with carriage returns", () =>
    answersForBook({
      "conf.py": conf.replaceAll("\n", "\r\n"),
      "routers.py": router.replaceAll("\n", "\r\n"),
    }));

  it("a module nested very deeply", () =>
    answersForBook({
      "shop/deep.py": `x = ${"(".repeat(5000)}1${")".repeat(5000)}\n`,
      "shop/__init__.py": "from shop import deep\n",
    }));

  it("bytes that are no text", () =>
    answersForBook({
      "shop/noise.py": Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256),
    }));

  it("a flag that does not exist", async () => {
    const { status, out, err } = await commandLine("routes", "--nonsense");
    assert.deepEqual([status, out], [2, ""]);
    assert.match(err, /unknown option '--nonsense'/);
  });

  it("a directory that does not exist", async () => {
    const { status, err } = await commandLine("check", "/no/such/directory");
    assert.equal(status, 2);
    assert.match(err, /no such file or directory/);
  });
});
