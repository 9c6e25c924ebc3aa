/** Compares our answers with real Django's, cell by cell. */
import { isDeepStrictEqual } from "node:util";
import type { AliasAnswer, RoutesDocument } from "./documents.ts";

/** One cell that is wrong or not decided. */
export interface Cell {
  readonly cell: string;
  readonly ours: unknown;
  readonly django: unknown;
}

/** The outcome. `decidable` cells are those that no run-time state can change; `decided` those of them with an exact answer. */
export interface Comparison {
  readonly cells: number;
  readonly decidable: number;
  readonly decided: number;
  readonly wrong: readonly Cell[];
  readonly undecided: readonly Cell[];
}

/**
 * Compares one document of ours with the oracle's.
 * `undecidable` holds patterns of cell names (`shop.Order.read`, `*.migrate.people`, `shop.Order.customer.allowed`)
 * whose answer depends on the state of a running program: there an exact answer has to hold more than what was observed.
 * A pattern with a leading `!` takes cells out again; the last pattern that fits decides.
 */
export function compareRoutes(
  ours: RoutesDocument,
  oracle: RoutesDocument,
  undecidable: readonly string[],
): Comparison {
  const patterns = undecidable.map(matcher);
  const dependsOnState = (cell: string): boolean =>
    patterns.findLast(({ expression }) => expression.test(cell))?.takesIn ?? false;
  const wrong: Cell[] = [];
  const undecided: Cell[] = [];
  let cells = 0;
  let decidable = 0;
  for (const { cell, judge, ours: left, django } of pairs(ours, oracle)) {
    cells += 1;
    const atRunTime = dependsOnState(cell);
    const verdict = atRunTime ? judge.atRunTime(left, django) : judge.decidable(left, django);
    if (!atRunTime) decidable += 1;
    if (verdict === "wrong") wrong.push({ cell, ours: left, django });
    if (verdict === "undecided" && !atRunTime) undecided.push({ cell, ours: left, django });
  }
  const missed = wrong.filter(({ cell }) => !dependsOnState(cell));
  return {
    cells,
    decidable,
    decided: decidable - undecided.length - missed.length,
    wrong,
    undecided,
  };
}

type Verdict = "right" | "wrong" | "undecided";

/** How two answers of one kind are held against each other. */
interface Judge {
  decidable(ours: unknown, django: unknown): Verdict;
  atRunTime(ours: unknown, django: unknown): Verdict;
}

interface Pair extends Cell {
  readonly judge: Judge;
}

function* pairs(ours: RoutesDocument, oracle: RoutesDocument): Iterable<Pair> {
  const [aliases, observed] = [[...ours.aliases].sort(), [...oracle.aliases].sort()];
  const judge = ours.open === undefined ? aliasSetJudge : openSetJudge;
  yield { cell: "aliases", judge, ours: aliases, django: observed };
  for (const [label, left, django] of both(ours.models, oracle.models)) {
    yield same(label, left && "a model", django && "a model");
    if (left === undefined || django === undefined) continue;
    // A class that its file does not spell out has no line to compare.
    if (django.path !== null && django.path !== undefined)
      yield same(`${label}.place`, `${left.path}:${left.line}`, `${django.path}:${django.line}`);
    yield { cell: `${label}.read`, judge: aliasJudge, ours: left.read, django: django.read };
    yield { cell: `${label}.write`, judge: aliasJudge, ours: left.write, django: django.write };
    for (const [alias, mine, theirs] of both(left.migrate, django.migrate)) {
      const cell = `${label}.migrate.${alias}`;
      yield { cell, judge: booleanJudge, ours: mine, django: theirs };
    }
  }
  for (const [label, left, django] of both(ours.relations, oracle.relations)) {
    yield same(label, left && "a relation", django && "a relation");
    if (left === undefined || django === undefined) continue;
    yield { cell: `${label}.to`, judge: targetJudge, ours: left.to, django: django.to };
    yield same(`${label}.kind`, left.kind, django.kind);
    const cell = `${label}.allowed`;
    yield { cell, judge: booleanJudge, ours: left.allowed, django: django.allowed };
  }
}

function both<Value>(
  ours: Readonly<Record<string, Value>>,
  django: Readonly<Record<string, Value>>,
): readonly (readonly [string, Value | undefined, Value | undefined])[] {
  const keys = new Set([...Object.keys(ours), ...Object.keys(django)]);
  return [...keys].sort().map((key) => [key, ours[key], django[key]] as const);
}

const same = (cell: string, ours: unknown, django: unknown): Pair => ({
  cell,
  judge: sameJudge,
  ours,
  django,
});

const equality = (ours: unknown, django: unknown): Verdict =>
  isDeepStrictEqual(ours, django) ? "right" : "wrong";

const sameJudge: Judge = { decidable: equality, atRunTime: equality };

// Which aliases there are may itself depend on run-time state, and then on neither side is the set the last word.
const aliasSetJudge: Judge = { decidable: equality, atRunTime: () => "undecided" };

const openSetJudge: Judge = { decidable: () => "undecided", atRunTime: () => "undecided" };

const nullIsUndecided = (ours: unknown, django: unknown): Verdict =>
  ours === null ? "undecided" : equality(ours, django);

const targetJudge: Judge = { decidable: nullIsUndecided, atRunTime: nullIsUndecided };

const booleanJudge: Judge = {
  decidable(ours, django) {
    // Null is what the format asks for where a write alias is not unique, so it is right beside Django's null.
    if (ours === null && django !== null) return "undecided";
    return equality(ours, django);
  },
  // An alias that only one side has is such an alias as run-time state brings or takes.
  atRunTime: (ours, django) =>
    ours === null || ours === undefined || django === undefined ? "undecided" : "wrong",
};

const aliasJudge: Judge = {
  decidable(left, right) {
    const ours = left as AliasAnswer;
    const django = right as AliasAnswer;
    // An answer that is not exact says that Django may answer others too: nothing contradicts it.
    if (!ours.exact) return "undecided";
    // Django raised on some calls and answered on others: no exact answer can say that.
    if (!django.exact) return "wrong";
    if (django.error !== undefined || ours.error !== undefined)
      return ours.error === django.error ? "right" : "wrong";
    return equality([...(ours.aliases ?? [])].sort(), [...(django.aliases ?? [])].sort());
  },
  atRunTime(left, right) {
    const ours = left as AliasAnswer;
    const django = right as AliasAnswer;
    if (!ours.exact) return "undecided";
    const observed = new Set(django.aliases);
    const said = new Set(ours.aliases);
    const above = said.size > observed.size && [...observed].every((alias) => said.has(alias));
    return above && ours.error === undefined ? "undecided" : "wrong";
  },
};

interface Matcher {
  readonly expression: RegExp;
  readonly takesIn: boolean;
}

function matcher(pattern: string): Matcher {
  const takesIn = !pattern.startsWith("!");
  const parts = (takesIn ? pattern : pattern.slice(1))
    .split("*")
    .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return { expression: new RegExp(`^${parts.join(".*")}$`), takesIn };
}
