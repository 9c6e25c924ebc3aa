/** The routers of a project, and what they answer for each model. */

import type { Raised, TraceStep } from "#server/evaluation/evaluation.ts";
import type { ClassValue, FunctionValue, Reason, Value } from "#server/evaluation/values.ts";
import type { Origin } from "#server/text/span.ts";

export interface RoutingFacts {
  readonly routers: readonly Router[];
  /** Why there may be other routers than these. */
  readonly open: Reason | undefined;
  /** By model label; computed when it is first asked for. */
  readonly of: (label: string) => ModelRouting;
  /** As `router.allow_relation(target, owner)`, each side's `_state.db` set to its write alias. */
  readonly allowRelation: (target: string, owner: string) => Allowed;
  /** As `router.allow_migrate(alias, app_label, **hints)`; by the hints' names. */
  readonly allowMigrate: (
    alias: string,
    appLabel: string,
    hints: ReadonlyMap<string, Value>,
  ) => Allowed;
}

export type RouterMethodName = "db_for_read" | "db_for_write" | "allow_relation" | "allow_migrate";

export interface Router {
  /** Its place in `DATABASE_ROUTERS`, from 0. */
  readonly index: number;
  /** The dotted path in the setting, or the class's qualified name. */
  readonly name: string;
  /** The entry in `DATABASE_ROUTERS`. */
  readonly entry: Origin | undefined;
  readonly maybe: Reason | undefined;
  /** The class that the entry names or is an instance of; undefined where it is not known. */
  readonly cls: ClassValue | undefined;
  /** The router itself; undefined where it could not be made. */
  readonly instance: Value | undefined;
  /** What is wrong with the entry, as Django would raise it when it loads the routers. */
  readonly problem: RouterProblem | undefined;
  readonly methods: ReadonlyMap<RouterMethodName, RouterMethod>;
  /** Why it may answer otherwise: part of its module could not be followed. */
  readonly open: Reason | undefined;
}

export interface RouterProblem {
  /** "unresolved": not importable, no such attribute, undotted; "not-callable": as rules.md says. */
  readonly kind: "unresolved" | "not-callable";
  /** Django's words: `Module "shop.routers" does not define a "X" attribute/class`. */
  readonly message: string;
  readonly exception: string;
}

export interface RouterMethod {
  /** The function behind it, where it is one of Python. */
  readonly definition: FunctionValue | undefined;
  readonly value: Value;
}

export interface ModelRouting {
  readonly read: Route;
  readonly write: Route;
  /** By alias. */
  readonly migrate: ReadonlyMap<string, Allowed>;
}

export interface Route {
  /** All that Django can answer, sorted; with `exact` false it may answer others too. */
  readonly aliases: readonly string[];
  readonly exact: boolean;
  readonly because: Reason | undefined;
  /** Where a router raises, always. */
  readonly error: Raised | undefined;
  /** One for each way to an answer. */
  readonly decisions: readonly Decision[];
}

/** One way to an answer. */
export interface Decision {
  /** The alias or the truth that was answered. */
  readonly answer: string | boolean;
  /** Index of the router that answered; undefined: none did, Django's own default holds. */
  readonly router: number | undefined;
  /** The `return` that answered, or the method's name where there is none. */
  readonly origin: Origin | undefined;
  /** The value as the router returned it, before Django took its truth. */
  readonly value: Value | undefined;
  readonly trace: readonly TraceStep[];
}

export interface Allowed {
  /** Undefined where it is not decided or raises. */
  readonly allowed: boolean | undefined;
  readonly because: Reason | undefined;
  readonly error: Raised | undefined;
  readonly decisions: readonly Decision[];
}
