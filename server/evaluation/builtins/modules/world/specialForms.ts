/** The special forms of `typing`: `Optional[int]`, `Any`, `TypeVar("T")` and their like, when a program runs. */

import { native } from "../../../make.ts";
import type { NativeBehavior, NativeObject, Value } from "../../../values.ts";
import { fn } from "../../define.ts";

const names = [
  "Annotated",
  "Any",
  "AnyStr",
  "ClassVar",
  "Concatenate",
  "Final",
  "Literal",
  "LiteralString",
  "Never",
  "NoReturn",
  "NotRequired",
  "Optional",
  "ParamSpec",
  "ReadOnly",
  "Required",
  "Self",
  "SupportsIndex",
  "TypeAlias",
  "TypeGuard",
  "TypeIs",
  "TypeVar",
  "TypeVarTuple",
  "Union",
  "Unpack",
];

/** It may be subscripted, joined by `|` and called, and stays what it is. */
const behavior: NativeBehavior = {
  getItem: (_machine, self) => self,
  call: (_machine, self) => self,
  binary: (_machine, self, operator) => (operator === "|" ? self : undefined),
  getAttribute: (_machine, self, name) => (name === "args" || name === "kwargs" ? self : undefined),
};

function form(name: string): NativeObject {
  return native(`typing.${name}`, { ...behavior, text: () => `typing.${name}` });
}

/** By name, for the globals of `typing` and `typing_extensions`. */
export const specialForms: readonly [string, Value][] = [
  ...names.map((name): [string, Value] => [name, form(name)]),
  ["ForwardRef", fn("ForwardRef", ["~arg"], () => form("ForwardRef"))],
];
