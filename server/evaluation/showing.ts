/** Texts of values: `str(value)` and `repr(value)`; undefined where they are not known. */

import { floatText } from "./builtins/text/floatDigits.ts";
import type { Interpreter } from "./core.ts";
import { exceptionRepr, exceptionText, isException } from "./exceptions.ts";
import { OBJECT } from "./nativeClasses.ts";
import type { InstanceValue, Value } from "./values.ts";

/** Containers in containers beyond which nothing is shown. */
const DEPTH = 40;
/** Digits beyond which Python refuses to write an integer. */
const DIGITS = 4300;

/** `str(value)`. */
export function textOf(m: Interpreter, given: Value): string | undefined {
  const value = m.decide(given);
  if (value.kind === "text") return value.value;
  if (value.kind === "instance") {
    const own = userMethod(m, value, "__str__");
    if (own !== undefined) return answer(m, own, "__str__");
    if (userMethod(m, value, "__repr__") !== undefined) return reprOf(m, value);
    if (isException(value)) return exceptionText(m, value);
    if (value.cls.open !== undefined) return undefined;
    if (value.payload?.kind === "native") return textOf(m, value.payload);
    if (value.payload?.kind === "text") return value.payload.value;
  }
  if (value.kind === "native") {
    const cls = value.behavior.cls?.(value);
    const own = cls === undefined ? undefined : m.lookUpInClass(cls, "__str__");
    if (own !== undefined && "value" in own && own.cls !== OBJECT) {
      return answer(m, m.special(value, "__str__"), "__str__");
    }
    const special = value.behavior.getAttribute?.(m, value, "__str__", undefined);
    if (special !== undefined && special.kind !== "unknown") return answer(m, special, "__str__");
    return value.behavior.text?.(m, value);
  }
  return reprOf(m, value);
}

/** `repr(value)`. */
export function reprOf(m: Interpreter, given: Value, depth = 0): string | undefined {
  const value = m.decide(given);
  if (depth > DEPTH) return undefined;
  switch (value.kind) {
    case "none":
      return "None";
    case "ellipsis":
      return "Ellipsis";
    case "bool":
      return value.value ? "True" : "False";
    case "int": {
      const written = value.value.toString();
      if (written.length <= DIGITS) return written;
      return m.raise(
        "ValueError",
        `Exceeds the limit (${DIGITS} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit`,
      );
    }
    case "float":
      return floatText(value.value);
    case "text":
      return quoted(value.value);
    case "bytes":
      return quotedBytes(value.value);
    case "tuple": {
      if (value.cls !== undefined) {
        const own = m.lookUpInClass(value.cls, "__repr__");
        if (own !== undefined && "value" in own && own.cls !== OBJECT) {
          return answer(m, m.invoke(own.value, [value]), undefined);
        }
      }
      const items = joined(m, value.items, depth);
      if (items === undefined) return undefined;
      return value.items.length === 1 ? `(${items},)` : `(${items})`;
    }
    case "list": {
      if (value.open !== undefined) return undefined;
      const items = joined(m, value.items, depth);
      return items === undefined ? undefined : `[${items}]`;
    }
    case "set": {
      // The order of more than one item differs from process to process.
      if (value.open !== undefined || value.items.size > 1) return undefined;
      const items = joined(m, [...value.items.values()], depth);
      if (items === undefined) return undefined;
      if (value.frozen) return items === "" ? "frozenset()" : `frozenset({${items}})`;
      return items === "" ? "set()" : `{${items}}`;
    }
    case "dict": {
      if (value.open !== undefined) return undefined;
      const parts: string[] = [];
      for (const entry of value.entries.values()) {
        if (entry.maybe !== undefined && m.choose(entry, 2, entry.maybe) === 1) continue;
        const key = reprOf(m, entry.key, depth + 1);
        const shown = reprOf(m, entry.value, depth + 1);
        if (key === undefined || shown === undefined) return undefined;
        parts.push(`${key}: ${shown}`);
      }
      const shown = `{${parts.join(", ")}}`;
      if (value.fallback === undefined) return shown;
      const factory = reprOf(m, value.fallback, depth + 1);
      return factory === undefined ? undefined : `defaultdict(${factory}, ${shown})`;
    }
    case "class": {
      const own = m.special(value, "__repr__");
      if (own !== undefined) return answer(m, own, "__repr__");
      if (value.moduleName === "builtins") return `<class '${value.qualifiedName}'>`;
      return `<class '${value.moduleName}.${value.qualifiedName}'>`;
    }
    case "instance":
      return instanceRepr(m, value, depth);
    case "native": {
      const own = m.special(value, "__repr__");
      if (own !== undefined && own.kind !== "unknown") return answer(m, own, "__repr__");
      return value.behavior.text?.(m, value);
    }
    case "nativeFunction":
      return `<built-in function ${value.name}>`;
    default:
      // The others show where they are in memory.
      return undefined;
  }
}

function instanceRepr(m: Interpreter, value: InstanceValue, depth: number): string | undefined {
  const own = userMethod(m, value, "__repr__");
  if (own !== undefined) return answer(m, own, "__repr__");
  if (isException(value)) return exceptionRepr(m, value);
  if (value.cls.open !== undefined || value.payload === undefined) return undefined;
  if (value.payload.kind === "set") {
    const inner = reprOf(m, value.payload, depth);
    return inner === undefined ? undefined : `${value.cls.name}(${inner})`;
  }
  return reprOf(m, value.payload, depth);
}

/** A method that is not one of the built-in classes' own. */
function userMethod(m: Interpreter, value: InstanceValue, name: string): Value | undefined {
  const found = m.lookUpInClass(value.cls, name);
  if (found === undefined || !("value" in found)) return undefined;
  if (found.cls === OBJECT) return undefined;
  if (found.value.kind === "nativeFunction" && found.cls.moduleName === "builtins") {
    return undefined;
  }
  return m.special(value, name);
}

function answer(
  m: Interpreter,
  method: Value | undefined,
  name: string | undefined,
): string | undefined {
  if (method === undefined) return undefined;
  const made = m.decide(name === undefined ? method : m.invoke(method, []));
  if (made.kind === "text") return made.value;
  if (made.kind === "instance" && made.payload?.kind === "text") return made.payload.value;
  if (made.kind === "unknown") return undefined;
  const cls = m.classOf(made);
  const type = cls.kind === "class" ? cls.name : "object";
  return m.raise("TypeError", `${name ?? "__repr__"} returned non-string (type ${type})`);
}

function joined(m: Interpreter, items: readonly Value[], depth: number): string | undefined {
  const parts: string[] = [];
  for (const item of items) {
    const part = reprOf(m, item, depth + 1);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parts.join(", ");
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\\": "\\\\",
};

/** A text as Python writes it. */
function quoted(value: string): string {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  let made = quote;
  for (const character of value) {
    if (character === quote) made += `\\${character}`;
    else made += ESCAPES[character] ?? (isPrintable(character) ? character : escaped(character));
  }
  return made + quote;
}

/** As `str.isprintable`. */
function isPrintable(character: string): boolean {
  if (character >= " " && character <= "~") return true;
  return !/[\p{C}\p{Z}]/u.test(character) || character === " ";
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, "0")}`;
  if (code < 0x10000) return `\\u${code.toString(16).padStart(4, "0")}`;
  return `\\U${code.toString(16).padStart(8, "0")}`;
}

function quotedBytes(value: string): string {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  let made = `b${quote}`;
  for (const character of value) {
    const code = character.charCodeAt(0);
    if (character === quote) made += `\\${character}`;
    else if (ESCAPES[character] !== undefined) made += ESCAPES[character];
    else if (code >= 0x20 && code < 0x7f) made += character;
    else made += `\\x${code.toString(16).padStart(2, "0")}`;
  }
  return made + quote;
}
