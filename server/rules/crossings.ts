/** The relations whose two ends live in different databases, each with the rule that speaks of it. */

import type { ProjectFacts } from "#server/project/project.ts";
import type { Model, Relation } from "#server/project/models/facts.ts";
import type { Span } from "#server/text/span.ts";
import { crossing, type Home } from "./homes.ts";
import { decided, decidingPlace, keyOf, ownSpan } from "./places.ts";
import type { Related } from "./rule.ts";
import { spanOf } from "#server/text/span.ts";

export type CrossingKind = "key" | "user" | "many";

export interface Crossing {
  readonly kind: CrossingKind;
  readonly relation: Relation;
  readonly owner: Model;
  readonly target: Model;
  readonly ownerHome: Home;
  readonly targetHome: Home;
  /** The field's call; where that is not the project's, the class or the router's line. */
  readonly at: Span;
}

/** Those of one kind; crossings at one place are one group: an abstract model's field in its children. */
export function crossingsOf(
  facts: ProjectFacts,
  kind: CrossingKind,
): readonly (readonly [Crossing, ...Crossing[]])[] {
  const groups = new Map<string, [Crossing, ...Crossing[]]>();
  for (const one of findCrossings(facts).filter((crossing) => crossing.kind === kind)) {
    const key = keyOf(one.at);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

function findCrossings(facts: ProjectFacts): readonly Crossing[] {
  const models = [...facts.models.models.values()].filter(
    // What Django's own apps point to is spoken of by the rules about splitting them.
    ({ proxy, autoCreated, moduleName }) =>
      !proxy && !autoCreated && !moduleName.startsWith("django.contrib."),
  );
  const found = models.flatMap((owner) =>
    owner.relations.flatMap((relation) => findCrossing(facts, owner, relation) ?? []),
  );
  const throughs = new Set(
    found.flatMap(({ kind, relation }) => (kind === "many" ? (relation.through ?? []) : [])),
  );
  // A many-to-many relation across databases is one mistake: the keys of its table follow from it.
  return found.filter(({ kind, owner }) => kind === "many" || !throughs.has(owner.label));
}

function findCrossing(facts: ProjectFacts, owner: Model, relation: Relation): Crossing | undefined {
  const target = relation.to === undefined ? undefined : facts.models.models.get(relation.to);
  if (target === undefined || relation.model !== owner.label) return undefined;
  // The link to a parent is the inheritance's.
  if (relation.kind === "OneToOneField" && owner.parents.includes(target.label)) return undefined;
  const isMany = relation.kind === "ManyToManyField";
  if (!isMany && !hasConstraint(owner, relation)) return undefined;
  const table = tableOf(facts, target);
  if (isElsewhere(table)) return undefined;
  const homes = crossing(facts, owner.label, table.label);
  if (homes === undefined) return undefined;
  const at = placeOf(facts, owner, relation, homes);
  if (at === undefined) return undefined;
  const isUser = relation.toUser || target.label === facts.settings.authUserModel;
  const kind = isMany ? "many" : isUser ? "user" : "key";
  return { kind, relation, owner, target, ownerHome: homes.owner, targetHome: homes.target, at };
}

/** A key without a constraint is the accepted way across; an unmanaged table has none of Django's. */
function hasConstraint(owner: Model, relation: Relation): boolean {
  return owner.managed && relation.dbConstraint === true;
}

/** The model whose table a proxy shares. */
function tableOf(facts: ProjectFacts, model: Model): Model {
  if (!model.proxy) return model;
  const parents = model.parents.flatMap((label) => facts.models.models.get(label) ?? []);
  return parents.find(({ proxy }) => !proxy) ?? model;
}

/** `db_table = '"people"."user"'`: a table named with its schema or database is reached from anywhere on its server. */
function isElsewhere({ dbTable }: Model): boolean {
  return dbTable !== undefined && [".", '"', "`"].some((mark) => dbTable.includes(mark));
}

function placeOf(
  facts: ProjectFacts,
  owner: Model,
  relation: Relation,
  homes: { readonly owner: Home; readonly target: Home },
): Span | undefined {
  const written = ownSpan(facts, relation.origin);
  if (written !== undefined) return written;
  const own = owner.isOwn ? ownSpan(facts, owner.origin) : undefined;
  return (
    own ??
    decidingPlace(facts, homes.owner.decisions, "db_for_write") ??
    decidingPlace(facts, homes.target.decisions, "db_for_write")
  );
}

/** The router's lines that gave the two ends their homes, and the other model. */
export function whyCrossing(facts: ProjectFacts, one: Crossing): readonly Related[] {
  const { owner, target, ownerHome, targetHome } = one;
  const shown: readonly Related[] =
    target.origin === undefined || !target.isOwn
      ? []
      : [{ at: spanOf(target.origin), message: `${target.label} lives on '${targetHome.alias}'` }];
  return [
    ...decided(facts, ownerHome.decisions, "db_for_write", owner.label),
    ...decided(facts, targetHome.decisions, "db_for_write", target.label),
    ...shown,
  ];
}
