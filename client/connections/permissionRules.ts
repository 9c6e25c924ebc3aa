/** What each role permits, from the defaults and the settings of user and workspace. */
import {
  actions,
  defaultPermissions,
  permissions,
  roles,
  type Action,
  type Permission,
  type Permissions,
  type Role,
} from "./role.ts";

/** The setting `djangoMultidb.permissions`, as somebody wrote it: anything may be in it. */
export type PermissionSetting = Readonly<
  Record<string, Readonly<Record<string, unknown>> | undefined>
>;

/**
 * What the role permits. The user's own settings replace the defaults; what comes with a workspace can only make
 * them stricter, so that no repository opens a database for writing.
 */
export function permissionsOf(
  role: Role,
  user: PermissionSetting | undefined,
  workspace: readonly (PermissionSetting | undefined)[],
): Permissions {
  const entries = actions.map((action): [Action, Permission] => {
    const own = permissionIn(user, role, action) ?? defaultPermissions[role][action];
    const others = workspace.map((setting) => permissionIn(setting, role, action) ?? own);
    return [action, others.reduce(stricter, own)];
  });
  return Object.fromEntries(entries) as Record<Action, Permission>;
}

/** The one that lets less be done. */
function stricter(one: Permission, other: Permission): Permission {
  return permissions.indexOf(one) > permissions.indexOf(other) ? one : other;
}

/**
 * The role that a setting `djangoMultidb.roles` gives an alias: the key with the project before the bare alias.
 * @param project the folder's path relative to the workspace, or its name
 */
export function roleIn(
  setting: Readonly<Record<string, unknown>> | undefined,
  projects: readonly string[],
  alias: string,
): Role | undefined {
  const keys = [...projects.map((project) => `${project}/${alias}`), alias];
  const value = keys.map((key) => setting?.[key]).find((each) => each !== undefined);
  return roles.find((role) => role === value);
}

function permissionIn(
  setting: PermissionSetting | undefined,
  role: Role,
  action: Action,
): Permission | undefined {
  const value = setting?.[role]?.[action];
  return permissions.find((permission) => permission === value);
}
