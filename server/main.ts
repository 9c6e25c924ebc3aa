/** The language server's process: speaks to the editor over the transport that its flags name. */

import { createConnection, ProposedFeatures } from "vscode-languageserver/node";

import { serve } from "#server/lsp/server.ts";

void serve(createConnection(ProposedFeatures.all));
