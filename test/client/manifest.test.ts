/** The manifest says what the code does: its commands, its settings, what it needs trust for. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as consoleCommands from "#client/console/commandNames.ts";
import * as databaseCommands from "#client/databases/commandNames.ts";
import * as explorerCommands from "#client/explorer/commandNames.ts";
import * as languageCommands from "#client/language/commandNames.ts";
import * as managementCommands from "#client/migrations/management/commandNames.ts";
import * as migrationCommands from "#client/migrations/commandNames.ts";
import { section, settingNames, severities } from "#shared/settings.ts";

interface Manifest {
  readonly version: string;
  readonly main: string;
  readonly icon: string;
  readonly keywords: readonly string[];
  readonly activationEvents: readonly string[];
  readonly extensionDependencies?: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
  };
}

interface Setting {
  readonly scope: string;
  readonly markdownDescription: string;
  readonly additionalProperties?: { readonly enum: readonly string[] };
}

const root = join(import.meta.dirname, "../..");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Manifest;
const settings = manifest.contributes.configuration.properties;

describe("manifest", () => {
  it("offers every command but the one behind the status bar item", () => {
    const { showMenu, ...offered } = {
      ...languageCommands,
      ...consoleCommands,
      ...databaseCommands,
      ...explorerCommands,
      ...managementCommands,
      ...migrationCommands,
    };
    const contributed = manifest.contributes.commands.map(({ command }) => command);
    assert.deepEqual(contributed.toSorted(), Object.values(offered).toSorted());
    assert.ok(!contributed.includes(showMenu));
    for (const { category } of manifest.contributes.commands) assert.equal(category, "Django DB");
  });

  it("has every setting, each with a scope and a description", () => {
    const names = Object.values(settingNames).map((name) => `${section}.${name}`);
    assert.deepEqual(Object.keys(settings).toSorted(), names.toSorted());
    for (const [name, { scope, markdownDescription }] of Object.entries(settings)) {
      assert.ok(scope, name);
      assert.ok(markdownDescription.endsWith("."), name);
    }
  });

  it("offers the severities that there are", () => {
    const offered = settings[`${section}.severity`]?.additionalProperties?.enum;
    assert.deepEqual(offered, severities);
  });

  it("heeds no interpreter that an untrusted workspace names", () => {
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    assert.deepEqual(
      restrictedConfigurations,
      ["pythonPath", "roles", "permissions", "manage.command", "manage.envFile"].map(
        (name) => `${section}.${name}`,
      ),
    );
    assert.equal(settings[`${section}.manage.command`]?.scope, "machine-overridable");
    assert.equal(settings[`${section}.pythonPath`]?.scope, "machine-overridable");
  });

  it("starts on Django projects, Python files and panels of its own only, and depends on no other extension", () => {
    assert.deepEqual(manifest.activationEvents, [
      "onLanguage:python",
      "onWebviewPanel:djangoMultidb.migrationMatrix",
      "onWebviewPanel:djangoMultidb.rows",
      "workspaceContains:**/manage.py",
    ]);
    assert.equal(manifest.extensionDependencies, undefined);
  });

  it("has an icon of 128 by 128 pixels", () => {
    const icon = readFileSync(join(root, manifest.icon));
    assert.equal(icon.toString("latin1", 1, 4), "PNG");
    assert.deepEqual([icon.readUInt32BE(16), icon.readUInt32BE(20)], [128, 128]);
  });

  it("has no more keywords than the marketplace takes", () => {
    assert.ok(manifest.keywords.length <= 30);
  });
});
