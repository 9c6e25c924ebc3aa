/** The role of an alias: the one that somebody set, else the guess; and what it permits. */
import { basename } from "node:path";
import {
  permissionsOf,
  roleIn,
  type PermissionSetting,
} from "#client/connections/permissionRules.ts";
import { roles, type Permissions, type Role } from "#client/connections/role.ts";
import type { RoleGuess } from "#client/connections/roleGuess.ts";
import type { WrittenSettings } from "#client/settings/databaseSettings.ts";
import type { AliasId } from "./contract.ts";

export interface Decided {
  readonly role: Role;
  /** A clause for people, without a full stop. */
  readonly because: string;
  readonly permissions: Permissions;
}

/** The nearest setting that names a role decides. */
export function decideRole(
  id: AliasId,
  guess: RoleGuess,
  set: WrittenSettings,
  permitted: WrittenSettings,
): Decided {
  const projects = [basename(id.project), id.project];
  const named = (
    [
      [set.folder, "set in the folder's settings"],
      [set.workspace, "set in the workspace's settings"],
      [set.user, "set in your settings"],
    ] as const
  ).flatMap(([setting, because]) => {
    const role = roleIn(setting, projects, id.alias);
    return role === undefined ? [] : [{ role, because }];
  });
  const { role, because } = named[0] ?? guess;
  const { user, workspace, folder } = permitted;
  return {
    role,
    because,
    permissions: permissionsOf(role, asPermissions(user), [workspace, folder].map(asPermissions)),
  };
}

/** What may be set as a setting of permissions by anybody. */
function asPermissions(setting: WrittenSettings["user"]): PermissionSetting | undefined {
  if (setting === undefined) return undefined;
  const entries = roles.flatMap((role) => {
    const value = setting[role];
    return typeof value === "object" && value !== null
      ? [[role, value as Readonly<Record<string, unknown>>] as const]
      : [];
  });
  return Object.fromEntries(entries);
}
