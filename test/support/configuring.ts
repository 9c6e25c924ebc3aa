/** Settings and surroundings written by hand, for tests of what connections are made from them. */
import type { AliasContext } from "#client/connections/aliasContext.ts";
import { configure } from "#client/connections/configuration.ts";
import type { Configured } from "#client/connections/configured.ts";
import { SecretOpener } from "#client/connections/sealed.ts";
import { fromSettings, withAnswers, type Answers } from "#client/connections/setting.ts";
import type { Surroundings } from "#client/connections/surroundings.ts";
import { sealerFor } from "#server/host/seal.ts";
import type { AliasSettings, SettingValue } from "#shared/databases.ts";

/** Stands in a dict for what static reading does not know. */
export class Unknown {
  readonly because: string;

  constructor(because: string) {
    this.because = because;
  }
}

/** A value as Python's settings would have it. */
export type Plain =
  | string
  | number
  | boolean
  | null
  | Unknown
  | readonly Plain[]
  | { readonly [key: string]: Plain };

/** An alias's dict; `open` says why keys may be missing. */
export function aliasSettings(
  dict: Readonly<Record<string, Plain>>,
  publicKey: string,
  open?: string,
): AliasSettings {
  const keys = Object.entries(dict).map(([key, value]) => {
    const isSecret = key === "PASSWORD" || key === "OPTIONS";
    return [key, settingValue(value, isSecret, publicKey)] as const;
  });
  const engine = dict["ENGINE"];
  return {
    name: "shop",
    place: { path: "/srv/shop/settings.py", line: 10 },
    engine: typeof engine === "string" ? engine : undefined,
    keys: Object.fromEntries(keys),
    open,
  };
}

/** What the settings come to in surroundings where nothing is but what is given. */
export function configured(
  dict: Readonly<Record<string, Plain>>,
  given: Partial<AliasContext> & {
    readonly answers?: Answers;
    readonly open?: string;
    readonly world?: World;
  } = {},
): Configured {
  const { answers = {}, open, world = {}, ...context } = given;
  const opener = new SecretOpener();
  const settings = aliasSettings(dict, opener.publicKey, open);
  const read = fromSettings(settings, (sealed) => opener.open(sealed));
  return configure(withAnswers(read, answers), {
    alias: "shop",
    project: "/srv/shop",
    django: "6.1.3",
    python: undefined,
    connectTimeout: 10_000,
    around: surroundings(world),
    ...context,
  });
}

/** What there is around a connection. */
export interface World {
  readonly files?: Readonly<Record<string, string>>;
  /** Paths that exist and are no files. */
  readonly sockets?: readonly string[];
  readonly openToOthers?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly windows?: true;
}

export function surroundings(world: World): Surroundings {
  const { files = {}, sockets = [], openToOthers = [], environment = {}, windows = false } = world;
  return {
    environment,
    home: "/home/ann",
    user: "ann",
    windows,
    read: (path) => files[path],
    exists: (path) => path in files || sockets.includes(path),
    isOpenToOthers: (path) => openToOthers.includes(path),
    list: (folder) =>
      Object.keys(files)
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1))
        .toSorted(),
  };
}

function settingValue(value: Plain, isSecret: boolean, publicKey: string): SettingValue {
  const place = { path: "/srv/shop/settings.py", line: 11 };
  if (value instanceof Unknown) return { kind: "unknown", because: value.because, place };
  if (Array.isArray(value)) {
    const items = (value as readonly Plain[]).map((each) =>
      settingValue(each, isSecret, publicKey),
    );
    return { kind: "list", items, place };
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value as Readonly<Record<string, Plain>>).map(
      ([key, each]) => [key, settingValue(each, isSecret, publicKey)] as const,
    );
    return { kind: "dict", entries: Object.fromEntries(entries), open: undefined, place };
  }
  // As the server does: whatever is secret, and a URL with a password wherever it stands.
  const isSealed = typeof value === "string" && (isSecret || /:\/\/.*@/.test(value));
  const seal = isSealed ? sealerFor(publicKey) : undefined;
  if (seal !== undefined) return { kind: "sealed", value: seal(value as string), place };
  return { kind: "known", value, place };
}
