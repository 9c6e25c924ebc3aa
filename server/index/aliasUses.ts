/** Finds the places of a module in which Django takes an alias. */

import type { Call, ClassDef, Expression, Module, Subscript } from "#server/syntax/tree.ts";
import type { Node } from "#server/syntax/visit.ts";
import type { Range } from "#server/text/span.ts";
import {
  aliasFixtures,
  aliasFunctions,
  aliasMethods,
  foreignPackages,
  type AliasParameter,
} from "./aliasPositions.ts";
import { fixtureAlias, optionAliases } from "./aliasTexts.ts";
import { importedAs, operandOf } from "./names.ts";
import { scopesOf, type Scope } from "./scopes.ts";
import type { AliasOperand, AliasPosition, AliasUse } from "./summary.ts";

/**
 * The uses in source order.
 * @param module the whole tree, function bodies included
 */
export function aliasUses(module: Module): readonly AliasUse[] {
  const scopes = scopesOf(module);
  const finder = new Finder(scopes);
  for (const scope of scopes) for (const node of scope.nodes) finder.look(node, scope);
  return finder.found();
}

class Finder {
  readonly #uses: AliasUse[] = [];
  /** Whether the module works with something whose methods look like Django's. */
  readonly #foreign: boolean;
  /** Aliases that the module itself adds: `connections["x"] = …`, `connections.databases["x"] = …`. */
  readonly #added = new Set<string>();

  constructor(scopes: readonly Scope[]) {
    const imports = scopes.flatMap(({ bindings }) => [...bindings.values()].flat());
    this.#foreign = imports.some(
      (bound) => bound.kind === "import" && foreignPackages.has(bound.dotted.split(".")[0] ?? ""),
    );
  }

  found(): readonly AliasUse[] {
    return this.#uses
      .filter(({ value }) => {
        return (
          value.kind !== "literals" || !value.literals.some((one) => this.#added.has(one.value))
        );
      })
      .toSorted((left, right) => left.range.start - right.range.start);
  }

  look(node: Node, scope: Scope): void {
    if (node.kind === "Call") this.#call(node, scope);
    else if (node.kind === "Subscript") this.#subscript(node, scope);
    else if (node.kind === "ClassDef") this.#testCase(node, scope);
    else if (node.kind === "Assign") for (const target of node.targets) this.#adds(target, scope);
    else if (node.kind === "Delete") for (const target of node.targets) this.#adds(target, scope);
  }

  #call(call: Call, scope: Scope): void {
    const { callee } = call;
    const imported = importedAs(callee, scope);
    const known = imported === undefined ? undefined : aliasFunctions.get(imported);
    if (known) this.#argument(call, known, scope);
    else if (imported === "django.core.management.call_command") this.#command(call, scope);
    else if (imported === "pytest.mark.django_db") this.#mark(call, scope);
    else if (callee.kind === "Attribute") this.#method(call, callee.name.id, scope);
    else if (callee.kind === "Name") {
      const fixture = aliasFixtures.get(callee.id);
      if (fixture) this.#argument(call, fixture, scope);
    }
    this.#hints(call, scope);
  }

  #method(call: Call, name: string, scope: Scope): void {
    const parameter = aliasMethods.get(name);
    if (parameter === undefined) return;
    const place = argumentOf(call, parameter);
    if (place === undefined) return;
    if (this.#foreign) this.#uses.push(unknown(parameter.position, place));
    else this.#push(parameter.position, place, operandOf(place, scope));
  }

  #argument(call: Call, parameter: AliasParameter, scope: Scope): void {
    const place = argumentOf(call, parameter);
    if (place === undefined) return;
    const isKeyword = call.keywords.some(({ value }) => value === place);
    const position =
      isKeyword && parameter.position !== "database=" ? "using=" : parameter.position;
    this.#push(position, place, operandOf(place, scope));
  }

  #command(call: Call, scope: Scope): void {
    for (const { name, value } of call.keywords)
      if (name?.id === "database") this.#push("database=", value, operandOf(value, scope));
    for (const { range, value } of optionAliases(call.arguments))
      this.#uses.push({ position: "database=", range, value: operandOf(value, scope) });
  }

  #mark(call: Call, scope: Scope): void {
    for (const { name, value } of call.keywords)
      if (name?.id === "databases") this.#elements(value, scope);
  }

  #hints(call: Call, scope: Scope): void {
    for (const { name, value } of call.keywords) {
      if (name?.id !== "hints" || value.kind !== "Dict") continue;
      for (const { key, value: alias } of value.entries)
        if (key?.kind === "Text" && key.value === "target_db")
          this.#push("hints", alias, operandOf(alias, scope));
    }
  }

  #subscript({ value, index }: Subscript, scope: Scope): void {
    if (importedAs(value, scope) !== "django.db.connections") return;
    this.#push("connections[]", index, operandOf(index, scope));
  }

  #testCase({ bases, body }: ClassDef, scope: Scope): void {
    if (!bases.some(isTestLike)) return;
    for (const statement of body) {
      if (statement.kind !== "Assign" && statement.kind !== "AnnAssign") continue;
      const targets = statement.kind === "Assign" ? statement.targets : [statement.target];
      const [target] = targets;
      if (target?.kind !== "Name" || targets.length > 1 || !statement.value) continue;
      if (target.id === "databases") this.#elements(statement.value, scope);
      else if (target.id === "fixtures") this.#fixtures(statement.value);
    }
  }

  /** A set of aliases; a text alone is `"__all__"` or a mistake of another kind. */
  #elements(value: Expression, scope: Scope): void {
    const waiting: Expression[] = [value];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (next.kind === "List" || next.kind === "Tuple" || next.kind === "SetDisplay") {
        for (const element of next.elements)
          if (element.kind !== "Starred")
            this.#push("databases", element, operandOf(element, scope));
      } else if (next.kind === "Binary") waiting.push(next.left, next.right);
      else if (next.kind === "Call" && isSetCall(next)) waiting.push(...next.arguments);
    }
  }

  #fixtures(value: Expression): void {
    if (value.kind !== "List" && value.kind !== "Tuple") return;
    for (const element of value.elements) {
      const alias = element.kind === "Text" ? fixtureAlias(element) : undefined;
      if (alias)
        this.#uses.push({
          position: "fixture",
          range: { start: alias.start, end: alias.end },
          value: { kind: "literals", literals: [alias] },
        });
    }
  }

  #adds(target: Expression, scope: Scope): void {
    if (target.kind !== "Subscript" || target.index.kind !== "Text") return;
    const { value } = target;
    const holder =
      value.kind === "Attribute" && value.name.id === "databases" ? value.value : value;
    if (importedAs(holder, scope) === "django.db.connections") this.#added.add(target.index.value);
  }

  #push(position: AliasPosition, place: Expression, value: AliasOperand): void {
    const { start, end } = place;
    this.#uses.push({ position, range: { start, end }, value });
  }
}

function unknown(position: AliasPosition, { start, end }: Range): AliasUse {
  return { position, range: { start, end }, value: { kind: "other" } };
}

/** The argument that is the alias; undefined where there is none, or it cannot be told. */
function argumentOf(call: Call, { index, keyword }: AliasParameter): Expression | undefined {
  for (const { name, value } of call.keywords) if (name?.id === keyword) return value;
  if (index === undefined) return undefined;
  const before = call.arguments.slice(0, index + 1);
  if (before.some(({ kind }) => kind === "Starred")) return undefined;
  return before[index];
}

/** `TestCase`, `TransactionTestCase`, `tests.BaseTest`, … */
function isTestLike(base: Expression): boolean {
  const name = base.kind === "Attribute" ? base.name.id : base.kind === "Name" ? base.id : "";
  return /test/i.test(name);
}

function isSetCall({ callee }: Call): boolean {
  return callee.kind === "Name" && ["set", "frozenset", "list", "tuple"].includes(callee.id);
}
