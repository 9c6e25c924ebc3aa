/** What settings come to: a target, or what is missing for one; and each value with where it came from. */
import type { Found, Origin } from "./origin.ts";
import { scrub } from "./scrub.ts";
import { settingAt, type DictSetting, type Setting } from "./setting.ts";
import type { Target } from "./target.ts";

export type Configured = {
  /** In the order in which they are to be shown. */
  readonly values: readonly ConfiguredValue[];
  /** What of the settings has no effect here, or another one than with Django; sentences without secrets. */
  readonly notes: readonly string[];
  /** Where it is, for people: `localhost:5432/shop`; what is not known is left out. */
  readonly where: string;
} & (
  | { readonly kind: "target"; readonly target: Target }
  | { readonly kind: "missing"; readonly missing: readonly Missing[] }
  /** Nothing that could be asked for would help. */
  | { readonly kind: "impossible"; readonly because: string }
);

/** A value that is used, with its name as the client library has it. */
export interface ConfiguredValue {
  readonly name: string;
  /** For a secret only that it is set. */
  readonly shown: string;
  readonly origin: Origin;
}

/** A key that the settings do not tell. */
export interface Missing {
  /** As in `Answers`: `PASSWORD`, `OPTIONS.sslmode`. */
  readonly key: string;
  readonly because: string;
}

/** Values in which statements or options of any kind are written. */
const mayHoldSecret = /command|options/;

/** Reads settings for one engine, and keeps the record of what was used, missing or passed over. */
export class Ledger {
  readonly values: ConfiguredValue[] = [];
  readonly notes: string[] = [];
  readonly missing: Missing[] = [];
  readonly #dict: DictSetting;

  constructor(dict: DictSetting) {
    this.#dict = dict;
  }

  /**
   * A plain value at a path of keys: `HOST`, or `OPTIONS`, `sslmode`. Undefined where the key is not given; where
   * it is given and not known, or may be given, it is recorded as missing.
   */
  plain(...path: readonly string[]): Found<string | number | boolean | null> | undefined {
    const setting = this.at(path);
    if (setting === undefined || setting.kind === "unknown") return undefined;
    if (setting.kind === "known") return { value: setting.value, origin: setting.origin };
    this.notes.push(`${path.join(".")} is no plain value, and is passed over`);
    return undefined;
  }

  /** The same as text; None and a text that is empty are undefined, as they are to Django. */
  text(...path: readonly string[]): Found<string> | undefined {
    const found = this.plain(...path);
    if (found === undefined || found.value === null || found.value === "") return undefined;
    return { value: String(found.value), origin: found.origin };
  }

  /** Whatever is at a path; what is not known is recorded as missing. */
  at(path: readonly string[]): Setting | undefined {
    for (let length = 0; length < path.length; length++) {
      const holder = settingAt(this.#dict, ...path.slice(0, length));
      if (holder?.kind !== "dict") return holder;
      const setting = holder.entries.get(path[length]!);
      const key = path.slice(0, length + 1).join(".");
      if (setting === undefined) {
        // A dict that may have further entries is asked for as a whole.
        const whole = length === 0 ? key : path.slice(0, length).join(".");
        if (holder.open !== undefined) this.#miss(whole, holder.open);
        return undefined;
      }
      if (setting.kind === "unknown") {
        this.#miss(key, setting.because);
        return setting;
      }
    }
    return settingAt(this.#dict, ...path);
  }

  /** The keys of a dict that is known; empty for every other. */
  keys(...path: readonly string[]): readonly string[] {
    const setting = settingAt(this.#dict, ...path);
    return setting?.kind === "dict" ? [...setting.entries.keys()] : [];
  }

  /** Records a value that is used, and hands it on. */
  use<Value>(name: string, found: Found<Value>): Value {
    // A name may hold a URL with a password, and a start-up command a key.
    const isSecret = mayHoldSecret.test(name) && /key|pass|secret|token/i.test(String(found.value));
    if (isSecret) return this.useSecret(name, found);
    this.values.push({ name, shown: scrub(String(found.value), []), origin: found.origin });
    return found.value;
  }

  /** Records that a secret is used, and hands it on. */
  useSecret<Value>(name: string, found: Found<Value>): Value {
    this.values.push({ name, shown: "set, not shown", origin: found.origin });
    return found.value;
  }

  /** The outcome: a target where nothing is missing. */
  close(where: string, target: () => Target): Configured {
    const common = { values: this.values, notes: this.notes, where: scrub(where, []) };
    return this.missing.length > 0
      ? { ...common, kind: "missing", missing: this.missing }
      : { ...common, kind: "target", target: target() };
  }

  /** The outcome where no answer would help. */
  refuse(where: string, because: string): Configured {
    return {
      values: this.values,
      notes: this.notes,
      where: scrub(where, []),
      kind: "impossible",
      because,
    };
  }

  #miss(key: string, because: string): void {
    if (!this.missing.some((each) => each.key === key)) this.missing.push({ key, because });
  }
}
