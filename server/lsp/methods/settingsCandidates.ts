/** `djangoMultidb/settingsCandidates`: the settings modules that a project might be run with. */

import { handler } from "#server/lsp/dispatch.ts";
import { pathOf } from "#server/lsp/uris.ts";
import {
  settingsCandidates as request,
  type SettingsCandidate,
  type SettingsCandidatesParams,
} from "#shared/protocol.ts";

export const settingsCandidates = handler<SettingsCandidatesParams, readonly SettingsCandidate[]>(
  request.method,
  (workspace, params) => {
    const path = params.uri === undefined ? undefined : pathOf(params.uri);
    const project =
      (path === undefined ? undefined : workspace.projectAt(path)) ??
      workspace.projectsBelow(path)[0];
    if (project === undefined) return [];
    const { chosen, candidates } = project.found.settings;
    return candidates.map((candidate) => ({
      module: candidate.module,
      path: candidate.path ?? "",
      chosen: candidate.module === chosen?.module,
      because: candidate.because,
    }));
  },
);
