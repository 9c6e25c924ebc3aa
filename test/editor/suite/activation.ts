/** The extension starts by itself on a Django project and says what it found. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually, extension, folder, ready } from "./support.ts";

describe("activation", () => {
  it("happens by itself, because the folder holds a manage.py", async () => {
    const found = vscode.extensions.getExtension("django-multidb.django-multidb");
    assert.equal(
      await eventually("the extension is active", () => found?.isActive || undefined),
      true,
    );
  });

  it("ends with the project, its settings module and its databases", async () => {
    const status = await ready();
    assert.equal(status.project, folder().uri.fsPath);
    assert.equal(status.settings, "config.settings.dev");
    assert.equal(status.aliases, 5);
  });

  it("offers its commands", async () => {
    await extension();
    const commands = await vscode.commands.getCommands(true);
    for (const name of [
      "selectSettingsModule",
      "restartServer",
      "showProjectFacts",
      "showOutput",
    ]) {
      assert.ok(commands.includes(`djangoMultidb.${name}`), name);
    }
  });
});
