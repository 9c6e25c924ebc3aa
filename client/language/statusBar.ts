/** Shows the server's state in the status bar. */
import * as vscode from "vscode";
import { productName } from "#shared/texts.ts";
import { showMenu } from "./commandNames.ts";
import type { Server, ServerStatus } from "./server.ts";
import { statusText } from "./statusText.ts";

/** The item on the left; pressed, it offers the commands. Hidden while no server is needed. */
export function registerStatusBar(server: Server): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(
    "djangoMultidb.status",
    vscode.StatusBarAlignment.Left,
    10,
  );
  item.name = productName;
  item.command = showMenu;
  show(item, server.status);
  return vscode.Disposable.from(
    item,
    server.onStatus((status) => show(item, status)),
  );
}

function show(item: vscode.StatusBarItem, status: ServerStatus): void {
  if (status.state === "off") {
    item.hide();
    return;
  }
  const said = statusText(status);
  item.text = said.text;
  item.accessibilityInformation = { label: said.spoken };
  item.tooltip = tooltip(said.details);
  item.show();
}

function tooltip(
  details: readonly { readonly name: string; readonly value: string }[],
): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.appendMarkdown(`**${productName}**\n\n`);
  for (const { name, value } of details) {
    text.appendMarkdown(`${name}: ${asMarkdown(value)}\n\n`);
  }
  return text;
}

/** A text that Markdown leaves as it is. The editor's own `appendText` would also keep it from wrapping. */
function asMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()<>#+\-!|~&]/g, String.raw`\$&`);
}
