/** The shop's databases: known without a connection, opened when asked for, guarded by their roles. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { AliasId, Database, Databases } from "#client/databases/contract.ts";
import type { Connection } from "#client/drivers/driver.ts";
import { eventually, extension, folder, ready } from "./support.ts";

const options = { rows: 100, cellLimit: 1000 };

describe("databases", () => {
  let databases: Databases;
  before(async () => {
    await ready();
    ({ databases } = await extension());
    await eventually("the databases", () => databases.availability === "ready" || undefined);
  });

  it("are listed in the order of the settings, and nothing is connected", () => {
    assert.deepEqual(
      databases.all.map(({ label, engineName, where, role, mirrorOf, state }) => [
        ...[label, engineName, where.replace(/^.*\//, ""), role, mirrorOf, state.kind],
      ]),
      [
        ["default", "SQLite", "shop.sqlite3", "development", undefined, "closed"],
        ["users", "SQLite", "users.sqlite3", "development", undefined, "closed"],
        ["legacy", "SQLite", "legacy.sqlite3", "development", undefined, "closed"],
        ["replica", "SQLite", "shop.sqlite3", "replica", "default", "closed"],
        ["analytics", "SQLite", "analytics.sqlite3", "development", undefined, "closed"],
      ],
    );
  });

  it("tell how the project's Python is run, and its models", async () => {
    const { id } = alias("default");
    assert.equal(databases.python(id)?.settings, "config.settings.dev");
    assert.equal(databases.python(id)?.project, folder().uri.fsPath);
    const models = await databases.models(id.project);
    assert.ok(models.some(({ label }) => label === "orders.Order"));
  });

  it("share one connection for looking around, which writes nothing", async () => {
    const { id } = alias("default");
    const states: string[] = [];
    const listening = databases.onChange(() => states.push(alias("default").state.kind));
    const [one, other] = await Promise.all([databases.browse(id), databases.browse(id)]);
    assert.equal(one.kind, "open", JSON.stringify(one));
    assert.ok(one.kind === "open" && other.kind === "open");
    assert.equal(one.connection, other.connection);
    assert.match(stateText("default"), /^SQLite 3\./);
    const write = await one.connection.run(
      { sql: "DELETE FROM orders_order WHERE id = 0" },
      options,
    );
    assert.equal(write.kind === "failed" && write.reason, "denied");
    await databases.disconnect(id);
    listening.dispose();
    assert.equal(alias("default").state.kind, "closed");
    assert.deepEqual([...new Set(states)], ["opening", "open", "closed"]);
  });

  it("let be done what the role permits, from the next statement on", async () => {
    const connection = await connected("users");
    const insert = { sql: "INSERT INTO django_content_type (app_label, model) VALUES ('x', 'y')" };
    const done = await connection.run(insert, options);
    assert.equal(done.kind, "finished", JSON.stringify(done));
    await setRole("users", "production");
    assert.deepEqual(
      [alias("users").role, alias("users").roleBecause],
      ["production", "set in the workspace's settings"],
    );
    const refused = await connection.run(
      { sql: "DELETE FROM django_content_type WHERE id > 0" },
      options,
    );
    assert.equal(refused.kind === "failed" && refused.reason, "denied", JSON.stringify(refused));
    await connection.close();

    const later = await connected("users");
    assert.equal(later.state.readOnly, true);
    const read = await later.run({ sql: "SELECT 1" }, options);
    assert.equal(read.kind, "finished");
    await later.close();
    await setRole("users", undefined);
  });

  it("are opened in the roles that the workspace makes stricter, never laxer", async () => {
    const settings = vscode.workspace.getConfiguration("djangoMultidb", folder());
    const lax = { replica: { write: "allow" }, development: { write: "deny" } };
    const before = alias("default").permissions.write;
    await settings.update("permissions", lax, vscode.ConfigurationTarget.Workspace);
    await eventually(
      "the stricter permission",
      () => alias("default").permissions.write === "deny" || undefined,
    );
    assert.equal(before, "allow");
    assert.equal(alias("replica").permissions.write, "deny");
    await settings.update("permissions", undefined, vscode.ConfigurationTarget.Workspace);
    await eventually(
      "the permission",
      () => alias("default").permissions.write === "allow" || undefined,
    );
  });

  it("say where each value of a connection came from", async () => {
    await vscode.commands.executeCommand(
      "djangoMultidb.showConnectionSettings",
      alias("analytics").id,
    );
    const document = await eventually("the document", () =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === "django-multidb-connection"),
    );
    const text = document.getText();
    for (const part of [
      "# Connection of `analytics`",
      "analytics.sqlite3",
      "settings, NAME",
      "busy timeout",
      "base.py:",
    ])
      assert.ok(text.includes(part), `${part} is missing from\n${text}`);
  });

  it("follow the settings file: an alias that is edited goes, its connection is closed", async () => {
    const { id } = alias("analytics");
    const opened = await databases.browse(id);
    assert.equal(opened.kind, "open");
    const file = vscode.Uri.joinPath(folder().uri, "config/settings/base.py");
    const before = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    const write = (text: string) =>
      vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    await write(before.replace('"analytics.sqlite3"', '"reports.sqlite3"'));
    await eventually(
      "the new place",
      () => alias("analytics").where.endsWith("reports.sqlite3") || undefined,
    );
    await eventually("the closing", () => alias("analytics").state.kind === "closed" || undefined);
    assert.ok(opened.kind === "open" && opened.connection.state.transaction === "closed");
    await write(before);
    await eventually(
      "the old place",
      () => alias("analytics").where.endsWith("analytics.sqlite3") || undefined,
    );
  });

  it("that are not there are refused in a sentence", async () => {
    const refused = await databases.connect({ ...alias("default").id, alias: "nowhere" }, "test");
    assert.equal(
      refused.kind === "refused" && refused.detail,
      "The settings have no alias 'nowhere'",
    );
  });

  function alias(name: string): Database {
    const found = databases.all.find(({ id }) => id.alias === name);
    assert.ok(found, name);
    return found;
  }

  function stateText(name: string): string {
    const { state } = alias(name);
    return state.kind === "open" ? state.server : state.kind;
  }

  async function connected(name: string): Promise<Connection> {
    const id: AliasId = alias(name).id;
    const opened = await databases.connect(id, "test");
    assert.equal(opened.kind, "open", JSON.stringify(opened));
    assert.ok(opened.kind === "open");
    return opened.connection;
  }

  async function setRole(name: string, role: string | undefined): Promise<void> {
    const settings = vscode.workspace.getConfiguration("djangoMultidb", folder());
    const value = role === undefined ? undefined : { [name]: role };
    await settings.update("roles", value, vscode.ConfigurationTarget.Workspace);
    await eventually("the role", () => alias(name).role === (role ?? "development") || undefined);
  }
});
