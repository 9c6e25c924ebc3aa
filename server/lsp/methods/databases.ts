/** `djangoMultidb/databases`: what the settings say of each alias, for who connects to it; secrets sealed. */

import { ResponseError, ErrorCodes } from "vscode-languageserver";

import { sealerFor } from "#server/host/seal.ts";
import { handler } from "#server/lsp/dispatch.ts";
import { placesOf } from "#server/lsp/place.ts";
import type { ProjectState } from "#server/lsp/projectState.ts";
import { stateOf } from "#server/lsp/stateOf.ts";
import type { Workspace } from "#server/lsp/workspace.ts";
import type { SettingsFacts } from "#server/project/settings/facts.ts";
import type { SettingsWriter } from "#server/project/settings/writtenKeys.ts";
import {
  databases as request,
  type AliasSettings,
  type DatabaseProject,
  type DatabasesParams,
} from "#shared/databases.ts";

export const databases = handler<DatabasesParams, readonly DatabaseProject[]>(
  request.method,
  async (workspace, { publicKey }) => {
    const seal = sealerFor(publicKey);
    if (seal === undefined)
      throw new ResponseError(ErrorCodes.InvalidParams, "publicKey is no X25519 key");
    await workspace.indexed();
    return workspace.projectsBelow(undefined).map((project) => projectOf(workspace, project, seal));
  },
);

function projectOf(
  workspace: Workspace,
  project: ProjectState,
  seal: SettingsWriter["seal"],
): DatabaseProject {
  const { found, facts } = project;
  const about = {
    path: project.root,
    settings: found.settings.chosen?.module ?? "",
    python: found.interpreter?.executable,
    django: found.djangoVersion,
  };
  if (facts === undefined) {
    const open = stateOf([project]).message;
    return { ...about, debug: undefined, aliases: [], open };
  }
  const writer: SettingsWriter = { seal, place: placesOf(workspace, project) };
  const debug = facts.settings.get("DEBUG")?.value;
  return {
    ...about,
    debug: debug?.kind === "bool" ? debug.value : undefined,
    aliases: aliasesOf(facts.settings, writer),
    open: facts.settings.databases.open?.text,
  };
}

function aliasesOf({ databases }: SettingsFacts, writer: SettingsWriter): readonly AliasSettings[] {
  return [...databases.aliases.values()].map(({ name, origin, maybe, engine, written }) => {
    const { keys, open } = written(writer);
    const place = origin && writer.place(origin);
    return { name, place, engine, keys, open: open ?? maybe?.text };
  });
}
