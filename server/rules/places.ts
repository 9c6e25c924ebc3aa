/** Where findings about routers point: the line that decided, the method, or the entry in the settings. */

import type { ProjectFacts } from "#server/project/project.ts";
import type { Decision, Router, RouterMethodName } from "#server/project/routers/facts.ts";
import { isWithin } from "#server/text/paths.ts";
import { spanOf, type Origin, type Range, type Span } from "#server/text/span.ts";
import type { List, Module, Tuple } from "#server/syntax/tree.ts";
import type { Related } from "./rule.ts";
import { enclosing, treeOf } from "./tree.ts";

/** Whether a file is the project's own: not installed beside it. */
export function isOwnPath(facts: ProjectFacts, path: string): boolean {
  const installed = ["/site-packages/", "/dist-packages/"].some((part) => path.includes(part));
  return isWithin(path, facts.root) && !installed;
}

/** The span of an origin that stands in the project itself. */
export function ownSpan(facts: ProjectFacts, origin: Origin | undefined): Span | undefined {
  return origin !== undefined && isOwnPath(facts, origin.path) ? spanOf(origin) : undefined;
}

/** The class's name, as people know the router. */
export function nameOf(router: Router): string {
  return router.cls?.name ?? router.name.slice(router.name.lastIndexOf(".") + 1);
}

/** A router's entry in `DATABASE_ROUTERS`: the text, or the name or call that stands in the list. */
export function entryPlace(facts: ProjectFacts, router: Router): Span | undefined {
  const { origin, entries, open } = facts.settings.routers;
  const entry = entries[router.index];
  if (entry?.path !== undefined || origin === undefined) return ownSpan(facts, router.entry);
  // An object knows where it was made; the list knows where it stands.
  const list = listAt(treeOf(facts, origin.path), origin.node);
  const element = list?.elements[router.index];
  const isPlain = list?.elements.every(({ kind }) => kind !== "Starred") === true;
  if (element === undefined || !isPlain || list?.elements.length !== entries.length)
    return undefined;
  if (open !== undefined || !isOwnPath(facts, origin.path)) return undefined;
  return { path: origin.path, start: element.start, end: element.end };
}

/** The list or tuple that stands at a place or is assigned to the name there. */
function listAt(tree: Module | undefined, range: Range): List | Tuple | undefined {
  const assigned = enclosing(tree, range, "Assign")?.value ?? enclosing(tree, range, "List");
  return assigned?.kind === "List" || assigned?.kind === "Tuple" ? assigned : undefined;
}

/** The name of one of a router's methods, where its `def` stands in the project. */
function methodName(
  facts: ProjectFacts,
  router: Router,
  method: RouterMethodName,
): Span | undefined {
  const definition = router.methods.get(method)?.definition;
  const path = definition?.module.path;
  if (definition?.definition.kind !== "FunctionDef" || path === undefined) return undefined;
  if (!isOwnPath(facts, path)) return undefined;
  const { start, end } = definition.definition.name;
  return { path, start, end };
}

/** The name in the router's `class` statement, where it stands in the project. */
export function className(facts: ProjectFacts, router: Router): Span | undefined {
  const { definition, origin } = router.cls ?? {};
  if (definition === undefined || origin === undefined) return undefined;
  if (!isOwnPath(facts, origin.path)) return undefined;
  return { path: origin.path, start: definition.name.start, end: definition.name.end };
}

/**
 * The line of a router that decided, or its method's name where several lines did; the router's
 * class or its entry in the settings where neither is the project's. Undefined where no router decided.
 */
export function decidingPlace(
  facts: ProjectFacts,
  decisions: readonly Decision[],
  method: RouterMethodName,
): Span | undefined {
  const deciding = decisions.filter(({ router }) => router !== undefined);
  const [first] = deciding;
  if (first?.router === undefined) return undefined;
  const spans = distinct(deciding.flatMap(({ origin }) => ownSpan(facts, origin) ?? []));
  if (spans.length === 1) return spans[0];
  const router = facts.routing.routers[first.router];
  if (router === undefined) return undefined;
  return methodName(facts, router, method) ?? className(facts, router) ?? entryPlace(facts, router);
}

/** What a router's lines answered, as related information. */
export function decided(
  facts: ProjectFacts,
  decisions: readonly Decision[],
  method: RouterMethodName,
  about: string,
): readonly Related[] {
  const related: Related[] = [];
  for (const { router, origin, answer } of decisions) {
    const known = router === undefined ? undefined : facts.routing.routers[router];
    if (known === undefined || origin === undefined) continue;
    const at = spanOf(origin);
    if (related.some((other) => sameSpan(other.at, at))) continue;
    const words = typeof answer === "string" ? `'${answer}'` : answer ? "True" : "False";
    related.push({ at, message: `${nameOf(known)}.${method} answers ${words} for ${about}` });
  }
  return related.slice(0, 3);
}

/** Each span once. */
function distinct(spans: readonly Span[]): readonly Span[] {
  return spans.filter((span, index) => spans.findIndex((other) => sameSpan(other, span)) === index);
}

function sameSpan(one: Span, other: Span): boolean {
  return one.path === other.path && one.start === other.start && one.end === other.end;
}

/** One text for one span, to group by. */
export function keyOf({ path, start, end }: Span): string {
  return `${path}:${start}:${end}`;
}
