/** Every request that the server answers. */

import type { Handler } from "./dispatch.ts";
import { documentDiagnostic } from "./methods/documentDiagnostic.ts";
import { projectFacts } from "./methods/projectFacts.ts";
import { settingsCandidates } from "./methods/settingsCandidates.ts";
import { workspaceDiagnostic } from "./methods/workspaceDiagnostic.ts";

export const handlers: readonly Handler[] = [
  documentDiagnostic,
  workspaceDiagnostic,
  projectFacts,
  settingsCandidates,
];
