/** `inspect.signature`: the parameters of functions and methods, in order. */

import { dictOf, int, native, text } from "../../../make.ts";
import { nativeClass } from "../../../nativeClasses.ts";
import type {
  FunctionValue,
  Machine,
  NativeFunction,
  NativeObject,
  Value,
} from "../../../values.ts";
import { fn } from "../../define.ts";
import { notKnown } from "../../unknowns.ts";

/** The numbers that Python gives to the kinds of parameters. */
const kinds = {
  positionalOnly: 0,
  normal: 1,
  star: 2,
  keywordOnly: 3,
  doubleStar: 4,
} as const;

const EMPTY = nativeClass("_empty", undefined, [], undefined, "inspect");

/** `inspect.Parameter`, with its constants. */
export const PARAMETER = nativeClass(
  "Parameter",
  { construct: (machine) => notKnown(machine, "parameters are not made") },
  [
    ["POSITIONAL_ONLY", int(kinds.positionalOnly)],
    ["POSITIONAL_OR_KEYWORD", int(kinds.normal)],
    ["VAR_POSITIONAL", int(kinds.star)],
    ["KEYWORD_ONLY", int(kinds.keywordOnly)],
    ["VAR_KEYWORD", int(kinds.doubleStar)],
    ["empty", EMPTY],
  ],
  undefined,
  "inspect",
);

export const signature: NativeFunction = fn("signature", ["callable"], (machine, callable) => {
  const found = functionOf(machine, callable);
  return found === undefined
    ? notKnown(machine, "the signature is not known", callable)
    : signatureOf(found.function, found.isBound);
});

/** The function behind a callable, and whether its first parameter is taken. */
function functionOf(
  machine: Machine,
  callable: Value,
): { function: FunctionValue; isBound: boolean } | undefined {
  if (callable.kind === "function") {
    const wrapped = callable.attributes.get("__wrapped__");
    return wrapped === undefined
      ? { function: callable, isBound: false }
      : functionOf(machine, wrapped);
  }
  if (callable.kind === "method") {
    const inner = functionOf(machine, callable.callee);
    return inner && { function: inner.function, isBound: true };
  }
  if (callable.kind !== "class" || callable.metaclass !== undefined) return undefined;
  const initial = machine.findAttribute(callable, "__init__");
  return initial?.kind === "function" ? { function: initial, isBound: true } : undefined;
}

function signatureOf(value: FunctionValue, isBound: boolean): NativeObject {
  const shown = value.definition.parameters.slice(isBound ? 1 : 0);
  const parameters = dictOf(
    shown.map((parameter) => [
      parameter.name.id,
      native("inspect.Parameter", {
        cls: () => PARAMETER,
        getAttribute: (machine, _self, name) => {
          switch (name) {
            case "name":
              return text(parameter.name.id);
            case "kind":
              return int(kinds[parameter.form]);
            case "default":
              return value.defaults.get(parameter.name.id) ?? EMPTY;
            case "empty":
              return EMPTY;
            case "annotation":
              return parameter.annotation === undefined
                ? EMPTY
                : notKnown(machine, "annotations are not evaluated");
            default:
              return undefined;
          }
        },
      }),
    ]),
  );
  return native("inspect.Signature", {
    getAttribute: (machine, _self, name) =>
      name === "parameters"
        ? parameters
        : notKnown(machine, "of signatures, the parameters alone are known"),
  });
}
