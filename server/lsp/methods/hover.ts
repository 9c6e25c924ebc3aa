/** `textDocument/hover`: what is known of the model or alias under the pointer. */

import { MarkupKind, type Hover, type HoverParams } from "vscode-languageserver";

import { hoverAt } from "#server/features/hover.ts";
import { rangeOf } from "#server/lsp/convert.ts";
import { handler } from "#server/lsp/dispatch.ts";
import { pathOf } from "#server/lsp/uris.ts";

export const hover = handler<HoverParams, Hover | null>(
  "textDocument/hover",
  (workspace, { textDocument, position }) => {
    const path = pathOf(textDocument.uri);
    const facts = path === undefined ? undefined : workspace.projectAt(path)?.facts;
    if (path === undefined || facts === undefined) return null;
    const lines = workspace.lines(path);
    const found = hoverAt(facts, path, lines.offset(position));
    if (found === undefined) return null;
    return {
      range: rangeOf(lines, found.range),
      contents: { kind: MarkupKind.Markdown, value: found.markdown },
    };
  },
);
