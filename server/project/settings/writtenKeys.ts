/** Writes the keys of an alias down as plain data, each with its place; whatever may be secret comes sealed. */

import type { Evaluation } from "#server/evaluation/evaluation.ts";
import type { DictEntry, Reason, Value } from "#server/evaluation/values.ts";
import type { Origin } from "#server/text/span.ts";
import type { Place, Sealed, SettingValue } from "#shared/databases.ts";
import { holdsCredentials, isPlainKey, isSecretKey } from "./secrets.ts";

/** What only the caller can do: secrets are its reader's, and lines are those of the files now. */
export interface SettingsWriter {
  readonly seal: (text: string) => Sealed;
  /** Undefined where it is not in a file. */
  readonly place: (origin: Origin) => Place | undefined;
}

/** What stands in an alias's dict. */
export interface WrittenKeys {
  readonly keys: Readonly<Record<string, SettingValue>>;
  /** Why keys may be missing from that. */
  readonly open: string | undefined;
}

/**
 * The keys as they are written, with nothing of Django's defaults.
 * @param entries by key
 * @param open why there may be others
 */
export function writeKeys(
  evaluation: Evaluation,
  writer: SettingsWriter,
  entries: ReadonlyMap<string, DictEntry>,
  open: Reason | undefined,
): WrittenKeys {
  const writing = new Writing(evaluation, writer);
  return { keys: writing.entries(entries, []), open: open?.text };
}

/** Containers in containers beyond which nothing is written. */
const deepest = 20;
/** So many values are written of one alias. */
const mostValues = 10_000;

/** The keys that lead to a value. */
type Path = readonly string[];
type Known = string | number | boolean | null;

class Writing {
  readonly #evaluation: Evaluation;
  readonly #writer: SettingsWriter;
  #count = 0;

  constructor(evaluation: Evaluation, writer: SettingsWriter) {
    this.#evaluation = evaluation;
    this.#writer = writer;
  }

  entries(entries: ReadonlyMap<string, DictEntry>, path: Path): Record<string, SettingValue> {
    return Object.fromEntries(
      [...entries].map(([key, entry]) => [key, this.#entry(entry, [...path, key])] as const),
    );
  }

  #entry({ value, origin, maybe }: DictEntry, path: Path): SettingValue {
    if (maybe === undefined) return this.#value(value, origin, path);
    const shown = this.#shown(value, path);
    const because = `it is ${shown ?? "set"}, or not there: ${maybe.text}`;
    return { kind: "unknown", because, place: this.#place(value.origin, origin) };
  }

  /** @param written where it stands, if nothing nearer is known */
  #value(value: Value, written: Origin | undefined, path: Path): SettingValue {
    const place = this.#place(value.origin, written);
    this.#count += 1;
    if (path.length > deepest || this.#count > mostValues)
      return { kind: "unknown", because: "it is too large", place };
    switch (value.kind) {
      case "list":
      case "tuple":
      case "set": {
        const open = value.kind === "tuple" ? undefined : value.open;
        if (open !== undefined) return { kind: "unknown", because: open.text, place };
        const items = [...value.items.values()].map((item) => this.#value(item, written, path));
        return { kind: "list", items, place };
      }
      case "dict": {
        const { texts, open } = textKeys(value.entries);
        const because = value.open?.text ?? open;
        return { kind: "dict", entries: this.entries(texts, path), open: because, place };
      }
      case "oneOf":
        return this.#choice(value.values, value.because, written, path);
      case "instance":
        if (value.payload !== undefined && value.open === undefined)
          return this.#value(value.payload, value.origin ?? written, path);
        return { kind: "unknown", because: `it is an object of ${value.cls.name}`, place };
      case "unknown":
        return { kind: "unknown", because: value.reason.text, place };
      default: {
        const known = this.#known(value);
        if (known === undefined) return { kind: "unknown", because: whatItIs(value), place };
        return this.#isSecret(known, path)
          ? { kind: "sealed", value: this.#writer.seal(String(known)), place }
          : { kind: "known", value: known, place };
      }
    }
  }

  /** One of several: what they agree on, or why it is not known which. */
  #choice(
    values: readonly Value[],
    reason: Reason | undefined,
    written: Origin | undefined,
    path: Path,
  ): SettingValue {
    const [first] = values;
    const place = this.#place(first?.origin, written);
    const known = values.map((value) => this.#known(value));
    if (first !== undefined && known[0] !== undefined && new Set(known).size === 1)
      return this.#value(first, written, path);
    const shown = values.map((value) => this.#shown(value, path));
    const which = shown.includes(undefined)
      ? `it is one of ${values.length} values`
      : `it is ${shown.join(" or ")}`;
    const because = reason === undefined ? which : `${which}: ${reason.text}`;
    return { kind: "unknown", because, place };
  }

  /** A value in a sentence; undefined where it is secret, perhaps, or long. */
  #shown(value: Value, path: Path): string | undefined {
    const known = this.#known(value);
    if (known === undefined || this.#isSecret(known, path)) return undefined;
    const shown = typeof known === "string" ? `'${known}'` : String(known);
    return shown.length > 100 ? undefined : shown;
  }

  /** What one value of JSON can say; undefined where it cannot. */
  #known(value: Value): Known | undefined {
    switch (value.kind) {
      case "none":
        return null;
      case "bool":
        return value.value;
      case "text":
        return value.value;
      case "float":
        return Number.isFinite(value.value) ? value.value : String(value.value);
      case "int": {
        const number = Number(value.value);
        return Number.isSafeInteger(number) ? number : value.value.toString();
      }
      case "native":
        return value.type.startsWith("pathlib.") ? this.#text(value) : undefined;
      default:
        return undefined;
    }
  }

  #isSecret(known: Known, path: Path): boolean {
    if (typeof known === "string") return !isPlainKey(path) || holdsCredentials(known);
    return typeof known === "number" && isSecretKey(path);
  }

  /** `str(value)` where every path of it gives the same. */
  #text(value: Value): string | undefined {
    const { outcomes, open } = this.#evaluation.explore((machine) => {
      const text = machine.text(value);
      return text === undefined
        ? machine.unknown("unsupported", "its text is not known")
        : { kind: "text", value: text, origin: undefined };
    });
    const [only, ...others] = outcomes;
    return open === undefined &&
      others.length === 0 &&
      only?.result.kind === "value" &&
      only.result.value.kind === "text"
      ? only.result.value.value
      : undefined;
  }

  /** Where the value is written, or else its key; what a library made of it counts as written at the key. */
  #place(nearest: Origin | undefined, written: Origin | undefined): Place | undefined {
    const own = nearest?.path.includes("/site-packages/") ? undefined : nearest;
    return (own && this.#writer.place(own)) ?? (written && this.#writer.place(written));
  }
}

/** The entries with a text as key. */
function textKeys(entries: ReadonlyMap<string, DictEntry>): {
  readonly texts: ReadonlyMap<string, DictEntry>;
  readonly open: string | undefined;
} {
  const texts = new Map<string, DictEntry>();
  let open: string | undefined;
  for (const entry of entries.values()) {
    if (entry.key.kind === "text") texts.set(entry.key.value, entry);
    else open = "not all of its keys are known texts";
  }
  return { texts, open };
}

/** What a value is that JSON has no word for. */
function whatItIs(value: Value): string {
  switch (value.kind) {
    case "class":
      return `it is the class ${value.moduleName}.${value.qualifiedName}`;
    case "function":
      return `it is the function ${value.qualifiedName}`;
    case "bytes":
      return "it is bytes";
    case "native":
      return `it is an object of ${value.type}`;
    default:
      return "it is no plain value";
  }
}
