/** `textDocument/hover`: what is known of the model or alias under the pointer. */

import { MarkupKind, type Hover, type HoverParams } from "vscode-languageserver";

import { hoverAt } from "#server/features/hover.ts";
import { rangeOf } from "#server/lsp/convert.ts";
import { handler } from "#server/lsp/dispatch.ts";
import { placeOf } from "#server/lsp/place.ts";

export const hover = handler<HoverParams, Hover | null>(
  "textDocument/hover",
  (workspace, params) => {
    const place = placeOf(workspace, params);
    if (place === undefined) return null;
    const { project, facts, path, offset } = place;
    const found = hoverAt(facts, path, offset);
    if (found === undefined) return null;
    const range = project.rangeNow(path, found.range);
    return {
      contents: { kind: MarkupKind.Markdown, value: found.markdown },
      ...(range === undefined ? {} : { range: rangeOf(workspace.lines(path), range) }),
    };
  },
);
