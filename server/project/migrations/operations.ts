/** Reads one operation of a migration: what it is about, and what decides whether it takes effect. */

import type { InstanceValue, Reason, Value } from "#server/evaluation/values.ts";
import { entriesOf, itemsOf, textOf } from "#server/project/settings/read.ts";
import { describeOperation } from "./describe.ts";
import type { Operation, OperationScope } from "./facts.ts";

/** Django's own operations, by module. */
const djangoModules = new Set([
  "django.db.migrations.operations",
  "django.contrib.postgres.operations",
]);

const scopes: Readonly<Record<string, OperationScope>> = {
  CreateModel: "model",
  DeleteModel: "model",
  RenameModel: "model",
  AlterModelTable: "model",
  AlterModelTableComment: "model",
  AlterUniqueTogether: "model",
  AlterIndexTogether: "model",
  AlterOrderWithRespectTo: "model",
  AlterModelOptions: "state",
  AlterModelManagers: "state",
  AddIndex: "model",
  RemoveIndex: "model",
  RenameIndex: "model",
  AddConstraint: "model",
  RemoveConstraint: "model",
  // It changes what does not reach the database, and Django's own method does nothing.
  AlterConstraint: "state",
  AddField: "model",
  RemoveField: "model",
  AlterField: "model",
  RenameField: "model",
  AddIndexConcurrently: "model",
  RemoveIndexConcurrently: "model",
  AddConstraintNotValid: "model",
  ValidateConstraint: "model",
  SeparateDatabaseAndState: "separate",
  RunSQL: "hints",
  RunPython: "hints",
  CreateCollation: "hints",
  RemoveCollation: "hints",
};

const postgresOnly = /Extension$|Collation$|Concurrently$/;

/** The operations of a list, in order; `open` says why there may be others. */
export function operationsOf(value: Value): {
  readonly operations: readonly Operation[];
  readonly open: Reason | undefined;
} {
  const { items, open } = itemsOf(value);
  const operations: Operation[] = [];
  let missing = open;
  for (const { value: item, maybe } of items) {
    missing ??= maybe;
    if (item.kind === "instance") operations.push(operationOf(item));
    else
      missing ??= item.kind === "unknown" ? item.reason : unreadable("an operation is not known");
  }
  return { operations, open: missing };
}

function operationOf(value: InstanceValue): Operation {
  const django = value.cls.mro.find(
    ({ moduleName, name }) => djangoModules.has(moduleName) && scopeOf(name) !== undefined,
  );
  const own = value.cls.mro.slice(
    0,
    django === undefined ? undefined : value.cls.mro.indexOf(django),
  );
  // A subclass that brings its own way forwards is no longer Django's operation.
  const overrides = own.some(
    (cls) => !djangoModules.has(cls.moduleName) && cls.attributes.has("database_forwards"),
  );
  const kind = django === undefined || overrides ? value.cls.name : django.name;
  const scope = django === undefined || overrides ? "custom" : (scopeOf(django.name) ?? "custom");
  const given = value.attributes;
  const database = operationsOf(given.get("database_operations") ?? nothing);
  const state = operationsOf(given.get("state_operations") ?? nothing);
  const hints = entriesOf(given.get("hints") ?? nothing);
  return {
    kind,
    base: django?.name,
    scope,
    describes: describeOperation(django?.name ?? kind, given),
    origin: value.origin,
    model: scope === "model" ? modelName(kind, given) : undefined,
    hints: new Map([...hints.entries].map(([name, entry]) => [name, entry.value])),
    database: database.operations,
    state: state.operations,
    destructive: isDestructive(kind, given, database.operations),
    reversible: isReversible(kind, scope, given, value),
    vendor: postgresOnly.test(kind) && scope !== "custom" ? "postgresql" : undefined,
    arguments: given,
    open: value.cls.open ?? value.open ?? database.open ?? state.open ?? hints.open,
  };
}

function scopeOf(name: string): OperationScope | undefined {
  return scopes[name] ?? (name.endsWith("Extension") ? "hints" : undefined);
}

const nothing: Value = { kind: "none", origin: undefined };

function modelName(kind: string, given: ReadonlyMap<string, Value>): string | undefined {
  if (kind === "RenameModel") return text(given, "new_name");
  return text(given, "model_name") ?? text(given, "name");
}

/** A known text among the arguments. */
export function text(given: ReadonlyMap<string, Value>, name: string): string | undefined {
  const value = given.get(name);
  return value === undefined ? undefined : textOf(value);
}

/** SQL that removes something; what Python does is not looked into. */
const removes = /\b(?:drop|delete|truncate)\b/i;

function isDestructive(
  kind: string,
  given: ReadonlyMap<string, Value>,
  database: readonly Operation[],
): boolean {
  if (kind === "DeleteModel" || kind === "RemoveField") return true;
  if (database.some(({ destructive }) => destructive)) return true;
  return kind === "RunSQL" && removes.test(text(given, "sql") ?? "");
}

/** `RunSQL` and `RunPython` are reversible where they say how; an operation of one's own says so itself. */
function isReversible(
  kind: string,
  scope: OperationScope,
  given: ReadonlyMap<string, Value>,
  value: InstanceValue,
): boolean | undefined {
  if (kind === "RunSQL") return isGiven(given.get("reverse_sql"));
  if (kind === "RunPython") return isGiven(given.get("reverse_code"));
  if (scope !== "custom") return true;
  const written = value.cls.mro.map((cls) => cls.attributes.get("reversible")?.value).find(Boolean);
  return written?.kind === "bool" ? written.value : undefined;
}

function isGiven(value: Value | undefined): boolean | undefined {
  if (value === undefined || value.kind === "none") return false;
  return value.kind === "unknown" || value.kind === "oneOf" ? undefined : true;
}

function unreadable(words: string): Reason {
  return { code: "unsupported", text: words, origin: undefined };
}
