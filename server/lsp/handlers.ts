/** Every request that the server answers. */

import type { Handler } from "./dispatch.ts";
import { codeAction } from "./methods/codeAction.ts";
import { databases } from "./methods/databases.ts";
import { definition } from "./methods/definition.ts";
import { documentDiagnostic } from "./methods/documentDiagnostic.ts";
import { hover } from "./methods/hover.ts";
import { modelTables } from "./methods/modelTables.ts";
import { migrationMatrix } from "./methods/migrationMatrix.ts";
import { migrationPlan } from "./methods/migrationPlan.ts";
import { projectFacts } from "./methods/projectFacts.ts";
import { settingsCandidates } from "./methods/settingsCandidates.ts";
import { sqlAtCursor } from "./methods/sqlAtCursor.ts";
import { workspaceDiagnostic } from "./methods/workspaceDiagnostic.ts";

export const handlers: readonly Handler[] = [
  documentDiagnostic,
  workspaceDiagnostic,
  hover,
  definition,
  codeAction,
  projectFacts,
  databases,
  modelTables,
  migrationMatrix,
  sqlAtCursor,
  migrationPlan,
  settingsCandidates,
];
