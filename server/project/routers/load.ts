/** Makes the routers as Django does: each entry of `DATABASE_ROUTERS` imported and called once. */

import type { Evaluation, Merged } from "#server/evaluation/evaluation.ts";
import type { ClassValue, FunctionValue, Reason, Value } from "#server/evaluation/values.ts";
import type { RouterEntry, RoutersSetting } from "#server/project/settings/facts.ts";
import { importString } from "#server/project/django/importString.ts";
import type { Router, RouterMethod, RouterMethodName, RouterProblem } from "./facts.ts";

const methodNames: readonly RouterMethodName[] = [
  "db_for_read",
  "db_for_write",
  "allow_relation",
  "allow_migrate",
];

/** Whether there is a module of a name, where that is known. */
type Exists = (module: string) => boolean | undefined;

/** `ConnectionRouter.routers` of `db/utils.py`. A text instead of a list is taken letter by letter there. */
export function loadRouters(
  evaluation: Evaluation,
  setting: RoutersSetting,
  exists: Exists,
): readonly Router[] {
  return setting.entries.map((entry, index) => loadRouter(evaluation, entry, index, exists));
}

function loadRouter(
  evaluation: Evaluation,
  entry: RouterEntry,
  index: number,
  exists: Exists,
): Router {
  const base = {
    index,
    entry: entry.origin,
    maybe: entry.maybe,
    open: undefined,
    methods: new Map<RouterMethodName, RouterMethod>(),
  };
  const path = entry.path;
  if (path === undefined) {
    return {
      ...base,
      name: nameOf(entry.value),
      ...made(evaluation, entry.value),
      problem: undefined,
    };
  }
  const imported = evaluation.merge((machine) => importString(machine, path, exists));
  if (imported.kind === "raised") {
    return {
      ...base,
      name: path,
      cls: undefined,
      instance: undefined,
      problem: problem("unresolved", imported),
    };
  }
  const instance = evaluation.merge((machine) => machine.invoke(imported.value, []));
  const cls = imported.value.kind === "class" ? imported.value : undefined;
  if (instance.kind === "raised") {
    return {
      ...base,
      name: path,
      cls,
      instance: undefined,
      problem: problem("not-callable", instance),
    };
  }
  return { ...base, name: path, problem: undefined, ...made(evaluation, instance.value, cls) };
}

function made(
  evaluation: Evaluation,
  value: Value,
  cls?: ClassValue,
): Pick<Router, "cls" | "instance" | "methods" | "open"> {
  const methods = new Map<RouterMethodName, RouterMethod>();
  if (value.kind === "unknown") return { cls, instance: undefined, methods, open: value.reason };
  const own = cls ?? classBehind(value);
  const open = own === undefined ? undefined : opennessOf(evaluation, own);
  for (const name of methodNames) {
    const found = evaluation.merge(
      (machine) => machine.findAttribute(value, name) ?? { kind: "none", origin: undefined },
    );
    if (found.kind === "raised" || found.value.kind === "none") continue;
    methods.set(name, { value: found.value, definition: functionBehind(found.value) });
  }
  return { cls: own, instance: value, methods, open };
}

/** A class is as sure as the modules in which it and its bases stand. */
function opennessOf(evaluation: Evaluation, cls: ClassValue): Reason | undefined {
  for (const base of cls.mro) {
    if (base.definition === undefined) continue;
    const module = evaluation.importModule(base.moduleName);
    const reason = module.kind === "unknown" ? undefined : module.open;
    if (reason !== undefined) return reason;
  }
  return cls.open;
}

function functionBehind(value: Value): FunctionValue | undefined {
  if (value.kind === "function") return value;
  return value.kind === "method" ? functionBehind(value.callee) : undefined;
}

function classBehind(value: Value): ClassValue | undefined {
  if (value.kind === "class") return value;
  return value.kind === "instance" ? value.cls : undefined;
}

function nameOf(value: Value): string {
  const cls = classBehind(value);
  return cls === undefined ? "router" : `${cls.moduleName}.${cls.qualifiedName}`;
}

function problem(
  kind: RouterProblem["kind"],
  { exception }: Extract<Merged, { kind: "raised" }>,
): RouterProblem {
  return { kind, message: exception.message, exception: exception.type };
}
