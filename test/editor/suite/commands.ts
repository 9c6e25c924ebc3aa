/** The commands do what they say. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually, extension, folder, open, ready } from "./support.ts";

describe("commands", () => {
  before(() => ready());

  it("Show Project Facts opens a document with aliases, routers and routes, and no password", async () => {
    await vscode.commands.executeCommand("djangoMultidb.showProjectFacts");
    await eventually(
      "the preview is shown",
      () =>
        vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes("Django Project Facts") ||
        undefined,
    );
    const document = await eventually("the document", () =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === "django-multidb"),
    );
    assert.equal(document.languageId, "markdown");
    const text = document.getText();
    for (const part of [
      folder().uri.fsPath,
      "config.settings.dev",
      "UsersRouter",
      "orders.Order",
    ]) {
      assert.ok(text.includes(part), `${part} is missing from\n${text}`);
    }
    for (const alias of ["default", "users", "legacy", "replica", "analytics"]) {
      assert.ok(text.includes(`\`${alias}\``), `${alias} is missing from\n${text}`);
    }
    assert.ok(!/password/i.test(text), text);
  });

  it("Restart Server ends with a server that answers", async () => {
    const { onStatus } = await extension();
    const states: string[] = [];
    const listening = onStatus(({ state }) => states.push(state));
    await vscode.commands.executeCommand("djangoMultidb.restartServer");
    await ready();
    listening.dispose();
    assert.equal(states[0], "starting");
    assert.equal(states.at(-1), "ready");
  });

  it("Show Output shows the log", async () => {
    await vscode.commands.executeCommand("djangoMultidb.showOutput");
    await eventually("the log is visible", () =>
      vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === "output"),
    );
  });
});

describe("Select Settings Module", () => {
  const chosen = () =>
    vscode.workspace.getConfiguration("djangoMultidb", folder()).inspect<string>("settingsModule")
      ?.workspaceValue;

  it("keeps the choice in the workspace's settings, and the project follows", async () => {
    await ready();
    await open("orders/models.py");
    const done = vscode.commands.executeCommand("djangoMultidb.selectSettingsModule");
    // The list comes once the server has answered. Its first entry is the module in use.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await vscode.commands.executeCommand("workbench.action.quickOpenSelectNext");
    await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    const module = await eventually("a choice", chosen);
    await done;
    assert.match(module, /^config\.settings\./);
    assert.notEqual(module, "config.settings.dev");
    await ready(({ settings }) => settings === module);
  });

  it("follows the setting when it is taken away", async () => {
    await vscode.workspace
      .getConfiguration("djangoMultidb", folder())
      .update("settingsModule", undefined, vscode.ConfigurationTarget.Workspace);
    await ready(({ settings }) => settings === "config.settings.dev");
  });
});

describe("settings", () => {
  it("djangoMultidb.severity silences a rule", async () => {
    const document = await open("config/routers.py");
    const shown = () =>
      vscode.languages
        .getDiagnostics(document.uri)
        .some((it) => typeof it.code === "object" && it.code.value === "misspelt-router-method");
    await eventually("the finding", () => shown() || undefined);
    const settings = vscode.workspace.getConfiguration("djangoMultidb", folder());
    const target = vscode.ConfigurationTarget.Workspace;
    await settings.update("severity", { "misspelt-router-method": "off" }, target);
    await eventually("the finding is gone", () => (shown() ? undefined : true));
    await settings.update("severity", undefined, target);
    await eventually("the finding is back", () => shown() || undefined);
  });
});
