/** A router tests `label in ("shop")`: brackets around one string make no tuple, so the test looks for a part of it. */

import { globalText } from "#server/rules/aliases.ts";
import { defineRule } from "#server/rules/define.ts";
import { insert, sourceAt } from "#server/rules/edits.ts";
import { isOwnPath, keyOf } from "#server/rules/places.ts";
import { enclosing, nodesOf, treeOf } from "#server/rules/tree.ts";
import type { Fix, Related } from "#server/rules/rule.ts";
import type { ProjectFacts } from "#server/project/project.ts";
import type { Router } from "#server/project/routers/facts.ts";
import type { Compare, Expression } from "#server/syntax/tree.ts";
import { spanOf, type Span } from "#server/text/span.ts";

export const rule = defineRule({
  name: "substring-membership",
  severity: "error",
  since: "0.1.0",
  summary: "A membership test in a string that was meant to be a tuple",
  message:
    "('{text}') is a string and no tuple, so this tests for a part of it: '{part}' is in it too",
  project: (facts, report) => {
    const seen = new Set<string>();
    for (const [path, routers] of routerFiles(facts)) {
      for (const { compare, literal, value } of membershipTests(facts, path, routers)) {
        if (seen.has(keyOf(literal)) || value === "") continue;
        seen.add(keyOf(literal));
        const related: readonly Related[] =
          literal.path === path && literal.start >= compare.start && literal.end <= compare.end
            ? []
            : [{ at: { path, start: compare.start, end: compare.end }, message: "Tested here" }];
        report({
          at: literal,
          arguments: { text: value, part: value.slice(0, Math.ceil(value.length / 2)) },
          related,
          fixes: addComma(literal, value),
        });
      }
    }
  },
});

/** The files in which routers are written, with their routers. */
function routerFiles(facts: ProjectFacts): ReadonlyMap<string, readonly Router[]> {
  const files = new Map<string, Router[]>();
  for (const router of facts.routing.routers) {
    for (const { origin } of router.cls?.mro ?? []) {
      if (origin === undefined || !isOwnPath(facts, origin.path)) continue;
      const known = files.get(origin.path) ?? [];
      if (!known.includes(router)) known.push(router);
      files.set(origin.path, known);
    }
  }
  return files;
}

interface Test {
  readonly compare: Compare;
  readonly literal: Span;
  readonly value: string;
}

function* membershipTests(
  facts: ProjectFacts,
  path: string,
  routers: readonly Router[],
): Generator<Test> {
  const tree = treeOf(facts, path);
  if (tree === undefined) return;
  for (const node of nodesOf(tree)) {
    if (node.kind !== "Compare") continue;
    const last = node.operators.length - 1;
    const [operator, container] = [node.operators[last], node.comparators[last]];
    if (container === undefined || (operator !== "in" && operator !== "not in")) continue;
    const written = textBehind(facts, path, routers, container);
    if (written !== undefined && isBracketed(facts, written.at))
      yield { compare: node, literal: written.at, value: written.value };
  }
}

/** The literal that an expression is: itself, a constant of the module, an attribute of the router. */
function textBehind(
  facts: ProjectFacts,
  path: string,
  routers: readonly Router[],
  expression: Expression,
): { readonly at: Span; readonly value: string } | undefined {
  const { kind, start, end } = expression;
  if (kind === "Text")
    return expression.isBytes ? undefined : { at: { path, start, end }, value: expression.value };
  if (kind === "Name") {
    if (isLocal(facts, path, expression, expression.id)) return undefined;
    return located(globalText(facts, path, [expression.id]));
  }
  if (kind !== "Attribute" || expression.value.kind !== "Name") return undefined;
  const name = expression.name.id;
  if (expression.value.id !== "self" && expression.value.id !== "cls")
    return located(globalText(facts, path, [expression.value.id, name]));
  return attributeText(facts, path, routers, expression, name);
}

function attributeText(
  facts: ProjectFacts,
  path: string,
  routers: readonly Router[],
  expression: Expression,
  name: string,
): { readonly at: Span; readonly value: string } | undefined {
  const holder = enclosing(treeOf(facts, path), expression, "ClassDef");
  for (const { cls, instance } of routers) {
    if (!cls?.mro.some(({ definition }) => definition?.start === holder?.start)) continue;
    const own = instance?.kind === "instance" ? instance.attributes.get(name) : undefined;
    const value = own ?? cls.mro.flatMap(({ attributes }) => attributes.get(name)?.value ?? [])[0];
    if (value?.kind === "text") return located(value);
  }
  return undefined;
}

function located(
  known:
    | { readonly value: string; readonly origin: Parameters<typeof spanOf>[0] | undefined }
    | undefined,
): { readonly at: Span; readonly value: string } | undefined {
  return known?.origin === undefined ? undefined : { at: spanOf(known.origin), value: known.value };
}

/** Whether a function around it has a parameter or a variable of that name. */
function isLocal(facts: ProjectFacts, path: string, node: Expression, name: string): boolean {
  const holder = enclosing(treeOf(facts, path), node, "FunctionDef");
  if (holder === undefined) return false;
  if (holder.parameters.some((parameter) => parameter.name.id === name)) return true;
  for (const inner of nodesOf(holder)) {
    const targets =
      inner.kind === "Assign" ? inner.targets : inner.kind === "For" ? [inner.target] : [];
    if (targets.some((target) => target.kind === "Name" && target.id === name)) return true;
  }
  return false;
}

/** Whether it is one literal with brackets around it: written like a tuple. */
function isBracketed(facts: ProjectFacts, literal: Span): boolean {
  const text = facts.modules.text(literal.path);
  if (text === undefined || !isOwnPath(facts, literal.path)) return false;
  if (!"\"'".includes(sourceAt(facts, literal)[0] ?? " ")) return false;
  const [before, after] = [lastBefore(text, literal.start), firstAfter(text, literal.end)];
  if (text[before] !== "(" || text[after] !== ")") return false;
  // A call's brackets hold an argument.
  const called = text[lastBefore(text, before)] ?? " ";
  return !/[\w\])]/.test(called) || isKeyword(text, lastBefore(text, before));
}

function isKeyword(text: string, end: number): boolean {
  return ["in", "return", "and", "or", "not", "else", "if"].some((word) => {
    const start = end - word.length + 1;
    return text.slice(start, end + 1) === word && !/\w/.test(text[start - 1] ?? " ");
  });
}

function lastBefore(text: string, offset: number): number {
  let at = offset - 1;
  while (at >= 0 && " \t\r\n".includes(text[at] ?? "")) at -= 1;
  return at;
}

function firstAfter(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && " \t\r\n".includes(text[at] ?? "")) at += 1;
  return at;
}

/** A text that holds several names works by chance; a comma would break it. */
function addComma({ path, end }: Span, value: string): readonly Fix[] {
  if ([" ", ",", "\n", ";", "|"].some((separator) => value.includes(separator))) return [];
  return [{ title: "Add the comma", applicability: "safe", edits: [insert(path, end, ",")] }];
}
