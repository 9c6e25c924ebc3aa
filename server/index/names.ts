/** What names and dotted names stand for in a scope: where they were imported from, which texts they hold. */

import type { Expression } from "#server/syntax/tree.ts";
import { literalsOf, type Bound, type Scope } from "./scopes.ts";
import type { AliasOperand } from "./summary.ts";

/**
 * Where a name or dotted name comes from, absolute and dotted ("django.db.transaction.atomic");
 * undefined where it is not imported. Relative imports keep their dots.
 */
export function importedAs(expression: Expression, scope: Scope): string | undefined {
  const chain = chainOf(expression);
  const [root, ...rest] = chain ?? [];
  if (root === undefined) return undefined;
  const found = lookUp(root, scope);
  const [first] = found?.bound ?? [];
  if (first?.kind !== "import" || !found?.bound.every(({ kind }) => kind === "import"))
    return undefined;
  return [first.dotted, ...rest].join(".");
}

/** What an expression in the place of an alias can be. */
export function operandOf(expression: Expression, scope: Scope): AliasOperand {
  const literals = literalsOf(expression);
  if (literals) return texts(literals);
  const chain = chainOf(expression);
  const [root] = chain ?? [];
  if (chain === undefined || root === undefined) return { kind: "other" };
  const found = lookUp(root, scope);
  if (found === undefined)
    return hasStar(scope) ? { kind: "global", dotted: chain } : { kind: "other" };
  const { bound, owner } = found;
  if (chain.length === 1) {
    const reaching = bound.map((one) => (one.kind === "literals" ? one.literals : undefined));
    const known = reaching.filter((some) => some !== undefined);
    if (known.length === reaching.length && !isCompared(root, scope)) return texts(known.flat());
  }
  const [only] = bound;
  if (owner.kind !== "module" || bound.length !== 1 || only === undefined) return { kind: "other" };
  return isEvaluated(only, chain) ? { kind: "global", dotted: chain } : { kind: "other" };
}

/** Whether it is worth running a module to learn the value of such a name. */
function isEvaluated(bound: Bound, chain: readonly string[]): boolean {
  if (bound.kind === "import")
    return ![bound.dotted, ...chain.slice(1)].join(".").endsWith("django.db.DEFAULT_DB_ALIAS");
  // `class Aliases: users = "users"`.
  return bound.kind === "value" || chain.length > 1;
}

function texts(literals: Extract<Bound, { kind: "literals" }>["literals"]): AliasOperand {
  return {
    kind: "literals",
    literals: literals.map(({ value, inner, start, end }) => ({ value, inner, start, end })),
  };
}

/** `a.b.c` as its names. */
function chainOf(expression: Expression): readonly string[] | undefined {
  const names: string[] = [];
  let node = expression;
  while (node.kind === "Attribute") {
    names.push(node.name.id);
    node = node.value;
  }
  if (node.kind !== "Name") return undefined;
  names.push(node.id);
  return names.toReversed();
}

function lookUp(
  name: string,
  scope: Scope,
): { readonly bound: readonly Bound[]; readonly owner: Scope } | undefined {
  for (let owner: Scope | undefined = scope; owner; owner = owner.parent) {
    const bound = owner.bindings.get(name);
    if (bound) return { bound, owner };
  }
  return undefined;
}

function isCompared(name: string, scope: Scope): boolean {
  for (let owner: Scope | undefined = scope; owner; owner = owner.parent)
    if (owner.compared.has(name)) return true;
  return false;
}

function hasStar(scope: Scope): boolean {
  for (let owner: Scope | undefined = scope; owner; owner = owner.parent)
    if (owner.star) return true;
  return false;
}
