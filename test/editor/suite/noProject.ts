/** Where there is no Django, there is no server and nothing to see; it starts once a project appears. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually, extension, folder, open } from "./support.ts";

describe("a folder without Django", () => {
  it("starts no server for a Python file", async () => {
    await open("notes.py");
    const found = vscode.extensions.getExtension("django-multidb.django-multidb");
    await eventually("the extension is active", () => found?.isActive || undefined);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.equal((await extension()).status().state, "off");
  });

  it("starts it when a manage.py is made", async () => {
    const write = (path: string, text: string) =>
      vscode.workspace.fs.writeFile(
        vscode.Uri.joinPath(folder().uri, path),
        new TextEncoder().encode(text),
      );
    await write("shop/__init__.py", "");
    await write(
      "shop/settings.py",
      'DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "shop.sqlite3"}}\n',
    );
    await write(
      "manage.py",
      'import os\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n',
    );
    const { status } = await extension();
    const ready = await eventually("the server is ready", () => {
      const now = status();
      return now.state === "ready" ? now : undefined;
    });
    assert.equal(ready.settings, "shop.settings");
    assert.equal(ready.aliases, 1);
  });
});
