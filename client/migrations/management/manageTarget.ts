/** How the project's `manage.py` is run: interpreter, wrapper, environment. */
import { manageSettings } from "#client/settings/manageSettings.ts";
import type { AliasId, Databases } from "#client/databases/contract.ts";
import type { ManageTarget } from "./commandLine.ts";

export interface Manage {
  readonly target: ManageTarget;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isWrapped: boolean;
}

/** Undefined without an interpreter or a wrapper, and in Restricted Mode. */
export function manageOf(databases: Databases, id: AliasId): Manage | undefined {
  const { command } = manageSettings(id.project);
  const target = databases.python(id);
  if (target === undefined) return undefined;
  const { python, project, settings, environment } = target;
  return {
    target: { python, project, settings, wrapper: command },
    environment: {
      ...process.env,
      ...environment,
      DJANGO_SETTINGS_MODULE: settings,
      // So that lines come when they are printed.
      PYTHONUNBUFFERED: "1",
    },
    isWrapped: command.length > 0,
  };
}
