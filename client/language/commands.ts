/** The commands that are a line or two, and the menu of all of them behind the status bar item. */
import * as vscode from "vscode";
import { productName } from "#shared/texts.ts";
import {
  restartServer,
  selectSettingsModule,
  showMenu,
  showOutput,
  showProjectFacts,
} from "./commandNames.ts";
import type { Server } from "./server.ts";

export function registerCommands(server: Server): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(restartServer, () => server.restart()),
    vscode.commands.registerCommand(showOutput, () => server.log.show()),
    vscode.commands.registerCommand(showMenu, () => chooseCommand(server)),
  );
}

async function chooseCommand(server: Server): Promise<void> {
  const { status } = server;
  const settings = status.state === "ready" ? status.settings : undefined;
  const entries = [
    {
      label: "$(info) Show Project Facts",
      detail: "Aliases, routers, apps and where each model is read, written and migrated",
      command: showProjectFacts,
    },
    {
      label: "$(settings-gear) Select Settings Module",
      ...(settings === undefined ? {} : { description: settings }),
      command: selectSettingsModule,
    },
    { label: "$(output) Show Output", command: showOutput },
    { label: "$(debug-restart) Restart Server", command: restartServer },
  ];
  const chosen = await vscode.window.showQuickPick(entries, { title: productName });
  if (chosen !== undefined) await vscode.commands.executeCommand(chosen.command);
}
