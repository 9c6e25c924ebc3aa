/** `djangoMultidb/sqlAtCursor`: the SQL at a place of Python code, and the aliases that it is run on. */

import { sqlAtCursor as find } from "#server/features/sqlAtCursor.ts";
import { handler } from "#server/lsp/dispatch.ts";
import { placeOf } from "#server/lsp/place.ts";
import {
  sqlAtCursor as request,
  type SqlAtCursor,
  type SqlAtCursorParams,
} from "#shared/databases.ts";

export const sqlAtCursor = handler<SqlAtCursorParams, SqlAtCursor | null>(
  request.method,
  async (workspace, { uri, position }) => {
    await workspace.indexed();
    const place = placeOf(workspace, { textDocument: { uri }, position });
    return place === undefined ? null : (find(place.facts, place.path, place.offset) ?? null);
  },
);
