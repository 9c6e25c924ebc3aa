/** What the settings of a project say about its databases, routers and apps. A password only sealed. */

import type { Reason, Value } from "#server/evaluation/values.ts";
import type { Origin } from "#server/text/span.ts";
import type { SettingsWriter, WrittenKeys } from "./writtenKeys.ts";

export interface SettingsFacts {
  /** Dotted: "config.settings.dev". */
  readonly module: string;
  /** Absolute. */
  readonly path: string;
  readonly databases: DatabasesFacts;
  readonly routers: RoutersSetting;
  readonly installedApps: readonly InstalledApp[];
  /** Why there may be further apps. */
  readonly appsOpen: Reason | undefined;
  /** "auth.User"; undefined where it is not known. */
  readonly authUserModel: string | undefined;
  /** Any setting by name, Django's own defaults included; undefined where there is none. */
  readonly get: (
    name: string,
  ) => { readonly value: Value; readonly origin: Origin | undefined } | undefined;
  /** Why any name may be set to something else: an unknown `import *`. */
  readonly open: Reason | undefined;
}

export interface DatabasesFacts {
  /** In the order of `DATABASES`; Django's defaults applied (`ConnectionHandler.configure_settings`). */
  readonly aliases: ReadonlyMap<string, Alias>;
  /** Why there may be further aliases. */
  readonly open: Reason | undefined;
  /** The name that is assigned: where `DATABASES` is set first. */
  readonly origin: Origin | undefined;
  /** Whether `DATABASES` is a known dict that lacks "default" for certain (and is not empty). */
  readonly lacksDefault: boolean;
}

export interface Alias {
  readonly name: string;
  /** The key in `DATABASES`. */
  readonly origin: Origin | undefined;
  /** Why it may be absent. */
  readonly maybe: Reason | undefined;
  /** Whether its dict is written as `{}` (or became empty), for certain. */
  readonly isEmpty: boolean;
  /** As Django would use it: dummy where it is missing. Undefined: not known. */
  readonly engine: string | undefined;
  /** What is written for ENGINE; undefined where it is missing or not known. */
  readonly engineOrigin: Origin | undefined;
  /** Why the engine, or some keys, are not known. */
  readonly because: Reason | undefined;
  /** The keys that the project wrote, with where; values only of harmless known ones. */
  readonly keys: ReadonlyMap<string, AliasKey>;
  /** The keys written in its `TEST` dict. */
  readonly testKeys: ReadonlyMap<string, AliasKey>;
  /** `TEST.MIRROR`. */
  readonly mirrorOf: string | undefined;
  /** All keys with their values, computed anew each time. */
  readonly written: (writer: SettingsWriter) => WrittenKeys;
  /** ENGINE, HOST, PORT and NAME as one text where all are known and NAME is not empty; for pools. */
  readonly identity: string | undefined;
}

export interface AliasKey {
  readonly origin: Origin | undefined;
  /** A known text, number, boolean or None, but never of PASSWORD, within OPTIONS, or with a password in it. */
  readonly value: string | number | boolean | null | undefined;
}

export interface RoutersSetting {
  readonly shape: "list" | "text" | "other" | "missing" | "unknown";
  readonly origin: Origin | undefined;
  readonly entries: readonly RouterEntry[];
  /** Why there may be further entries. */
  readonly open: Reason | undefined;
}

export interface RouterEntry {
  /** The dotted path, or undefined where the entry is an object or not known. */
  readonly path: string | undefined;
  readonly value: Value;
  readonly origin: Origin | undefined;
  readonly maybe: Reason | undefined;
}

export interface InstalledApp {
  /** As written: "shop" or "shop.apps.ShopConfig". */
  readonly name: string;
  readonly origin: Origin | undefined;
  readonly maybe: Reason | undefined;
}
