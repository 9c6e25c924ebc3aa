/** Whether an operation takes effect on an alias (`Operation.allow_migrate_model`, `RunSQL`, `RunPython`). */

import type { Raised } from "#server/evaluation/evaluation.ts";
import { text } from "#server/evaluation/make.ts";
import type { Reason, Value } from "#server/evaluation/values.ts";
import { textOf } from "#server/project/settings/read.ts";
import type { Origin } from "#server/text/span.ts";
import type { Operation } from "./facts.ts";
import { historicalClass, isManaged, isProxy, type HistoricalContext } from "./historical.ts";
import type { ProjectState, StateModel } from "./state.ts";

/** What one operation does on one alias. */
export interface Effect {
  /**
   * `runs`: it is carried out. `no-op`: it is skipped there. `state`: it never touches a database.
   * `raises`: the router raises, and `migrate` stops.
   */
  readonly kind: "runs" | "no-op" | "state" | "unknown" | "raises";
  /** In words that stand after "because". */
  readonly because: string | undefined;
  /** The line that decided: a router's `return`, an option. */
  readonly origin: Origin | undefined;
}

/** What the router answers: `router.allow_migrate(alias, app_label, **hints)`. */
export type AllowMigrate = (
  alias: string,
  app: string,
  hints: ReadonlyMap<string, Value>,
) => Answer;

/** What the routers answered, as far as it matters here. */
export interface Answer {
  /** Undefined where it is not decided or raises. */
  readonly allowed: boolean | undefined;
  readonly because: Reason | undefined;
  readonly error: Raised | undefined;
  readonly decisions: readonly {
    readonly answer: string | boolean;
    readonly origin: Origin | undefined;
  }[];
}

export interface EffectContext extends HistoricalContext {
  readonly allowMigrate: AllowMigrate;
  /** `connection.vendor` of an alias; undefined where it is not known. */
  readonly vendorOf: (alias: string) => string | undefined;
  /** "5.2.19" as a number of major and minor: 502. */
  readonly version: number | undefined;
}

/** Decides for one project; answers that do not depend on fields are asked for once. */
export class Effects {
  readonly #context: EffectContext;
  readonly #known = new Map<string, Effect>();

  constructor(context: EffectContext) {
    this.#context = context;
  }

  /**
   * @param before the model as it was, for what removes it
   * @param after the state that the operation leads to
   */
  of(
    alias: string,
    app: string,
    operation: Operation,
    before: StateModel | undefined,
    after: ProjectState,
  ): Effect {
    switch (operation.scope) {
      case "state":
        return stateOnly;
      case "separate":
        return operation.database.length === 0 && operation.open === undefined ? stateOnly : parts;
      case "custom":
        return unknown(`${operation.kind} is the project's own operation`, operation.origin);
      case "hints":
        return this.#byHints(alias, app, operation);
      case "model":
        return this.#byModel(alias, app, operation, before, after);
    }
  }

  #byHints(alias: string, app: string, operation: Operation): Effect {
    const vendor = this.#vendor(alias, operation);
    if (vendor !== undefined) return vendor;
    if (operation.open !== undefined)
      return unknown(operation.open.text, operation.open.origin ?? operation.origin);
    // Before 6.0 the operations of `contrib.postgres` handed no hints on.
    const hasHints = operation.vendor === undefined || (this.#context.version ?? 600) >= 600;
    const hints = hasHints ? operation.hints : new Map<string, Value>();
    return effectOf(this.#context.allowMigrate(alias, app, hints));
  }

  #byModel(
    alias: string,
    app: string,
    operation: Operation,
    before: StateModel | undefined,
    after: ProjectState,
  ): Effect {
    if (operation.model === undefined)
      return unknown("the model's name is not known", operation.origin);
    const removes = operation.kind === "DeleteModel" || operation.kind === "RemoveField";
    const model = removes ? before : after.get(app, operation.model);
    if (model === undefined)
      return unknown(`${app}.${operation.model} is not known at this point`, operation.origin);
    const vendor = this.#vendor(alias, operation);
    if (vendor !== undefined) return vendor;
    return this.#cannot(alias, model) ?? this.#routed(alias, model);
  }

  /** `Options.can_migrate`: where it answers no, the router is not asked. */
  #cannot(alias: string, model: StateModel): Effect | undefined {
    if (isProxy(model)) return noOp(`${model.name} is a proxy`);
    const managed = model.options.get("managed");
    if (!isManaged(model)) return noOp(`${model.name} is not managed`, managed?.origin);
    const swapped = this.#context.swappedFor(model);
    if (swapped !== undefined) return noOp(`${swapped} stands in for ${model.name}`);
    const required = model.options.get("required_db_vendor");
    if (required !== undefined && required.kind !== "none") {
      const vendor = this.#context.vendorOf(alias);
      if (vendor === undefined) return unknown(`the vendor of '${alias}' is not known`);
      if (vendor !== textOf(required)) return noOp(`${model.name} requires ${textOf(required)}`);
    }
    const features = model.options.get("required_db_features");
    if (features !== undefined && features.kind !== "none")
      return unknown(`${model.name} requires features of the database`, features.origin);
    return model.open === undefined ? undefined : unknown(model.open.text, model.open.origin);
  }

  #routed(alias: string, model: StateModel): Effect {
    const key = `${alias}\n${model.app}\n${model.name}\n${[...model.options.keys()].join()}\n${this.#context.tableOf(model) ?? "?"}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const { cls, looked } = historicalClass(model, this.#context);
    const effect = effectOf(
      this.#context.allowMigrate(
        alias,
        model.app,
        new Map<string, Value>([
          ["model_name", text(model.name.toLowerCase())],
          ["model", cls],
        ]),
      ),
    );
    if (!looked()) this.#known.set(key, effect);
    return effect;
  }

  #vendor(alias: string, operation: Operation): Effect | undefined {
    if (operation.vendor === undefined || operation.kind.endsWith("Concurrently")) return undefined;
    const vendor = this.#context.vendorOf(alias);
    if (vendor === undefined) return unknown(`the vendor of '${alias}' is not known`);
    return vendor === operation.vendor ? undefined : noOp(`'${alias}' is not PostgreSQL`);
  }
}

const stateOnly: Effect = {
  kind: "state",
  because: "it changes Django's state alone",
  origin: undefined,
};
/** Of a combination each part is told of for itself. */
const parts: Effect = { kind: "runs", because: undefined, origin: undefined };

function noOp(because: string, origin?: Origin): Effect {
  return { kind: "no-op", because, origin };
}

function unknown(because: string, origin?: Reason["origin"]): Effect {
  return { kind: "unknown", because, origin };
}

function effectOf({ allowed, because, error, decisions }: Answer): Effect {
  if (error !== undefined)
    return {
      kind: "raises",
      because: `the router raises ${error.type}: ${error.message}`,
      origin: error.trace[0],
    };
  const origin = decisions.find(({ answer }) => answer === allowed)?.origin;
  if (allowed === true) return { kind: "runs", because: undefined, origin };
  if (allowed === false) return { kind: "no-op", because: "the router does not allow it", origin };
  return unknown(because?.text ?? "the router's answer is not known", because?.origin);
}
