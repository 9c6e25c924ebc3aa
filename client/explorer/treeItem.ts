/** Makes the editor's tree item of a node's text. */
import * as vscode from "vscode";
import { openModel } from "./commandNames.ts";
import { retryNode, revealTarget } from "./innerCommandNames.ts";
import type { ItemText } from "./tree/item.ts";
import type { Node } from "./tree/nodes.ts";

/** The item without its tooltip, which `tooltipOf` gives when the pointer rests on it. */
export function treeItem(node: Node, text: ItemText): vscode.TreeItem {
  const item = new vscode.TreeItem(text.label, states[text.open]);
  item.id = node.id;
  item.iconPath = new vscode.ThemeIcon(text.icon);
  item.contextValue = text.context;
  item.accessibilityInformation = { label: text.spoken };
  if (text.description !== undefined) item.description = text.description;
  if (text.click !== undefined) item.command = { ...clicks[text.click], arguments: [node] };
  return item;
}

/** The first line in bold, the others as they are. */
export function tooltipOf({ tooltip }: ItemText): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  for (const [index, line] of tooltip.entries()) {
    if (line === "") continue;
    const escaped = escape(line);
    text.appendMarkdown(`${index === 0 ? `**${escaped}**` : escaped}\n\n`);
  }
  return text;
}

const states = {
  never: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
};

const clicks = {
  retry: { command: retryNode, title: "Retry" },
  "reveal-target": { command: revealTarget, title: "Go to Table" },
  "open-model": { command: openModel, title: "Open Model" },
};

/** A name may hold what Markdown would take for its own. */
function escape(line: string): string {
  return line.replaceAll(/[\\`*_{}[\]()<>#+\-!|~&]/g, String.raw`\$&`).replaceAll("\n", "  \n");
}
