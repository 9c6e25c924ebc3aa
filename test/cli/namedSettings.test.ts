/** A settings module that is named on the command line: in whichever of the projects at a path it is. */

import assert from "node:assert/strict";

import { commandLine, withFolder } from "#test/support/commandLine.ts";

const manage = `import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "conf")\n# django\n`;
const conf = (alias: string): string =>
  `DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "a"}, "${alias}": {"ENGINE": "django.db.backends.sqlite3", "NAME": "b"}}\n`;

const files = {
  "tests/settings.py": conf("outer"),
  "tests/__init__.py": "",
  "example/manage.py": manage,
  "example/conf.py": conf("first"),
  "shop/manage.py": manage,
  "shop/conf.py": conf("second"),
  "shop/live.py": conf("third"),
};

async function aliases(settings: string): Promise<unknown> {
  return withFolder(files, async (folder) => {
    const { out, err } = await commandLine(
      "routes",
      "--format",
      "json",
      "--settings",
      settings,
      folder,
    );
    assert.equal(err, "");
    return (JSON.parse(out) as { readonly aliases: unknown }).aliases;
  });
}

describe("a settings module that is named", () => {
  it("is taken from the path itself, though projects lie below it", async () =>
    assert.deepEqual(await aliases("tests.settings"), ["default", "outer"]));

  it("is taken from the project that has it", async () =>
    assert.deepEqual(await aliases("live"), ["default", "third"]));

  it("is taken from the first project where several have it", async () =>
    assert.deepEqual(await aliases("conf"), ["default", "first"]));
});
