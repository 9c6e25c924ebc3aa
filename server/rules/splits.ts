/** Apps of Django that need one another's tables, and are kept apart. */

import type { ProjectFacts } from "#server/project/project.ts";
import type { Model } from "#server/project/models/facts.ts";
import type { Span } from "#server/text/span.ts";
import { homeOf, isUsable } from "./homes.ts";
import { decided, decidingPlace, isOwnPath } from "./places.ts";
import type { Edit, Fix, Related } from "./rule.ts";
import { insert } from "./edits.ts";
import { nodesOf, treeOf } from "./tree.ts";
import { list, quoted } from "./words.ts";

export interface Split {
  readonly at: Span;
  /** What is where, in words. */
  readonly how: string;
  readonly related: readonly Related[];
}

/**
 * Where `needing` lives or is made on a database without the table of `needed`.
 * The other way round is harmless: a table too many.
 */
export function splitOf(facts: ProjectFacts, needing: string, needed: string): Split | undefined {
  const [one, other] = [facts.models.models.get(needing), facts.models.models.get(needed)];
  if (one === undefined || other === undefined || !one.managed || !other.managed) return undefined;
  return apartByHome(facts, one, other) ?? apartByMigration(facts, one, other);
}

function apartByHome(facts: ProjectFacts, one: Model, other: Model): Split | undefined {
  const [home, need] = [homeOf(facts, one.label), homeOf(facts, other.label)];
  if (home === undefined || need === undefined || home.pool === need.pool) return undefined;
  const at =
    decidingPlace(facts, home.decisions, "db_for_write") ??
    decidingPlace(facts, need.decisions, "db_for_write");
  if (at === undefined) return undefined;
  return {
    at,
    how: `${one.label} lives on '${home.alias}' and ${other.label} on '${need.alias}'`,
    related: [
      ...decided(facts, home.decisions, "db_for_write", one.label),
      ...decided(facts, need.decisions, "db_for_write", other.label),
    ],
  };
}

function apartByMigration(facts: ProjectFacts, one: Model, other: Model): Split | undefined {
  const [mine, needed] = [
    facts.routing.of(one.label).migrate,
    facts.routing.of(other.label).migrate,
  ];
  const lacking = [...mine].filter(
    ([alias, { allowed }]) =>
      isUsable(facts, alias) && allowed === true && needed.get(alias)?.allowed === false,
  );
  const [first] = lacking;
  if (first === undefined) return undefined;
  const refusals = lacking.flatMap(([alias]) => needed.get(alias)?.decisions ?? []);
  const at = decidingPlace(facts, refusals, "allow_migrate");
  if (at === undefined) return undefined;
  const aliases = list(quoted(lacking.map(([alias]) => alias)));
  return {
    at,
    how: `the table of ${one.label} is made on ${aliases} and that of ${other.label} is not`,
    related: [
      ...decided(facts, first[1].decisions, "allow_migrate", one.label),
      ...decided(facts, refusals, "allow_migrate", other.label),
    ],
  };
}

/** Names the missing app wherever the router's file lists the other one in a display of labels. */
export function listTogether(
  facts: ProjectFacts,
  { at }: Split,
  ...labels: readonly [string, string]
): readonly Fix[] {
  const [tree, text] = [treeOf(facts, at.path), facts.modules.text(at.path)];
  if (tree === undefined || text === undefined || !isOwnPath(facts, at.path)) return [];
  const edits: Edit[] = [];
  const added = new Set<string>();
  for (const node of nodesOf(tree)) {
    if (node.kind !== "SetDisplay" && node.kind !== "List" && node.kind !== "Tuple") continue;
    const texts = node.elements.flatMap((element) => (element.kind === "Text" ? [element] : []));
    const [missing, ...more] = labels.filter(
      (label) => !texts.some(({ value }) => value === label),
    );
    const last = node.elements.at(-1);
    const isThere = texts.some(({ value }) => value !== missing && labels.includes(value));
    if (missing === undefined || more.length > 0 || last === undefined || !isThere) continue;
    const quote = text[last.start] === "'" ? "'" : '"';
    edits.push(insert(at.path, last.end, `, ${quote}${missing}${quote}`));
    added.add(missing);
  }
  // Both missing somewhere would only swap their places.
  if (edits.length === 0 || added.size !== 1) return [];
  const [missing] = added;
  return [{ title: `Keep '${missing ?? ""}' with it`, applicability: "suggestion", edits }];
}
