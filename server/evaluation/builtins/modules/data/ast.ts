/** The module `ast`: `literal_eval`, which reads values that are written down. */

import type { Expression } from "#server/syntax/tree.ts";
import { bool, bytes, dict, float, int, list, NONE, set, text, tuple } from "../../../make.ts";
import type { DictEntry, Machine, ModuleValue, Value } from "../../../values.ts";
import { keyOf } from "../../keys.ts";
import { fn } from "../../define.ts";
import { textOf } from "../../plain.ts";
import { notKnown } from "../../unknowns.ts";
import { type Host, moduleOf } from "../library.ts";

export function ast(host: Host): ModuleValue {
  return moduleOf("ast", [
    fn("literal_eval", ["node_or_string"], (machine, source) => {
      const written = textOf(source);
      if (written === undefined || host.parse === undefined) {
        return notKnown(machine, "the literal is not read");
      }
      const { module, problems } = host.parse(written.trimStart());
      const [statement, ...rest] = module.body;
      const found =
        problems.length === 0 && rest.length === 0 && statement?.kind === "ExpressionStatement"
          ? literal(machine, statement.value)
          : undefined;
      return found ?? machine.raise("ValueError", "malformed node or string");
    }),
  ]);
}

/** The value that a literal stands for; undefined for what is none. */
function literal(machine: Machine, node: Expression): Value | undefined {
  switch (node.kind) {
    case "Text":
      return node.isBytes ? bytes(node.value) : text(node.value);
    case "Numeral":
      if (node.form === "complex") return undefined;
      return node.form === "int" ? int(node.value) : float(Number(node.value));
    case "Singleton":
      if (node.value === null) return NONE;
      return typeof node.value === "boolean" ? bool(node.value) : undefined;
    case "Unary":
      return negated(node.operator, literal(machine, node.operand));
    case "List":
      return all(machine, node.elements, (items) => list([...items]));
    case "Tuple":
      return all(machine, node.elements, tuple);
    case "SetDisplay":
      return all(machine, node.elements, (items) => set(items));
    case "Dict":
      return mapping(machine, node.entries);
    default:
      return undefined;
  }
}

function all(
  machine: Machine,
  nodes: readonly Expression[],
  make: (items: readonly Value[]) => Value,
): Value | undefined {
  const items: Value[] = [];
  for (const node of nodes) {
    const value = literal(machine, node);
    if (value === undefined) return undefined;
    items.push(value);
  }
  return make(items);
}

function mapping(
  machine: Machine,
  entries: (Expression & { kind: "Dict" })["entries"],
): Value | undefined {
  const found = new Map<string, DictEntry>();
  for (const entry of entries) {
    const key = entry.key === undefined ? undefined : literal(machine, entry.key);
    const value = literal(machine, entry.value);
    const id = key === undefined ? undefined : keyOf(machine, key);
    if (key === undefined || value === undefined || typeof id !== "string") return undefined;
    found.set(id, { key, value, origin: undefined, maybe: undefined });
  }
  return dict(found);
}

function negated(operator: string, value: Value | undefined): Value | undefined {
  if (value?.kind !== "int" && value?.kind !== "float") return undefined;
  if (operator === "+") return value;
  if (operator !== "-") return undefined;
  return value.kind === "int" ? int(-value.value) : float(-value.value);
}
