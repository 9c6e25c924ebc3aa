/** The language server, over whatever connection it is given. */

import type { Connection } from "vscode-languageserver";

import { nodeFiles } from "#server/host/nodeFiles.ts";
import { loadParser } from "#server/host/wasm.ts";
import { Session } from "./session.ts";
import { Workspace } from "./workspace.ts";

/** Serves one editor until it leaves. */
export async function serve(connection: Connection): Promise<void> {
  const workspace = new Workspace(nodeFiles, await loadParser(), process.env);
  new Session(connection, workspace).listen();
}
