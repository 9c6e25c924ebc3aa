/** A quick fix is offered where a mistake is shown, changes the text, and the mistake is gone. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually, findings, open, ready, ruleOf } from "./support.ts";

describe("quick fix", () => {
  for (const { rule, title, path, before, after } of [
    {
      rule: "misspelt-router-method",
      title: "Rename to allow_relation",
      path: "config/routers.py",
      before: "def allow_relations(",
      after: "def allow_relation(",
    },
    {
      rule: "unknown-database-key",
      title: "Change to 'CONN_MAX_AGE'",
      path: "config/settings/base.py",
      before: '"CONN_MAXAGE"',
      after: '"CONN_MAX_AGE"',
    },
    {
      rule: "router-method-without-hints",
      title: "Add **hints",
      path: "config/routers.py",
      before: "def db_for_write(self, model):",
      after: "def db_for_write(self, model, **hints):",
    },
  ]) {
    it(`of ${rule} repairs the text`, async () => {
      await ready();
      const document = await open(path);
      assert.ok(document.getText().includes(before));
      const finding = await eventually(`a finding of ${rule}`, () =>
        findings(document).find((it) => ruleOf(it) === rule),
      );
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        document.uri,
        finding.range,
        vscode.CodeActionKind.QuickFix.value,
        10,
      );
      const fix = actions.find((action) => action.title === title);
      assert.ok(fix?.edit, `${title} is not among: ${actions.map((it) => it.title).join(", ")}`);
      assert.ok(await vscode.workspace.applyEdit(fix.edit));

      assert.ok(document.getText().includes(after), document.getText());
      assert.ok(!document.getText().includes(before));
      await eventually("the finding is gone", () =>
        findings(document).some((it) => ruleOf(it) === rule) ? undefined : true,
      );
      // Other suites read the same file.
      await vscode.commands.executeCommand("workbench.action.files.revert");
    });
  }
});
