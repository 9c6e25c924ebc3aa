/** What a migration is on an alias: one word for it, an icon, and the sentences behind them. */
import type { MatrixAlias, MatrixCell, MatrixMigration } from "#shared/migrations.ts";

/**
 * `no-op`: its operations take no effect there, whether it is recorded or not. `blocked`: it rests on what is not
 * applied. `missing`: it is recorded, and no file has it. `inconsistent`: it was applied before what it rests on.
 */
export type CellKind =
  | "applied"
  | "pending"
  | "no-op"
  | "blocked"
  | "conflict"
  | "missing"
  | "replaced"
  | "inconsistent"
  | "unread";

export interface CellState {
  readonly kind: CellKind;
  /** A few words: "pending, in part". */
  readonly words: string;
  /** Sentences without full stops: what is known beyond the words. */
  readonly details: readonly string[];
  /** Whether `migrate` would still apply it there. */
  readonly isPending: boolean;
  /** Whether applying it would change the database; also where that is not known. */
  readonly takesEffect: boolean;
}

/**
 * The state of a migration that has a file.
 * @param pending what `migrate` would run there: the alias's own list, looked up once for each of many migrations
 */
export function cellState(
  migration: MatrixMigration,
  alias: MatrixAlias,
  pending: ReadonlySet<string>,
): CellState {
  const cell = migration.cells[alias.name];
  if (cell === undefined) return { ...plain("unread"), isPending: false, takesEffect: false };
  const isPending = pending.has(migration.key);
  const takesEffect = cell.effect !== "no-op" && cell.effect !== "empty";
  const said = { isPending, takesEffect };
  const { key } = migration;
  const before = alias.inconsistent
    .filter((one) => one.migration === key)
    .map((one) => `It was applied before ${one.before}, on which it rests`);
  const when = cell.applied === undefined ? [] : [`Applied ${cell.applied}`];
  const details = [...when, ...effectDetails(cell)];
  if (before.length > 0)
    return { ...plain("inconsistent"), details: [...before, ...details], ...said };
  const conflict = alias.conflicts.find((keys) => keys.includes(key));
  if (conflict !== undefined && cell.state !== "applied") {
    const others = conflict.filter((other) => other !== key).join(" and ");
    const why = `It and ${others} are both last in ${migration.app}: migrate refuses until they are merged`;
    return { ...plain("conflict"), details: [why, ...details], ...said };
  }
  return {
    ...plainState(cell, alias),
    ...said,
    details: [...unreadDetails(alias, cell), ...details],
  };
}

/** The state of what is recorded on an alias, and has no file. */
export function missingState(alias: MatrixAlias, key: string): CellState {
  const isThere = alias.missing.includes(key);
  if (isThere) {
    return {
      ...plain("missing"),
      details: ["It is recorded here, and no file has it: another branch, or it was deleted"],
      isPending: false,
      takesEffect: false,
    };
  }
  const words = alias.isRead ? "not recorded" : "not read";
  return { kind: "unread", words, details: [], isPending: false, takesEffect: false };
}

function plainState(cell: MatrixCell, { isRead }: MatrixAlias): { kind: CellKind; words: string } {
  const isNoop = cell.effect === "no-op";
  const part = { partly: ", in part", raises: ", the router fails" }[cell.effect as string] ?? "";
  switch (cell.state) {
    case "applied":
      return isNoop
        ? { kind: "no-op", words: "no-op here, recorded" }
        : { kind: "applied", words: `applied${part}` };
    case "pending":
    case "blocked":
      if (isNoop) return { kind: "no-op", words: "no-op here, not recorded" };
      return cell.state === "pending"
        ? { kind: "pending", words: `pending${part}` }
        : { kind: "blocked", words: `pending, after others${part}` };
    case "replaced":
      return { kind: "replaced", words: words.replaced };
    case "unread":
      if (isNoop) return { kind: "no-op", words: "no-op here" };
      return {
        kind: "unread",
        words: isRead ? "not known" : `${unreadWords[cell.effect]}not read`,
      };
  }
}

/** What is known all the same. */
const unreadWords: Readonly<Record<MatrixCell["effect"], string>> = {
  runs: "runs here, ",
  partly: "runs in part, ",
  "no-op": "no-op here, ",
  raises: "the router fails, ",
  empty: "",
  unknown: "",
};

function unreadDetails({ unread }: MatrixAlias, { state }: MatrixCell): readonly string[] {
  if (state !== "unread") return [];
  return [unread === undefined ? "This database has not been read" : `Not read: ${unread}`];
}

function effectDetails({ effect, state }: MatrixCell): readonly string[] {
  switch (effect) {
    case "runs":
      return ["All of its operations take effect here"];
    case "partly":
      return ["Some of its operations take effect here"];
    case "no-op":
      return state === "pending" || state === "blocked"
        ? ["None of its operations takes effect here: migrate would only record it"]
        : ["None of its operations takes effect here"];
    case "empty":
      return ["It has no operations for a database"];
    case "unknown":
      return ["What takes effect here is not known"];
    case "raises":
      return ["A router raises an error for it: migrate would stop"];
  }
}

function plain(kind: CellKind): { kind: CellKind; words: string; details: readonly string[] } {
  return { kind, words: words[kind], details: [] };
}

const words: Readonly<Record<CellKind, string>> = {
  applied: "applied",
  pending: "pending",
  "no-op": "no-op here",
  blocked: "pending, after others",
  conflict: "conflict",
  missing: "no file",
  replaced: "replaced by a squash",
  inconsistent: "applied out of order",
  unread: "not read",
};

/** The more it wants to be looked at, the further to the front. */
const urgency: readonly CellKind[] = [
  "conflict",
  "inconsistent",
  "missing",
  "pending",
  "blocked",
  "unread",
  "applied",
  "no-op",
  "replaced",
];

/** What stands for several aliases: the one that wants most to be looked at. Undefined for none. */
export function mostUrgent(kinds: readonly CellKind[]): CellKind | undefined {
  return urgency.find((kind) => kinds.includes(kind));
}

/** By kind: a codicon, and a character where there are none. Beside either stand the words. */
export const looks: Readonly<Record<CellKind, { readonly icon: string; readonly mark: string }>> = {
  applied: { icon: "check", mark: "✓" },
  pending: { icon: "clock", mark: "○" },
  "no-op": { icon: "circle-slash", mark: "–" },
  blocked: { icon: "lock", mark: "◌" },
  conflict: { icon: "git-merge", mark: "≠" },
  missing: { icon: "question", mark: "?" },
  replaced: { icon: "replace", mark: "↷" },
  inconsistent: { icon: "warning", mark: "!" },
  unread: { icon: "dash", mark: "·" },
};
