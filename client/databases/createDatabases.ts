/** Makes the hub with its commands. */
import * as vscode from "vscode";
import { registerConnectionDocument } from "./connectionDocument.ts";
import type { Databases } from "./contract.ts";
import { Hub, type HubParts } from "./databases.ts";
import { registerForget } from "./forget.ts";
import { registerSetRole } from "./setRole.ts";

/** The hub, and its commands to be disposed with it. Connects to nothing; asks the language server once it is ready. */
export function createDatabases(parts: HubParts): {
  readonly databases: Databases;
  readonly disposable: vscode.Disposable;
} {
  const hub = new Hub(parts);
  const disposable = vscode.Disposable.from(
    hub,
    registerSetRole(hub),
    registerConnectionDocument(hub),
    registerForget(hub),
  );
  return { databases: hub, disposable };
}
