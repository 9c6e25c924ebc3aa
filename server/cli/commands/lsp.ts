/** `django-multidb lsp`: the language server, for any editor. */

import { createConnection, ProposedFeatures } from "vscode-languageserver/node";

import { Refused } from "#server/cli/options.ts";
import { serve } from "#server/lsp/server.ts";

/**
 * Serves until the editor leaves; the transport is read from the process's own arguments.
 * @param words what stands behind `lsp`
 */
export async function lsp(words: readonly string[]): Promise<never> {
  const isNamed = words.some((word) => /^--(stdio|node-ipc|socket=\d+|pipe=.+)$/.test(word));
  if (!isNamed) throw new Refused("lsp: name a transport: --stdio, --node-ipc or --socket=PORT");
  await serve(createConnection(ProposedFeatures.all));
  return new Promise<never>(() => {});
}
