/** What stands at a place of a file: a model, or an alias. */

import type { ProjectFacts } from "#server/project/project.ts";
import type { Model } from "#server/project/models/facts.ts";
import type { Alias } from "#server/project/settings/facts.ts";
import { importRoot } from "#server/rules/routerModules.ts";
import { nodesOf, treeOf, type Node } from "#server/rules/tree.ts";
import type { Expression, Module, Text } from "#server/syntax/tree.ts";
import { relative } from "#server/text/paths.ts";
import type { Range } from "#server/text/span.ts";

export type Subject =
  | { readonly kind: "model"; readonly model: Model; readonly range: Range }
  | { readonly kind: "alias"; readonly alias: Alias; readonly range: Range };

export function subjectAt(facts: ProjectFacts, path: string, offset: number): Subject | undefined {
  const tree = treeOf(facts, path);
  if (tree === undefined) return undefined;
  const holding = [...nodesOf(tree)].filter(({ start, end }) => start <= offset && offset <= end);
  const node = holding.toSorted((one, other) => one.end - one.start - (other.end - other.start))[0];
  if (node === undefined) return undefined;
  return (
    definedModel(facts, path, holding, offset) ??
    (node.kind === "Text"
      ? namedByText(facts, path, node)
      : namedByName(facts, path, tree, node, offset))
  );
}

/** The class's name in its own statement. */
function definedModel(
  facts: ProjectFacts,
  path: string,
  holding: readonly Node[],
  offset: number,
): Subject | undefined {
  for (const node of holding) {
    if (node.kind !== "ClassDef" || offset < node.name.start || node.name.end < offset) continue;
    const model = modelsNamed(facts, node.name.id).find(
      ({ origin }) =>
        origin?.path === path && origin.node.start >= node.start && origin.node.end <= node.end,
    );
    if (model !== undefined) return { kind: "model", model, range: rangeOf(node.name) };
  }
  return undefined;
}

/** `"shop.Order"` in a relation, or an alias where Django takes one. */
function namedByText(facts: ProjectFacts, path: string, text: Text): Subject | undefined {
  const range = rangeOf(text);
  const alias = facts.settings.databases.aliases.get(text.value);
  if (alias !== undefined && isAliasText(facts, path, text, alias))
    return { kind: "alias", alias, range };
  const label = text.value.toLowerCase();
  const models = [...facts.models.models.values()].filter(
    (model) => model.label.toLowerCase() === label && !model.autoCreated,
  );
  const [model] = models.length > 0 ? models : related(facts, path, text);
  return model === undefined ? undefined : { kind: "model", model, range };
}

/** Where a router, the settings or a call that takes an alias has it. */
function isAliasText(facts: ProjectFacts, path: string, text: Text, alias: Alias): boolean {
  if (alias.origin?.path === path && holds(alias.origin.node, text)) return true;
  const uses = facts.modules.summary(path)?.aliasUses ?? [];
  const literals = uses.flatMap(({ value }) => (value.kind === "literals" ? value.literals : []));
  if (literals.some((literal) => holds(literal, text))) return true;
  return facts.routing.routers.some(({ cls }) =>
    cls?.mro.some(({ origin }) => origin?.path === path),
  );
}

/** `ForeignKey("Order")`, `through="Line"`: what the relation whose call holds the text leads to. */
function related(facts: ProjectFacts, path: string, text: Text): readonly Model[] {
  const labels = [...facts.models.models.values()].flatMap(({ relations }) =>
    relations.flatMap(({ origin, to, through }) =>
      origin?.path === path && holds(origin.node, text) ? [to, through] : [],
    ),
  );
  return modelsNamed(facts, text.value).filter(({ label }) => labels.includes(label));
}

function namedByName(
  facts: ProjectFacts,
  path: string,
  tree: Module,
  node: Node,
  offset: number,
): Subject | undefined {
  if (node.kind === "Attribute") {
    const { id, start, end } = node.name;
    if (offset < start) return undefined;
    if (id === "AUTH_USER_MODEL") {
      const model = facts.models.models.get(facts.settings.authUserModel ?? "");
      return model && { kind: "model", model, range: { start, end } };
    }
    const model = modelNamed(facts, path, tree, node);
    return model && { kind: "model", model, range: { start, end } };
  }
  if (node.kind === "ImportFrom") {
    const names = node.names === "star" ? [] : node.names;
    const imported = names.find(({ name }) => name.start <= offset && offset <= name.end);
    if (imported === undefined) return undefined;
    const model = importedModel(facts, path, node.module, node.level, imported.name.id);
    return model && { kind: "model", model, range: rangeOf(imported.name) };
  }
  if (node.kind !== "Name") return undefined;
  const model = modelBehind(facts, path, tree, node.id);
  return model && { kind: "model", model, range: rangeOf(node) };
}

/** Whether `models.Order` is written with a module that is imported and holds the model. */
function isBehind(
  tree: Module,
  node: Extract<Node, { kind: "Attribute" }>,
  moduleName: string,
): boolean {
  if (node.value.kind !== "Name") return false;
  const name = node.value.id;
  for (const statement of nodesOf(tree)) {
    if (statement.kind === "ImportFrom" && statement.names !== "star") {
      const bound = statement.names.find((one) => (one.asName ?? one.name).id === name);
      if (bound !== undefined) return moduleName.split(".").includes(bound.name.id);
    }
  }
  return false;
}

/** The model that a dotted name stands for: `Order`, `models.Order`. */
export function modelNamed(
  facts: ProjectFacts,
  path: string,
  tree: Module,
  node: Expression,
): Model | undefined {
  if (node.kind === "Name") return modelBehind(facts, path, tree, node.id);
  if (node.kind !== "Attribute") return undefined;
  return modelsNamed(facts, node.name.id).find(({ moduleName }) =>
    isBehind(tree, node, moduleName),
  );
}

/** A name that the module imports, or a class of its own. */
function modelBehind(
  facts: ProjectFacts,
  path: string,
  tree: Module,
  name: string,
): Model | undefined {
  for (const node of nodesOf(tree)) {
    if (node.kind === "ImportFrom" && node.names !== "star") {
      const bound = node.names.find((one) => (one.asName ?? one.name).id === name);
      const model = bound && importedModel(facts, path, node.module, node.level, bound.name.id);
      if (model !== undefined) return model;
    }
  }
  return modelsNamed(facts, name).find(({ origin }) => origin?.path === path);
}

/** The model of that name in a module, or in one below it that the module takes it from. */
function importedModel(
  facts: ProjectFacts,
  path: string,
  module: string,
  level: number,
  name: string,
): Model | undefined {
  const absolute = [...packageOf(facts, path, level), ...module.split(".")]
    .filter(Boolean)
    .join(".");
  const below = modelsNamed(facts, name).filter(
    ({ moduleName }) => moduleName === absolute || moduleName.startsWith(`${absolute}.`),
  );
  return (
    below.find(({ moduleName }) => moduleName === absolute) ??
    (below.length === 1 ? below[0] : undefined)
  );
}

/** The package that the dots of a relative import mean. */
function packageOf(facts: ProjectFacts, path: string, level: number): readonly string[] {
  if (level === 0) return [];
  return relative(importRoot(facts), path).split("/").slice(0, -level);
}

function modelsNamed(facts: ProjectFacts, name: string): readonly Model[] {
  return [...facts.models.models.values()].filter(
    ({ objectName, autoCreated }) => objectName === name && !autoCreated,
  );
}

function holds(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function rangeOf({ start, end }: Range): Range {
  return { start, end };
}
