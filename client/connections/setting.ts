/** The settings of one alias as connections are made from them: secrets opened, each value with where it came from. */
import type { AliasSettings, Sealed, SettingValue } from "#shared/databases.ts";
import type { Origin } from "./origin.ts";

/** A value of the settings. */
export type Setting = KnownSetting | DictSetting | ListSetting | UnknownSetting;

export interface KnownSetting {
  readonly kind: "known";
  readonly value: string | number | boolean | null;
  readonly origin: Origin;
}

export interface DictSetting {
  readonly kind: "dict";
  readonly entries: ReadonlyMap<string, Setting>;
  /** Why there may be further entries. */
  readonly open: string | undefined;
  readonly origin: Origin;
}

interface ListSetting {
  readonly kind: "list";
  readonly items: readonly Setting[];
  readonly origin: Origin;
}

interface UnknownSetting {
  readonly kind: "unknown";
  readonly because: string;
  readonly origin: Origin;
}

/** What the user typed, by the path of its key: `PASSWORD`, `OPTIONS.sslmode`; a dict is typed as JSON. */
export type Answers = Readonly<Record<string, string>>;

/**
 * The alias's dict as its settings file has it.
 * @param open opens a secret; what cannot be opened becomes unknown
 */
export function fromSettings(
  settings: AliasSettings,
  open: (sealed: Sealed) => string | undefined,
): DictSetting {
  const origin: Origin = {
    kind: "settings",
    what: `DATABASES[${JSON.stringify(settings.name)}]`,
    place: settings.place,
  };
  const entries = Object.entries(settings.keys).map(
    ([key, value]) => [key, fromValue(value, key, open)] as const,
  );
  const engine: Setting[] =
    settings.engine === undefined || "ENGINE" in settings.keys
      ? []
      : [{ kind: "known", value: settings.engine, origin: { ...origin, what: "ENGINE" } }];
  return {
    kind: "dict",
    entries: new Map([...engine.map((each) => ["ENGINE", each] as const), ...entries]),
    open: settings.open,
    origin,
  };
}

/** The dict with what the user typed in place of what was not known. */
export function withAnswers(dict: DictSetting, answers: Answers): DictSetting {
  const paths = Object.keys(answers);
  if (paths.length === 0) return dict;
  const entries = new Map(dict.entries);
  // In the order of their paths, so that OPTIONS comes before OPTIONS.sslmode.
  for (const path of paths.toSorted()) {
    const [key = "", inner] = path.split(/\.(.*)/su);
    const text = answers[path] ?? "";
    if (inner === undefined) entries.set(key, merged(entries.get(key), typed(text, key)));
    else entries.set(key, withAnswers(asDict(entries.get(key), key), { [inner]: text }));
  }
  // Who was asked for all that may be missing has said all there is; a password alone is asked for by the server.
  const isAll = paths.some((path) => path !== "PASSWORD");
  return { ...dict, entries, open: isAll ? undefined : dict.open };
}

/** The entry at a path of keys; undefined where there is none. */
export function settingAt(dict: DictSetting, ...path: readonly string[]): Setting | undefined {
  let setting: Setting | undefined = dict;
  for (const key of path) setting = setting?.kind === "dict" ? setting.entries.get(key) : undefined;
  return setting;
}

function fromValue(
  value: SettingValue,
  what: string,
  open: (sealed: Sealed) => string | undefined,
): Setting {
  const origin: Origin = { kind: "settings", what, place: value.place };
  switch (value.kind) {
    case "known":
      return { kind: "known", value: value.value, origin };
    case "sealed": {
      const text = open(value.value);
      return text === undefined
        ? { kind: "unknown", because: "it was sealed for an earlier session", origin }
        : { kind: "known", value: text, origin };
    }
    case "dict": {
      const entries = Object.entries(value.entries).map(
        ([key, inner]) => [key, fromValue(inner, `${what}[${JSON.stringify(key)}]`, open)] as const,
      );
      return { kind: "dict", entries: new Map(entries), open: value.open, origin };
    }
    case "list": {
      const items = value.items.map((item, index) => fromValue(item, `${what}[${index}]`, open));
      return { kind: "list", items, origin };
    }
    case "unknown":
      return { kind: "unknown", because: value.because, origin };
  }
}

/** Of JSON that the user typed. */
function fromJson(value: unknown, what: string): Setting {
  const origin: Origin = { kind: "user", what };
  if (value === null || ["string", "number", "boolean"].includes(typeof value))
    return { kind: "known", value: value as KnownSetting["value"], origin };
  if (Array.isArray(value)) {
    const items = value.map((item, index) => fromJson(item, `${what}[${index}]`));
    return { kind: "list", items, origin };
  }
  const entries = Object.entries(value as Readonly<Record<string, unknown>>).map(
    ([key, inner]) => [key, fromJson(inner, `${what}[${JSON.stringify(key)}]`)] as const,
  );
  return { kind: "dict", entries: new Map(entries), open: undefined, origin };
}

/** A typed dict says what was not known of the other; what was known stays. */
function merged(before: Setting | undefined, typed: Setting): Setting {
  if (before?.kind !== "dict" || typed.kind !== "dict") return typed;
  return { ...before, entries: new Map([...before.entries, ...typed.entries]), open: undefined };
}

function typed(text: string, what: string): Setting {
  if (what === "OPTIONS" || what === "ssl")
    try {
      return fromJson(JSON.parse(text === "" ? "{}" : text), what);
    } catch {
      // The text is kept as it is; the engine says that it is no dict.
    }
  return { kind: "known", value: text, origin: { kind: "user", what } };
}

function asDict(setting: Setting | undefined, what: string): DictSetting {
  if (setting?.kind === "dict") return setting;
  const origin: Origin = setting?.origin ?? { kind: "user", what };
  return { kind: "dict", entries: new Map(), open: undefined, origin };
}
