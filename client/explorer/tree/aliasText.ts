/** Puts an alias into words: its role and state by text and icon. */
import type { Role } from "#client/connections/role.ts";
import type { Database, DatabaseState } from "#client/databases/contract.ts";
import { roleLooks } from "#client/databases/roleLook.ts";
import type { AliasState, ItemText } from "./item.ts";
import type { AliasNode } from "./nodes.ts";

export function aliasText(
  { alias }: AliasNode,
  { database, filter, remarks }: AliasState,
): ItemText {
  if (database === undefined) {
    return {
      label: alias.alias,
      icon: "database",
      context: "alias",
      open: "collapsed",
      spoken: `alias ${alias.alias}`,
      tooltip: [alias.alias],
    };
  }
  const { label, engineName, where, role, state } = database;
  const said = stateText(state);
  // What matters most comes first: the end is cut off where the view is narrow.
  const description = [
    role,
    ...(filter === "" ? [] : [`filter: ${filter}`]),
    ...(said === undefined ? [] : [said]),
    ...remarks,
    where,
  ]
    .filter((text) => text !== "")
    .join(" · ");
  return {
    label,
    description,
    icon: iconOf(role, state),
    context: [
      "alias",
      state.kind,
      role,
      ...(filter === "" ? [] : ["filtered"]),
      ...(database.permissions.write === "deny" ? ["readonly"] : []),
    ].join(";"),
    open: "collapsed",
    spoken: `alias ${label}, ${engineName}, ${description}`,
    tooltip: tooltip(database, filter, remarks),
  };
}

function iconOf(role: Role, state: DatabaseState): string {
  if (state.kind === "opening") return "loading~spin";
  return state.kind === "refused" ? "error" : roleLooks[role].icon;
}

/** Nothing for an alias that nobody has opened: that is how all of them begin. */
function stateText(state: DatabaseState): string | undefined {
  switch (state.kind) {
    case "closed":
      return undefined;
    case "opening":
      return "connecting…";
    case "open":
      return "connected";
    case "refused":
      return "no connection";
  }
}

function tooltip(
  { id, project, engineName, where, role, roleBecause, permissions, state }: Database,
  filter: string,
  remarks: readonly string[],
): readonly string[] {
  const may = Object.entries(permissions).map(([action, permission]) => `${action}: ${permission}`);
  return [
    `Alias ${id.alias} of ${project.settings}`,
    `Engine: ${engineName}`,
    ...(where === "" ? [] : [`Place: ${where}`]),
    `Role: ${role} (${roleBecause})`,
    `Allowed: ${may.join(", ")}`,
    ...(state.kind === "open" ? [`Connected: ${state.server}`] : []),
    ...(state.kind === "refused" ? [`No connection: ${state.detail}`] : []),
    ...(filter === "" ? [] : [`Filter: ${filter}`]),
    ...remarks,
  ];
}
