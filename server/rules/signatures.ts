/** Whether the methods of a router can be called as Django calls them. */

import type { ProjectFacts } from "#server/project/project.ts";
import type { Router, RouterMethod, RouterMethodName } from "#server/project/routers/facts.ts";
import type { FunctionDef, Parameter } from "#server/syntax/tree.ts";
import type { Span } from "#server/text/span.ts";
import { isOwnPath, keyOf } from "./places.ts";

/** One method of a router, written in the project as a plain `def`. */
export interface Method {
  readonly router: Router;
  readonly name: RouterMethodName;
  readonly definition: FunctionDef;
  readonly path: string;
  /** Where its name stands. */
  readonly at: Span;
  /** Its parameters, without the `self` or `cls` that Python fills in. */
  readonly parameters: readonly Parameter[];
}

/** Each method of that name once, also where routers share a base class or one name stands for another. */
export function methodsOf(
  facts: ProjectFacts,
  names: readonly RouterMethodName[],
): readonly Method[] {
  const found = new Map<string, Method>();
  for (const router of facts.routing.routers) {
    for (const name of names) {
      const method = readMethod(facts, router, name);
      if (method !== undefined && !found.has(keyOf(method.at))) found.set(keyOf(method.at), method);
    }
  }
  return [...found.values()];
}

function readMethod(
  facts: ProjectFacts,
  router: Router,
  name: RouterMethodName,
): Method | undefined {
  const method = router.methods.get(name);
  const path = method?.definition?.module.path;
  const definition = method?.definition?.definition;
  if (method === undefined || path === undefined || !isOwnPath(facts, path)) return undefined;
  if (definition?.kind !== "FunctionDef") return undefined;
  const filled = selfOf(method);
  if (filled === undefined) return undefined;
  return {
    router,
    name,
    definition,
    path,
    at: { path, start: definition.name.start, end: definition.name.end },
    parameters: definition.parameters.slice(filled),
  };
}

/** How many parameters the binding fills in; undefined where that is not plain. */
function selfOf({ value, definition }: RouterMethod): 0 | 1 | undefined {
  if (value.kind === "function") return 0;
  if (value.kind !== "method" || value.callee !== definition) return undefined;
  const [first] = definition.definition.parameters;
  return first !== undefined && (first.form === "normal" || first.form === "positionalOnly")
    ? 1
    : 0;
}

/** Whether a call may pass `name=…`, when the first `taken` parameters got their values by position. */
export function acceptsKeyword(parameters: readonly Parameter[], name: string, taken = 0): boolean {
  return parameters.some((parameter, index) => {
    if (parameter.form === "doubleStar") return true;
    if (parameter.name.id !== name) return false;
    return parameter.form === "keywordOnly" || (parameter.form === "normal" && index >= taken);
  });
}

/** Whether a call may pass so many arguments by position. */
function acceptsPositional(parameters: readonly Parameter[], count: number): boolean {
  return parameters.some(({ form }) => form === "star") || positional(parameters).length >= count;
}

/** The parameters that take arguments by position. */
export function positional(parameters: readonly Parameter[]): readonly Parameter[] {
  return parameters.filter(({ form }) => form === "normal" || form === "positionalOnly");
}

/** The parameters after the first `taken` that every call must fill. */
function required(parameters: readonly Parameter[], taken: number): readonly Parameter[] {
  return parameters.filter(
    ({ form, fallback }, index) =>
      fallback === undefined &&
      (form === "keywordOnly" ||
        ((form === "normal" || form === "positionalOnly") && index >= taken)),
  );
}

/**
 * Why `allow_migrate(db, app_label, model_name=…, model=…)` raises, where more than `**hints` is
 * missing: the parameters mean something else.
 */
export function migrateFault(method: Method): string | undefined {
  const { parameters } = method;
  const by = `${method.router.cls?.name ?? "router"}.allow_migrate()`;
  if (!acceptsPositional(parameters, 2)) {
    const takes = positional(parameters).length;
    return `${by} takes ${takes} positional argument${takes === 1 ? "" : "s"} but Django gives 2`;
  }
  const byPosition = positional(parameters).slice(0, 2);
  const shadowed = byPosition.find(({ name }) => name.id === "model" || name.id === "model_name");
  if (shadowed !== undefined) {
    if (acceptsKeyword(parameters, "model_name", 2) || shadowed.name.id === "model_name")
      return `${by} got multiple values for argument '${shadowed.name.id}'`;
    return `${by} got an unexpected keyword argument 'model_name'`;
  }
  const missing = required(parameters, 2).find(({ name }) => name.id !== "model_name");
  return missing && `${by} missing 1 required argument: '${missing.name.id}'`;
}
