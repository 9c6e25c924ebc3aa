/** Puts a node into words, an icon and the marks that menus ask for. */
import { basename, isAbsolute, relative } from "node:path";
import type { Place } from "#shared/databases.ts";
import type { MatrixEffect, MatrixOperation } from "#shared/migrations.ts";
import { looks, mostUrgent, type CellKind, type CellState } from "../model/cellState.ts";
import {
  pendingOn,
  pendingWords,
  troublesOf,
  type MigrationRow,
} from "../model/projectMigrations.ts";
import type { AliasNode, AppNode, MigrationNode, Node, OperationNode } from "./nodes.ts";

/** How a node looks. Whatever an icon says, the description says too. */
export interface NodeText {
  readonly label: string;
  readonly description: string;
  /** A codicon's name. */
  readonly icon: string;
  /** Words apart by semicolons, which menus look for. */
  readonly context: string;
  readonly isLeaf: boolean;
  /** Lines beyond the description. */
  readonly tooltip: readonly string[];
}

/** @param isReading whether the node's alias is being read now */
export function nodeText(node: Node, isReading: boolean): NodeText {
  switch (node.kind) {
    case "project":
      return text({
        ...{ label: basename(node.project), description: node.of.matrix.settings },
        ...{ icon: "project", context: "project", tooltip: [node.project] },
      });
    case "app":
      return appText(node);
    case "alias":
      return node.row === undefined ? aliasText(node, isReading) : stateOnAlias(node, node.row);
    case "migration":
      return migrationText(node);
    case "operation":
      return operationText(node);
    case "reason":
      return text({
        ...{
          label: node.text,
          description: placeText(node.place, node.project),
          icon: "arrow-small-right",
        },
        ...{
          context: "reason",
          isLeaf: true,
          tooltip: [node.text, placeText(node.place, node.project)],
        },
      });
    case "trouble":
      return text({
        ...{ label: node.text, description: "", icon: "warning", context: "trouble" },
        ...{ isLeaf: true, tooltip: [node.text] },
      });
  }
}

/** What a screen reader says. */
export function spokenText(node: Node, { label, description }: NodeText): string {
  const kind = { reason: "reason", trouble: "problem" }[node.kind as string] ?? node.kind;
  return [`${kind} ${label}`, ...(description === "" ? [] : [description])].join(", ");
}

function appText({ apps, on, of }: AppNode): NodeText {
  const kinds = apps.rows.flatMap(({ states }) =>
    (on === undefined ? of.matrix.aliases.map(({ name }) => name) : [on.name]).flatMap(
      (alias) => states.get(alias)?.kind ?? [],
    ),
  );
  const summary =
    on === undefined
      ? of.matrix.aliases.flatMap(({ name }) => {
          const { effective } = pendingOn(apps.rows, name);
          return effective === 0 ? [] : [`${effective} pending on ${name}`];
        })
      : pendingWords(pendingOn(apps.rows, on.name));
  const urgent = mostUrgent(kinds);
  const count = plural(apps.rows.length, "migration");
  const wrong = (["conflict", "inconsistent", "missing"] as const).filter((kind) =>
    kinds.includes(kind),
  );
  return text({
    label: apps.label,
    description: [
      ...(summary.length + wrong.length === 0 ? [count] : summary),
      ...wrong.map((kind) => wrongWords[kind]),
    ].join(" · "),
    icon: appIcon(urgent),
    context: ["app", ...(apps.isOwn ? ["own"] : [])].join(";"),
    tooltip: [apps.label, count, ...(apps.isOwn ? [] : ["Not of this project"]), ...summary],
  });
}

/** What is in order has the app's own; what waits for others waits all the same. */
function appIcon(urgent: CellKind | undefined): string {
  switch (urgent) {
    case "conflict":
    case "inconsistent":
    case "missing":
    case "pending":
      return looks[urgent].icon;
    case "blocked":
      return looks.pending.icon;
    default:
      return "package";
  }
}

const wrongWords = {
  conflict: "conflict",
  inconsistent: "applied out of order",
  missing: "file missing",
};

function aliasText({ on, of }: AliasNode, isReading: boolean): NodeText {
  const pending = pendingWords(pendingOn(of.rows, on.name));
  const troubles = troublesOf(on);
  const state = isReading
    ? ["reading…"]
    : on.unread !== undefined
      ? ["could not be read"]
      : on.isRead
        ? pending.length === 0
          ? ["all applied"]
          : pending
        : ["not read"];
  const mirror = on.mirrorOf === undefined ? [] : [`mirror of ${on.mirrorOf}`];
  const wrong = troubles.length === 0 ? [] : [plural(troubles.length, "problem")];
  return text({
    label: on.name,
    description: [...state, ...wrong, ...mirror].join(" · "),
    icon: aliasIcon(
      isReading,
      on.unread !== undefined || troubles.length > 0,
      on.isRead,
      pending.length > 0,
    ),
    context: [
      "alias",
      ...(on.isRead ? ["read"] : []),
      ...(on.mirrorOf === undefined ? ["migratable"] : ["mirror"]),
    ].join(";"),
    tooltip: [
      on.name,
      ...state,
      ...(on.unread === undefined ? [] : [on.unread]),
      ...(on.isRead ? [] : ["Expand it to read what is applied there"]),
      ...troubles,
      ...mirror,
    ],
  });
}

function aliasIcon(isReading: boolean, isWrong: boolean, isRead: boolean, isPending: boolean) {
  if (isReading) return "loading~spin";
  if (isWrong) return "warning";
  if (!isRead) return looks.unread.icon;
  return isPending ? looks.pending.icon : looks.applied.icon;
}

function migrationText(node: MigrationNode): NodeText {
  const { row, on, of } = node;
  const context = ["migration", ...(row.migration === undefined ? ["missing"] : ["file"])];
  if (on !== undefined) {
    const state = row.states.get(on.name);
    return text({
      label: row.name,
      description: state?.words ?? "",
      icon: state === undefined ? "dash" : looks[state.kind].icon,
      context: [...context, ...marks(state)].join(";"),
      isLeaf: (row.migration?.operations.length ?? 0) === 0,
      tooltip: [row.key, ...(state === undefined ? [] : [state.words, ...state.details])],
    });
  }
  const urgent = mostUrgent([...row.states.values()].map(({ kind }) => kind)) ?? "unread";
  return text({
    label: row.name,
    description: briefStates(
      row,
      of.matrix.aliases.map(({ name }) => name),
    ),
    icon: looks[urgent].icon,
    context: context.join(";"),
    tooltip: [
      row.key,
      ...[...row.states].map(([alias, state]) => `${alias}: ${state.words}`),
      ...(row.migration?.replaces.length ? [`Replaces ${row.migration.replaces.join(", ")}`] : []),
    ],
  });
}

/**
 * The state of a migration on each alias, in one line: "default: applied · people: no-op here"; with many aliases
 * those of one state together: "applied on default, people · pending on legacy".
 */
export function statesText({ states }: MigrationRow, aliases: readonly string[]): string {
  const known = aliases.flatMap((alias) => {
    const state = states.get(alias);
    return state === undefined ? [] : [{ alias, words: state.words }];
  });
  const words = [...new Set(known.map((each) => each.words))];
  if (words.length === 1 && known.length > 1) return `${words[0] ?? ""} on all aliases`;
  if (known.length <= 4) return known.map((each) => `${each.alias}: ${each.words}`).join(" · ");
  return words
    .map((each) => {
      const of = known.filter((one) => one.words === each).map(({ alias }) => alias);
      return `${each} on ${of.join(", ")}`;
    })
    .join(" · ");
}

/** In a narrow view: first where it matters, the others together: "people: pending · no-op elsewhere". */
function briefStates(row: MigrationRow, aliases: readonly string[]): string {
  const isNoop = (alias: string): boolean => row.states.get(alias)?.kind === "no-op";
  const others = aliases.filter((alias) => !isNoop(alias));
  if (others.length === 0) return "no-op on all aliases";
  if (others.length === aliases.length) return statesText(row, aliases);
  const [only = ""] = others;
  const shown =
    others.length === 1
      ? `${only}: ${row.states.get(only)?.words ?? ""}`
      : statesText(row, others).replace(/ on all aliases$/, ` on ${others.join(", ")}`);
  return `${shown} · no-op elsewhere`;
}

function stateOnAlias({ on }: AliasNode, row: MigrationRow): NodeText {
  const state = row.states.get(on.name);
  return text({
    label: on.name,
    description: state?.words ?? "",
    icon: state === undefined ? "dash" : looks[state.kind].icon,
    context: [
      "state",
      ...(row.migration === undefined ? ["missing"] : ["file"]),
      ...(on.mirrorOf === undefined ? ["migratable"] : ["mirror"]),
      ...marks(state),
    ].join(";"),
    isLeaf: (row.migration?.operations.length ?? 0) === 0,
    tooltip: [
      `${row.key} on ${on.name}`,
      ...(state === undefined ? [] : [state.words, ...state.details]),
    ],
  });
}

function marks(state: CellState | undefined): readonly string[] {
  return state === undefined ? [] : [state.kind, ...(state.isPending ? ["topending"] : [])];
}

function operationText({ operation, effect }: OperationNode): NodeText {
  const words = effectWords(effect);
  return text({
    label: operation.describes,
    description: operationWords(operation, effect),
    icon: losesData(operation, effect) ? "trash" : effectIcons[effect?.effect ?? "unknown"],
    context: "operation",
    isLeaf: operation.parts.length === 0 && effect?.by === undefined,
    tooltip: [
      operation.describes,
      operation.kind,
      effect?.because === undefined ? words : `${words}: ${effect.because}`,
      ...(losesData(operation, effect) ? ["It drops or deletes what may hold data"] : []),
      ...(operation.reversible === false ? ["It cannot be rolled back"] : []),
    ],
  });
}

/** What an operation does on an alias: "runs here · loses data · irreversible". */
export function operationWords(
  operation: MatrixOperation,
  effect: MatrixEffect | undefined,
): string {
  return [
    effectWords(effect),
    ...(losesData(operation, effect) ? ["loses data"] : []),
    ...(operation.reversible === false ? ["irreversible"] : []),
  ].join(" · ");
}

/** Where an operation takes no effect, nothing is lost. */
function losesData({ destructive }: MatrixOperation, effect: MatrixEffect | undefined): boolean {
  return destructive && effect?.effect !== "no-op" && effect?.effect !== "state";
}

function effectWords(effect: MatrixEffect | undefined): string {
  switch (effect?.effect) {
    case "runs":
      return "runs here";
    case "no-op":
      return "no-op here";
    case "state":
      return "state only";
    case "raises":
      return "the router fails";
    case "unknown":
    case undefined:
      return "not known";
  }
}

const effectIcons: Readonly<Record<MatrixEffect["effect"], string>> = {
  runs: "play",
  "no-op": "circle-slash",
  state: "symbol-structure",
  raises: "error",
  unknown: "question",
};

/** A line of a file, relative to its project where it is in it. */
export function placeText({ path, line }: Place, project: string): string {
  const inside = relative(project, path);
  const isInside = inside !== "" && !inside.startsWith("..") && !isAbsolute(inside);
  return `${isInside ? inside.replaceAll("\\", "/") : path}:${line}`;
}

function text(parts: Omit<NodeText, "isLeaf"> & { readonly isLeaf?: boolean }): NodeText {
  return { isLeaf: false, ...parts };
}

export function plural(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
