/** Finds the calls that hand a text to a database: `execute`, `raw`, `RunSQL`. */

import type { Node } from "#server/rules/tree.ts";
import type { Call, Expression } from "#server/syntax/tree.ts";
import { argumentFor, type Code } from "./code.ts";
import { composedText } from "./composedText.ts";

/** A call that runs SQL. */
export interface Run {
  readonly kind: "execute" | "raw" | "migration";
  readonly call: Call;
  /** The calls of helpers of the file on the way, the last one first: they tell what their parameters are. */
  readonly through: readonly Call[];
}

/** How many names and helpers are followed. */
const deepest = 4;

/** The whole expression of texts of which one is a part. */
export function wholeText(code: Code, part: Expression): Expression {
  const path = code.holding(part);
  let node = part;
  for (let index = path.indexOf(part) - 1; index >= 0; index -= 1) {
    const outer = path[index];
    if (outer === undefined || !isExpression(outer)) break;
    if (outer.kind === "Attribute" || outer.kind === "List" || outer.kind === "Tuple") {
      // `"…".format`, or an item of what is joined: it is the call that makes a text.
      const call = path[index - 1];
      if (call?.kind !== "Call" || composedText(code, call) === undefined) break;
      node = call;
      index -= 1;
    } else if (isTextOf(code, outer, node)) node = outer;
    else break;
  }
  return node;
}

/** Whether an expression makes its text of a part: what is formatted or handed over beside the text is none of it. */
function isTextOf(code: Code, outer: Expression, part: Expression): boolean {
  if (outer.kind === "Binary")
    return outer.operator === "+" || (outer.operator === "%" && outer.left === part);
  return (
    outer.kind === "Call" && outer.arguments[0] === part && composedText(code, outer) !== undefined
  );
}

/** The calls that run a text. */
export function runsOf(
  code: Code,
  expression: Expression,
  through: readonly Call[] = [],
  depth = 0,
): readonly Run[] {
  if (depth > deepest || !code.step()) return [];
  const path = code.holding(expression);
  let node: Node = expression;
  for (let index = path.indexOf(expression) - 1; index >= 0; index -= 1) {
    const outer = path[index];
    switch (outer?.kind) {
      case "Conditional":
      case "Boolean":
      case "Await":
      case "List":
      case "Tuple":
        node = outer;
        break;
      case "NamedExpression":
        node = outer;
        break;
      case "Call":
        return runsBy(code, outer, node, through, depth);
      case "Assign":
        return outer.value === node
          ? outer.targets.flatMap((target) => runsOfTarget(code, target, node, through, depth))
          : [];
      case "AnnAssign":
        return runsOfTarget(code, outer.target, node, through, depth);
      case "For":
        return outer.iterable === node
          ? runsOfTarget(code, outer.target, node, through, depth)
          : [];
      case "Return": {
        const definition = path.findLast((one) => one.kind === "FunctionDef");
        const calls = definition === undefined ? [] : code.callsOf(definition);
        return calls.flatMap((call) => runsOf(code, call, through, depth + 1));
      }
      default:
        return [];
    }
  }
  return [];
}

function runsBy(
  code: Code,
  call: Call,
  given: Node,
  through: readonly Call[],
  depth: number,
): readonly Run[] {
  const { callee } = call;
  const name = callee.kind === "Attribute" ? callee.name.id : "";
  const isFirst = call.arguments[0] === given || call.keywords.some(isGiven(given, sqlKeywords));
  if (isFirst && executing.has(name)) return [{ kind: "execute", call, through }];
  if (isFirst && name === "raw") return [{ kind: "raw", call, through }];
  const imported = code.importedAs(callee);
  if (imported !== undefined && /^django\..*\bRunSQL$/.test(imported))
    return [{ kind: "migration", call, through }];
  // A helper of the file: what it does with the parameter.
  return code.functionsOf(call).flatMap((definition) =>
    definition.parameters.flatMap((parameter) => {
      if (argumentFor(call, definition, parameter) !== given) return [];
      const [first] = definition.body ?? [];
      const scope = first && code.scopeOf(first);
      const uses = scope === undefined ? [] : code.usesOf(parameter.name.id, scope);
      return uses.flatMap((use) =>
        runsOf(code, wholeText(code, use), [call, ...through], depth + 1),
      );
    }),
  );
}

function isGiven(
  given: Node,
  names: ReadonlySet<string>,
): (keyword: Call["keywords"][number]) => boolean {
  return ({ name, value }) => value === given && names.has(name?.id ?? "");
}

/** The calls that run what a name or attribute is given. */
function runsOfTarget(
  code: Code,
  target: Expression,
  given: Node,
  through: readonly Call[],
  depth: number,
): readonly Run[] {
  const follow = (use: Expression): readonly Run[] =>
    runsOf(code, wholeText(code, use), through, depth + 1);
  if (target.kind === "Attribute") return code.attributeUsesOf(target.name.id).flatMap(follow);
  const scope = target.kind === "Name" ? code.scopeOf(target) : undefined;
  if (target.kind !== "Name" || scope === undefined) return [];
  // A name may hold something else by then.
  const uses = code
    .usesOf(target.id, scope)
    .filter((use) => code.definitions(use).some((one) => "value" in one && one.value === given));
  const attributes = scope.kind === "class" ? code.attributeUsesOf(target.id) : [];
  return [...uses, ...attributes].flatMap(follow);
}

function isExpression(node: Node): node is Expression {
  return !statements.has(node.kind);
}

const statements: ReadonlySet<string> = new Set([
  ...["FunctionDef", "ClassDef", "Return", "Delete", "Assign", "AugAssign", "AnnAssign"],
  ...["TypeAlias", "For", "While", "If", "With", "Match", "Raise", "Try", "Assert"],
  ...["Import", "ImportFrom", "Global", "Nonlocal", "ExpressionStatement", "Pass", "Break"],
  "Continue",
]);

const executing: ReadonlySet<string> = new Set(["execute", "executemany", "aexecute", "mogrify"]);
const sqlKeywords: ReadonlySet<string> = new Set(["sql", "query", "operation", "raw_query"]);
