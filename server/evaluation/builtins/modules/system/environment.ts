/** `os.environ` and `os.getenv`: what the project's files set is known, the rest is not. */

import type { Interpreter } from "../../../core.ts";
import { clock } from "../../../journal.ts";
import { dict, FALSE, list, native, NONE, oneOf, text, TRUE } from "../../../make.ts";
import type {
  DictValue,
  Machine,
  NativeFunction,
  NativeObject,
  Reason,
  Unknown,
  Value,
} from "../../../values.ts";
import { merge, put, without } from "../../containers/dictChanges.ts";
import { copyDict } from "../../containers/dictMethods.ts";
import { contains } from "../../containers/dictLookup.ts";
import { fn } from "../../define.ts";
import { needText } from "../../plain.ts";
import { unmodeled } from "../../unmodeled.ts";
import type { Host } from "../library.ts";

/** The object `os.environ`. */
export function environ(host: Host): NativeObject {
  const reason: Reason = {
    code: "environment",
    text: "the environment is not known",
    origin: undefined,
  };
  const values = dict(undefined, undefined, reason);
  for (const [name, { value, origin }] of host.environment) {
    values.entries.set(`s${name}`, {
      key: text(name),
      value: text(value, origin),
      origin,
      maybe: undefined,
    });
  }
  values.epoch = clock.epoch;
  const methods = new Map(environMethods(values).map((method) => [method.name, method]));
  return native(
    "os._Environ",
    {
      getAttribute: (machine, _self, name) =>
        methods.get(name) ?? unmodeled(machine, "environ", name),
      getItem: (machine, _self, key) => variable(machine, values, key),
      setItem: (machine, _self, key, value) => put(machine, values, key, value),
      contains: (machine, _self, key) => has(machine, values, key),
      iterate: () => ({ kind: "unknown", reason, origin: undefined }),
      length: () => ({ kind: "unknown", reason, origin: undefined }),
      truth: () => TRUE,
      binary: (machine, _self, operator, other, reflected) => {
        if (operator !== "|") return undefined;
        const result = reflected ? dict() : copyDict(values);
        merge(machine, result, reflected ? other : other);
        if (reflected) merge(machine, result, values);
        return result;
      },
    },
    values,
  );
}

/** `os.getenv(name, default)`, over the object `os.environ`. */
export function getenv(environment: NativeObject): NativeFunction {
  const values = environment.data as DictValue;
  return fn("getenv", ["key", "~default?"], (machine, key, fallback) =>
    get(machine, values, key, fallback),
  );
}

function environMethods(values: DictValue): readonly NativeFunction[] {
  const all = (machine: Machine): Value => openValue(machine, values);
  return [
    fn("get", ["key", "~default?"], (machine, key, fallback) =>
      get(machine, values, key, fallback),
    ),
    fn("setdefault", ["key", "~value"], (machine, key, value) => {
      const known = values.entries.get(`s${needText(machine, key, "key")}`);
      if (known !== undefined) return known.value;
      put(machine, values, key, value);
      return value;
    }),
    fn("pop", ["key", "~default?"], (machine, key, fallback) => {
      const name = needText(machine, key, "key");
      const value = get(machine, values, key, fallback);
      without(machine, values, `s${name}`);
      return value;
    }),
    fn("update", ["~other?", "~**values"], (machine, other, more) => {
      if (other !== undefined) merge(machine, values, other);
      for (const [name, value] of more) put(machine, values, text(name), value);
      return NONE;
    }),
    fn("copy", [], () => copyDict(values)),
    fn("__contains__", ["key"], (machine, key) => has(machine, values, key)),
    fn("__getitem__", ["key"], (machine, key) => variable(machine, values, key)),
    fn("keys", [], (_machine) =>
      list(
        Array.from(values.entries.values(), ({ key }) => key),
        undefined,
        values.open,
      ),
    ),
    fn("items", [], all),
    fn("values", [], all),
  ];
}

/** A default stands for what the process would have without the variable: that is how projects are run. */
function get(machine: Machine, values: DictValue, key: Value, fallback: Value | undefined): Value {
  const name = needText(machine, key, "key");
  const known = values.entries.get(`s${name}`);
  if (known !== undefined) return known.value;
  return fallback === undefined || fallback.kind === "none"
    ? absent(machine, values, name)
    : fallback;
}

function variable(machine: Machine, values: DictValue, key: Value): Value {
  const decided = machine.decide(key);
  if (decided.kind === "unknown") return decided;
  const name = needText(machine, decided, "key");
  const known = values.entries.get(`s${name}`);
  if (known !== undefined) return known.value;
  const missing = absent(machine, values, name);
  // Where somebody is there to catch it, the variable may as well be missing.
  if ((machine as Interpreter).tries > 0 && machine.truth(oneOf([FALSE, TRUE], missing.reason))) {
    return machine.raise("KeyError", name);
  }
  return missing;
}

function has(machine: Machine, values: DictValue, key: Value): Value {
  const answer = contains(machine, values, key);
  return answer.kind === "unknown"
    ? absent(machine, values, key.kind === "text" ? key.value : undefined, "in")
    : answer;
}

function openValue(machine: Machine, values: DictValue): Unknown {
  const reason = values.open;
  return machine.unknown("environment", reason?.text ?? "the environment is not known");
}

/**
 * What is not known of a variable: one object each time, as the process's environment stays the same.
 * @param asked tells its value from whether it is there
 */
function absent(
  machine: Machine,
  values: DictValue,
  name: string | undefined,
  asked: "value" | "in" = "value",
): Unknown {
  if (name === undefined)
    return machine.unknown("environment", "an environment variable is not known");
  const known = variables.get(values) ?? new Map<string, Unknown>();
  variables.set(values, known);
  const key = `${asked} ${name}`;
  const unknown =
    known.get(key) ??
    machine.unknown("environment", `the environment variable ${name} is not known`);
  known.set(key, unknown);
  return unknown;
}

const variables = new WeakMap<DictValue, Map<string, Unknown>>();
