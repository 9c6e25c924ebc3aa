/** `textDocument/definition`: from an alias to its entry in DATABASES, from a model's label to the model. */

import type { DefinitionParams, Location } from "vscode-languageserver";

import { subjectAt } from "#server/features/subject.ts";
import { locationOf } from "#server/lsp/convert.ts";
import { handler } from "#server/lsp/dispatch.ts";
import { placeOf } from "#server/lsp/place.ts";
import { spanOf } from "#server/text/span.ts";

export const definition = handler<DefinitionParams, Location | null>(
  "textDocument/definition",
  (workspace, params) => {
    const place = placeOf(workspace, params);
    if (place === undefined) return null;
    const { project, facts, path, offset } = place;
    const subject = subjectAt(facts, path, offset);
    // Names are what every Python server follows; a text is all that is left to us.
    const quote = subject && facts.modules.text(path)?.charAt(subject.range.end - 1);
    if (subject === undefined || (quote !== '"' && quote !== "'")) return null;
    const { origin } = subject.kind === "alias" ? subject.alias : subject.model;
    const span = origin && project.now(spanOf(origin));
    return span === undefined ? null : locationOf(workspace.overlay, span);
  },
);
