/** `djangoMultidb/modelTables`: the models of a project, the tables that they have, and on which aliases. */

import { checkpoint, handler } from "#server/lsp/dispatch.ts";
import { placesOf } from "#server/lsp/place.ts";
import { modelTable } from "#server/features/modelTables.ts";
import { modelTables as request, type ModelTable, type ProjectParams } from "#shared/databases.ts";

export const modelTables = handler<ProjectParams, readonly ModelTable[]>(
  request.method,
  async (workspace, params, token) => {
    await workspace.indexed();
    const project = workspace.projectIn(params.project);
    const facts = project?.facts;
    if (project === undefined || facts === undefined) return [];
    const place = placesOf(workspace, project);
    const tables: ModelTable[] = [];
    for (const model of facts.models.models.values()) {
      await checkpoint(token);
      tables.push(modelTable(facts, model, model.origin && place(model.origin)));
    }
    return tables;
  },
);
