/** Documents that settings are read from: `yaml`, `toml`, `configparser`, `dotenv`. */

import { parse as parseToml, TomlDate } from "smol-toml";
import { parse as parseYaml } from "yaml";
import { bool, dict, dictOf, float, int, list, NONE, text, TRUE } from "../../../make.ts";
import type { Machine, ModuleValue, NativeFunction, Value } from "../../../values.ts";
import { put } from "../../containers/dictChanges.ts";
import { fn } from "../../define.ts";
import { payloadOf } from "../../plain.ts";
import { decode } from "../../text/encoding.ts";
import { notKnown } from "../../unknowns.ts";
import { moduleOf } from "../library.ts";

/** A value of JavaScript's, as documents give them. */
function valueOf(machine: Machine, plain: unknown): Value {
  switch (typeof plain) {
    case "string":
      return text(plain);
    case "boolean":
      return bool(plain);
    case "bigint":
      return int(plain);
    case "number":
      return float(plain);
    default:
      break;
  }
  if (plain === null || plain === undefined) return NONE;
  if (Array.isArray(plain)) return list(plain.map((item) => valueOf(machine, item)));
  if (plain instanceof Date || plain instanceof TomlDate) {
    return notKnown(machine, "dates in documents are not read");
  }
  if (plain instanceof Map) {
    const made = dict();
    for (const [key, value] of plain)
      put(machine, made, valueOf(machine, key), valueOf(machine, value));
    return made;
  }
  return dictOf(
    Object.entries(plain).map(([name, value]) => [name, valueOf(machine, value)] as const),
  );
}

/** The text of a document: given as it is, as bytes, or as an open file. */
function contentOf(machine: Machine, source: Value): string | Value {
  const plain = payloadOf(source);
  if (plain.kind === "text") return plain.value;
  if (plain.kind === "bytes") return decode(plain.value, "utf-8") ?? NONE;
  const read = machine.findAttribute(source, "read");
  if (read === undefined) return machine.raise("TypeError", "expected a text or a file");
  const content = machine.decide(machine.invoke(read, []));
  if (content.kind === "unknown") return content;
  return contentOf(machine, content);
}

/** A function that reads a document; one that is broken raises. */
function reader(name: string, parse: (content: string) => unknown): NativeFunction {
  return fn(name, ["source", "~**options"], (machine, source) => {
    const content = contentOf(machine, source);
    if (typeof content !== "string") return content;
    let plain: unknown;
    try {
      plain = parse(content);
    } catch {
      return machine.raise("ValueError", "the document is broken");
    }
    return valueOf(machine, plain);
  });
}

const readToml = (content: string): unknown => parseToml(content, { integersAsBigInt: true });

export function tomllib(name: string): ModuleValue {
  return moduleOf(name, [reader("loads", readToml), reader("load", readToml)]);
}

/** PyYAML reads YAML 1.1: `yes` and `on` are true, and what looks like a time is a number. */
export function yaml(): ModuleValue {
  const parse = (content: string): unknown =>
    parseYaml(content, { version: "1.1", intAsBigInt: true, merge: true, mapAsMap: true });
  const names = ["safe_load", "load", "full_load", "unsafe_load"];
  return moduleOf("yaml", [
    ...names.map((name) =>
      fn(name, ["stream", "~Loader?"], (machine, stream) =>
        machine.invoke(reader(name, parse), [stream]),
      ),
    ),
    ...["SafeLoader", "FullLoader", "Loader", "CSafeLoader"].map((name) => [name, NONE] as const),
  ]);
}

/** What a `.env` file sets is handed in with the environment; here it is only said to be there. */
export function dotenv(): ModuleValue {
  return moduleOf("dotenv", [
    fn("load_dotenv", ["~*args", "~**kwargs"], () => TRUE),
    fn("find_dotenv", ["~*args", "~**kwargs"], () => text(".env")),
    fn("dotenv_values", ["~*args", "~**kwargs"], (machine) =>
      machine.unknown("environment", "the .env file is read with the environment"),
    ),
    fn("set_key", ["~*args"], (machine) => machine.unknown("file", "files are not written")),
  ]);
}

/** The sections of an INI file, each with its entries, as `configparser` reads them. */
function readIni(machine: Machine, source: Value): Value {
  const content = contentOf(machine, source);
  if (typeof content !== "string") return content;
  const sections = new Map<string, Map<string, string>>();
  let entries: Map<string, string> | undefined;
  let last: string | undefined;
  for (const line of content.split(/\r?\n/)) {
    if (/^\s*[#;]/.test(line) || line.trim() === "") {
      if (line.trim() === "") last = undefined;
      continue;
    }
    const section = /^\[([^\]]+)\]/.exec(line.trim())?.[1];
    const entry = /^([^=:]+?)\s*[=:]\s*(.*)$/.exec(line.trim());
    if (/^\s/.test(line) && last !== undefined && entries !== undefined) {
      entries.set(last, `${entries.get(last) ?? ""}\n${line.trim()}`);
    } else if (section !== undefined) {
      entries = sections.get(section) ?? new Map<string, string>();
      sections.set(section, entries);
      last = undefined;
    } else if (entry !== null && entries !== undefined) {
      last = (entry[1] ?? "").toLowerCase();
      entries.set(last, entry[2] ?? "");
    } else {
      return machine.raise("ValueError", "the file has an entry without a section");
    }
  }
  return dictOf(
    Array.from(sections, ([name, values]) => [
      name,
      dictOf(Array.from(values, ([key, value]) => [key, text(value)] as const)),
    ]),
  );
}

/** `_read_ini(text)`, for the Python of `configparser`. */
export const readIniFunction: NativeFunction = fn("_read_ini", ["source"], readIni);
