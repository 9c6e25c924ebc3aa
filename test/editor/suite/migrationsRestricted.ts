/** The view Migrations in Restricted Mode: everything that needs no database, and a reason in place of the rest. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { eventually, extension, folder, ready } from "./support.ts";

describe("migrations in Restricted Mode", () => {
  it("are listed with their effect on each alias, and no database is read", async () => {
    await ready();
    const { migrations } = await extension();
    const { provider } = migrations.view;
    const project = folder().uri.fsPath;
    const apps = await eventually("the apps", async () => {
      const found = await provider.getChildren();
      return found.length > 0 ? found : undefined;
    });
    assert.equal(provider.getTreeItem(apps[0] as (typeof apps)[number]).label, "legacy");
    const subject = { project, alias: "people" };
    await vscode.commands.executeCommand("djangoMultidb.readAppliedMigrations", subject);
    const alias = migrations.model
      .find(project)
      ?.matrix.aliases.find(({ name }) => name === "people");
    assert.equal(alias?.isRead, false);
    assert.match(alias.unread ?? "", /Restricted Mode/);
    assert.ok(!existsSync(join(project, "people.sqlite3")));
    assert.equal(migrations.view.view.badge, undefined);
  });
});
