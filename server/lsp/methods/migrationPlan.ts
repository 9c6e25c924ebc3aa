/** `djangoMultidb/migrationPlan`: what `migrate` would do on one alias, with what the asker read from it. */

import { handler } from "#server/lsp/dispatch.ts";
import { graphOf } from "#server/project/migrations/graph.ts";
import { planTo } from "#server/project/migrations/plan.ts";
import {
  migrationPlan as request,
  type MigrationPlanParams,
  type PlanStep,
} from "#shared/migrations.ts";

export const migrationPlan = handler<MigrationPlanParams, readonly PlanStep[] | null>(
  request.method,
  async (workspace, { project: root, recorded, target }) => {
    await workspace.indexed();
    const project = workspace.projectsBelow(undefined).find((one) => one.root === root);
    const migrations = project?.facts?.migrations();
    if (migrations === undefined) return null;
    return planTo(graphOf(migrations.facts, new Set(recorded)), target);
  },
);
