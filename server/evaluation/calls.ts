/** Calls: what can be called, how arguments find their parameters, and running a function's body. */

import type { Expression, FunctionDef, Lambda, Parameter } from "#server/syntax/tree.ts";
import { OutOfFuel, PythonRaise, type Frame, type Interpreter } from "./core.ts";
import { generatorOf } from "./generators.ts";
import { clock } from "./journal.ts";
import { NONE, dictOf, dict, tuple, unknown } from "./make.ts";
import { namesOfFunction } from "./names.ts";
import type { Binding, CallArguments, FunctionValue, Scope, Value } from "./values.ts";

/** Calls beyond which a recursion is given up. */
const DEPTH = 150;

export function call(m: Interpreter, calleeGiven: Value, given: CallArguments): Value {
  const callee = m.decide(calleeGiven);
  switch (callee.kind) {
    case "function":
      return m.callFunction(callee, given);
    case "method":
      return call(m, callee.callee, { ...given, positional: [callee.self, ...given.positional] });
    case "nativeFunction":
      return answerOf(m, callee.call(m, given));
    case "class":
      return m.construct(callee, given);
    case "native":
      if (callee.behavior.call !== undefined) {
        return answerOf(m, callee.behavior.call(m, callee, given));
      }
      break;
    case "unknown":
      return callUnknown(m, callee, given);
    default:
  }
  const own = m.special(callee, "__call__");
  if (own !== undefined) return call(m, own, given);
  if (callee.kind === "instance" && callee.payload?.kind === "native") {
    return call(m, callee.payload, given);
  }
  const cls = m.classOf(callee);
  if (cls.kind === "class" && cls.open !== undefined) {
    return callUnknown(m, unknown(cls.open), given);
  }
  return m.raise(
    "TypeError",
    `'${cls.kind === "class" ? cls.name : "object"}' object is not callable`,
  );
}

/** An answer of our code that is not known may have been an exception. */
function answerOf(m: Interpreter, value: Value): Value {
  if (value.kind === "unknown") m.mayRaise(value.reason);
  return value;
}

/** Code that is not known may change what it is given. */
function callUnknown(
  m: Interpreter,
  callee: Extract<Value, { kind: "unknown" }>,
  given: CallArguments,
): Value {
  for (const value of given.positional) m.giveAway(value, callee.reason);
  for (const value of given.keywords.values()) m.giveAway(value, callee.reason);
  m.mayRaise(callee.reason);
  return unknown(callee.reason, given.origin);
}

/** The value of a `def` or a lambda: defaults are evaluated now. */
export function makeFunction(
  m: Interpreter,
  definition: FunctionDef | Lambda,
  frame: Frame,
  name: string,
): FunctionValue {
  const defaults = new Map<string, Value>();
  for (const parameter of definition.parameters) {
    if (parameter.fallback !== undefined) {
      defaults.set(m.nameOf(parameter.name, frame), m.evaluate(parameter.fallback, frame));
    }
  }
  const encloses = frame.kind === "function" || frame.kind === "comprehension";
  const fn: FunctionValue = {
    kind: "function",
    definition,
    module: frame.module,
    closure: encloses ? [frame.locals, ...frame.closure] : frame.closure,
    defaults,
    owner: frame.owner,
    qualifiedName: frame.qualifier + name,
    attributes: new Map(),
    origin: m.originOf(definition.kind === "Lambda" ? definition : definition.name, frame),
    epoch: clock.epoch,
  };
  if (frame.privateName !== undefined) privateNames.set(definition, frame.privateName);
  frame.made?.push(fn);
  return fn;
}

/** The class around a definition, by whose name `__x` is mangled in it. */
const privateNames = new WeakMap<FunctionDef | Lambda, string>();

/** Applies decorators, the last one first. */
export function decorate(
  m: Interpreter,
  nodes: readonly Expression[],
  value: Value,
  frame: Frame,
): Value {
  const decorators = nodes.map((node) => ({ node, value: m.evaluate(node, frame) }));
  let decorated = value;
  for (const decorator of decorators.reverse()) {
    const answer = m.call(decorator.value, {
      positional: [decorated],
      keywords: new Map(),
      origin: m.originOf(decorator.node, frame),
      open: undefined,
    });
    // A class decorator that is not known is taken to answer the class, as nearly all do.
    decorated = answer.kind === "unknown" && decorated.kind === "class" ? decorated : answer;
  }
  return decorated;
}

export function callFunction(m: Interpreter, fn: FunctionValue, given: CallArguments): Value {
  const { definition } = fn;
  if (m.depth >= DEPTH) {
    throw new OutOfFuel({ code: "fuel", text: "calls are nested too deeply", origin: fn.origin });
  }
  const { frame: caller } = m;
  m.depth++;
  if (given.origin !== undefined) m.path?.note({ kind: "call", origin: given.origin });
  try {
    const body = m.bodyOf(fn);
    const names = namesOfFunction(definition, body);
    const locals: Scope = { names: new Map(), owns: names.own, epoch: clock.epoch };
    const first = bindArguments(m, fn, given, locals.names);
    const frame: Frame = {
      kind: "function",
      module: fn.module,
      locals,
      closure: fn.closure,
      names,
      function: fn,
      owner: fn.owner,
      first,
      privateName: privateNames.get(definition),
      made: undefined,
      qualifier: `${fn.qualifiedName}.<locals>.`,
      outer: undefined,
      result: NONE,
      at: undefined,
    };
    if (definition.kind === "Lambda") {
      m.frame = frame;
      return m.evaluate(definition.body, frame);
    }
    if (definition.isAsync) {
      return m.unknown("unsupported", "asynchronous code is not followed", given.origin);
    }
    if (definition.isGenerator) return generatorOf(body, frame);
    m.frame = frame;
    m.run(body, frame);
    return frame.result;
  } catch (error) {
    if (error instanceof PythonRaise && given.origin !== undefined) error.trace.push(given.origin);
    throw error;
  } finally {
    m.depth--;
    m.frame = caller;
  }
}

/** Binds the parameters; answers the first argument. */
function bindArguments(
  m: Interpreter,
  fn: FunctionValue,
  given: CallArguments,
  to: Map<string, Binding>,
): Value | undefined {
  const { positional, keywords, open } = given;
  const { parameters } = fn.definition;
  const privateName = privateNames.get(fn.definition);
  const bind = (parameter: Parameter, value: Value): void => {
    const name = parameterName(parameter, privateName);
    to.set(name, { value, origin: undefined, maybe: undefined });
  };
  let place = 0;
  let rest: Parameter | undefined;
  let others: Parameter | undefined;
  for (const parameter of parameters) {
    if (parameter.form === "star") rest = parameter;
    else if (parameter.form === "doubleStar") others = parameter;
    else if (parameter.form !== "keywordOnly") {
      const value = positional[place];
      if (value !== undefined) bind(parameter, value);
      place++;
    }
  }
  const extra = keywords.size === 0 ? NO_EXTRA : takeKeywords(m, fn, keywords, to, others, bind);
  if (rest === undefined && positional.length > place) tooMany(m, fn, positional.length, place, to);
  if (rest !== undefined) {
    const items = positional.slice(place);
    bind(rest, open === undefined ? tuple(items) : unknown(open, given.origin));
  }
  if (others !== undefined) {
    const made = extra.length === 0 ? dict() : dictOf(extra);
    made.open = open;
    bind(others, made);
  }
  const missing: Parameter[] = [];
  for (const parameter of parameters) {
    const name = parameterName(parameter, privateName);
    if (to.has(name)) continue;
    const fallback = fn.defaults.get(name);
    if (open !== undefined) bind(parameter, unknown(open, given.origin));
    else if (fallback !== undefined) bind(parameter, fallback);
    else missing.push(parameter);
  }
  if (missing.length > 0) reportMissing(m, fn, missing);
  return positional[0];
}

const NO_EXTRA: readonly [string, Value][] = [];

function parameterName(parameter: Parameter, privateName: string | undefined): string {
  const { id } = parameter.name;
  if (privateName === undefined || !id.startsWith("__") || id.endsWith("__")) return id;
  return `_${privateName.replace(/^_+/, "")}${id}`;
}

function takeKeywords(
  m: Interpreter,
  fn: FunctionValue,
  keywords: ReadonlyMap<string, Value>,
  to: ReadonlyMap<string, Binding>,
  others: Parameter | undefined,
  bind: (parameter: Parameter, value: Value) => void,
): readonly [string, Value][] {
  const extra: [string, Value][] = [];
  for (const [name, value] of keywords) {
    const parameter = fn.definition.parameters.find(
      (one) => one.name.id === name && (one.form === "normal" || one.form === "keywordOnly"),
    );
    if (parameter !== undefined) {
      if (to.has(name)) {
        m.raise("TypeError", `${fn.qualifiedName}() got multiple values for argument '${name}'`);
      }
      bind(parameter, value);
    } else if (others !== undefined) {
      extra.push([name, value]);
    } else if (
      fn.definition.parameters.some((one) => one.name.id === name && one.form === "positionalOnly")
    ) {
      m.raise(
        "TypeError",
        `${fn.qualifiedName}() got some positional-only arguments passed as keyword arguments: '${name}'`,
      );
    } else {
      m.raise("TypeError", `${fn.qualifiedName}() got an unexpected keyword argument '${name}'`);
    }
  }
  return extra;
}

function tooMany(
  m: Interpreter,
  fn: FunctionValue,
  given: number,
  places: number,
  bound: ReadonlyMap<string, Binding>,
): never {
  const { parameters } = fn.definition;
  const withDefault = parameters.filter(
    (one) => (one.form === "normal" || one.form === "positionalOnly") && one.fallback !== undefined,
  ).length;
  const keywordOnly = parameters.filter(
    (one) => one.form === "keywordOnly" && bound.has(one.name.id),
  ).length;
  const takes = withDefault > 0 ? `from ${places - withDefault} to ${places}` : `${places}`;
  const plural = withDefault > 0 || places !== 1 ? "s" : "";
  const verb = given === 1 && keywordOnly === 0 ? "was" : "were";
  const also =
    keywordOnly > 0
      ? ` positional argument${given === 1 ? "" : "s"} (and ${keywordOnly} keyword-only argument${keywordOnly === 1 ? "" : "s"})`
      : "";
  return m.raise(
    "TypeError",
    `${fn.qualifiedName}() takes ${takes} positional argument${plural} but ${given}${also} ${verb} given`,
  );
}

function reportMissing(m: Interpreter, fn: FunctionValue, missing: readonly Parameter[]): never {
  const positional = missing.filter((one) => one.form !== "keywordOnly");
  const wanted = positional.length > 0 ? positional : missing;
  const kind = positional.length > 0 ? "positional" : "keyword-only";
  const names = wanted.map((one) => `'${one.name.id}'`);
  const last = names.pop() ?? "";
  const listed =
    names.length === 0
      ? last
      : names.length === 1
        ? `${names.join("")} and ${last}`
        : `${names.join(", ")}, and ${last}`;
  return m.raise(
    "TypeError",
    `${fn.qualifiedName}() missing ${wanted.length} required ${kind} argument${wanted.length === 1 ? "" : "s"}: ${listed}`,
  );
}
