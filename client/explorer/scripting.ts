/** The commands Script as SELECT, INSERT and CREATE: a new document with the statement. */
import * as vscode from "vscode";
import { scriptCreate, scriptInsert, scriptSelect } from "./commandNames.ts";
import type { Choose } from "./selection.ts";
import type { Node } from "./tree/nodes.ts";
import { script, type ScriptKind } from "./tree/scripts.ts";
import type { Tree } from "./tree/tree.ts";

export function registerScripting(tree: Tree, choose: Choose): vscode.Disposable {
  const command = (name: string, kind: ScriptKind): vscode.Disposable =>
    vscode.commands.registerCommand(name, async (node?: Node) => {
      const chosen = choose.object(node);
      if (chosen === undefined) return;
      const { alias, object } = chosen;
      const [contents, description] = await Promise.all([
        tree.contents(alias),
        tree.describe(alias, object),
      ]);
      const problem = [contents, description].find((each) => each.kind === "problem");
      if (contents.kind === "problem" || description.kind === "problem") {
        await vscode.window.showErrorMessage(`${object.name}: ${problem?.text ?? ""}.`);
        return;
      }
      const content = script(kind, description.value, contents.value.overview.naming);
      const document = await vscode.workspace.openTextDocument({ language: "sql", content });
      await vscode.window.showTextDocument(document, { preview: false });
    });
  return vscode.Disposable.from(
    command(scriptSelect, "select"),
    command(scriptInsert, "insert"),
    command(scriptCreate, "create"),
  );
}
