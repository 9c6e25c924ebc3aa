/** Files that change on disk, open in no editor, are read again. */
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as vscode from "vscode";
import { eventually, findings, folder, open, ready, ruleOf } from "./support.ts";

describe("a change on disk", () => {
  before(() => ready());

  it("of the settings changes what other files are told", async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    const document = await open("catalogue/services.py");
    const unknown = () => findings(document).some((it) => ruleOf(it) === "unknown-alias");
    await eventually("the finding", () => unknown() || undefined);

    // The alias that the example misspells comes into being.
    const message = findings(document).find((it) => ruleOf(it) === "unknown-alias")?.message ?? "";
    const alias = /['"`‘“]([\w-]+)['"`’”]/.exec(message)?.[1];
    assert.ok(alias, message);
    const settings = join(folder().uri.fsPath, "config/settings/base.py");
    const before = await readFile(settings, "utf8");
    await writeFile(
      settings,
      `${before}\nDATABASES["${alias}"] = {"ENGINE": "django.db.backends.sqlite3"}\n`,
    );
    await eventually("the finding is gone", () => (unknown() ? undefined : true));
    await writeFile(settings, before);
    await eventually("the finding is back", () => unknown() || undefined);
  });
});
