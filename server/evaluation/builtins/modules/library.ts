/** How the modules of the standard library are declared. */

import type { Parse } from "#server/syntax/parsed.ts";
import type { EvaluationOptions } from "../../evaluation.ts";
import { module } from "../../make.ts";
import type { ModuleValue, NativeFunction, Reason, Value } from "../../values.ts";

/** What modules of ours want to know of the world. */
export interface Host {
  /** What `os.environ` holds; names that are absent are unknown. */
  readonly environment: NonNullable<EvaluationOptions["environment"]>;
  readonly parse: Parse | undefined;
  /** 13 for Python 3.13. */
  readonly pythonMinor?: number | undefined;
}

/** Makes a module when it is imported first. */
export type ModuleFactory = (host: Host) => ModuleValue;

/** Names and what they stand for; functions stand under their own names. */
export type Entries = Iterable<NativeFunction | readonly [string, Value]>;

/** A module of which names that are not listed are unknown. */
export function moduleOf(name: string, entries: Entries): ModuleValue {
  return Object.assign(closedModule(name, entries), { open: notModeled(name) });
}

/** A module that has no other names. */
export function closedModule(name: string, entries: Entries): ModuleValue {
  return module(name, Array.from(entries, named));
}

/** A module of which nothing but its name is known. */
export function opaqueModule(name: string, reason: Reason = notModeled(name)): ModuleValue {
  return Object.assign(module(name, []), { open: reason });
}

/** Functions of ours under their own names. */
function named(entry: NativeFunction | readonly [string, Value]): readonly [string, Value] {
  return Array.isArray(entry)
    ? (entry as readonly [string, Value])
    : byName(entry as NativeFunction);
}

function byName(entry: NativeFunction): readonly [string, Value] {
  return [entry.name, entry];
}

function notModeled(name: string): Reason {
  return { code: "import", text: `${name} is not modeled in full`, origin: undefined };
}
