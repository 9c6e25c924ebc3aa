/** `djangoMultidb/migrationMatrix`: every migration on every alias, with what the asker read from the databases. */

import { migrationMatrixOf } from "#server/features/migrationMatrix.ts";
import { handler } from "#server/lsp/dispatch.ts";
import { placesOf } from "#server/lsp/place.ts";
import {
  migrationMatrix as request,
  type MigrationMatrix,
  type MigrationMatrixParams,
} from "#shared/migrations.ts";

export const migrationMatrix = handler<MigrationMatrixParams, MigrationMatrix | null>(
  request.method,
  async (workspace, { project: root, recorded }) => {
    await workspace.indexed();
    const project = workspace.projectsBelow(undefined).find((one) => one.root === root);
    const migrations = project?.facts?.migrations();
    if (project?.facts === undefined || migrations === undefined) return null;
    const placeOf = placesOf(workspace, project);
    return migrationMatrixOf({ facts: project.facts, migrations, recorded, placeOf });
  },
);
