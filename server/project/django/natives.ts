/** The objects behind the stubs: `settings`, `connections`, `import_string`, the register of models. */

import { bool, int, native, nativeFunction, NONE, text, tuple } from "#server/evaluation/make.ts";
import type { Machine, NativeObject, Reason, Value } from "#server/evaluation/values.ts";
import { importString } from "./importString.ts";
import { userReference, type World } from "./world.ts";

/** By the names that the stubs use for them. */
export function nativesOf(world: World): ReadonlyMap<string, Value> {
  const [major, minor, micro] = (world.version ?? "")
    .split(".")
    .map((part) => Number.parseInt(part, 10));
  const version = [major, minor, micro].map((part) =>
    part === undefined || Number.isNaN(part)
      ? unknown("import", "no Django is installed")
      : int(part),
  );
  return new Map<string, Value>([
    ["_settings", native("django.conf.LazySettings", settingsBehavior(world), undefined)],
    [
      "_connections",
      native("django.db.utils.ConnectionHandler", connectionsBehavior(world), undefined),
    ],
    [
      "_connection",
      native("django.utils.connection.ConnectionProxy", connectionBehavior(world), "default"),
    ],
    ["_router", unknown("unsupported", "the router is asked at run time")],
    ["_apps", native("django.apps.registry.Apps", appsBehavior(world), undefined)],
    ["_early_meta", native("django.db.models.options.Options", earlyMeta(world), undefined)],
    [
      "_django_version",
      world.version === undefined
        ? unknown("import", "no Django is installed")
        : text(world.version),
    ],
    [
      "_django_version_info",
      {
        kind: "tuple",
        items: [...version, text("final"), int(0)],
        cls: undefined,
        origin: undefined,
      },
    ],
    [
      "_database",
      nativeFunction("_database", (_, { positional: [name] }) =>
        unknown(
          "database",
          name?.kind === "text" ? `${name.value} is known at run time` : "it is known at run time",
        ),
      ),
    ],
    [
      "_unlisted",
      nativeFunction("_unlisted", (machine, { positional: [, name] }) =>
        unlistedAttribute(machine, name),
      ),
    ],
    [
      "_early_attribute",
      nativeFunction("_early_attribute", (machine, { positional: [name] }) =>
        earlyAttribute(world, machine, name),
      ),
    ],
    ["_register", nativeFunction("_register", (_, { positional: [cls] }) => register(world, cls))],
    [
      "_import_string",
      nativeFunction("import_string", (machine, { positional: [path] }) =>
        path?.kind === "text"
          ? importString(machine, path.value, world.exists)
          : unknown("import", "the path is not known"),
      ),
    ],
    ["_get_user_model", nativeFunction("get_user_model", (machine) => userModel(world, machine))],
  ]);
}

function register(world: World, cls: Value | undefined): Value {
  if (cls?.kind === "class") {
    world.classes.push(cls);
    world.early?.register(cls);
  }
  return NONE;
}

/** `_meta` of a class whose models are being loaded: found on `Model`, told of the class that was asked. */
function earlyMeta(world: World): NativeObject["behavior"] {
  const unloaded = unknown("unsupported", "models are not loaded yet");
  return {
    get: (_, __, instance, owner) => {
      const cls = instance?.kind === "instance" ? instance.cls : owner;
      return (cls?.kind === "class" ? world.early?.of(cls) : undefined) ?? unloaded;
    },
  };
}

/** What Django puts on a model class: unknown until the models are loaded, afterwards absent. */
function earlyAttribute(world: World, machine: Machine, name: Value | undefined): Value {
  const written = name?.kind === "text" ? name.value : "?";
  if (world.registry === undefined && !written.startsWith("__")) {
    return unknown("unsupported", `models are not loaded yet: ${written}`);
  }
  return machine.raise("AttributeError", `type object has no attribute '${written}'`);
}

/** An attribute of a stub that Django may have; Python's own names stand in the stub. */
function unlistedAttribute(machine: Machine, name: Value | undefined): Value {
  const written = name?.kind === "text" ? name.value : "?";
  return written.startsWith("__")
    ? machine.raise("AttributeError", `object has no attribute '${written}'`)
    : unknown("unsupported", `${written} is not modeled`);
}

function userModel(world: World, machine: Machine): Value {
  if (world.registry !== undefined) return world.registry.userModel(machine);
  const setting = world.settings?.get("AUTH_USER_MODEL")?.value;
  if (setting?.kind !== "text") return unknown("unsupported", "the user model is not known");
  const reference = native(
    "django.db.models.base.ModelBase",
    {
      getAttribute: (inner, _, name) => {
        if (name === "__mro_entries__")
          return nativeFunction(name, () => tuple([madeUserModel(world, setting.value)]));
        return name.startsWith("__") ? undefined : earlyAttribute(world, inner, text(name));
      },
      call: () => unknown("unsupported", "the user model is not loaded yet"),
    },
    undefined,
  );
  world.userReferences.add(reference);
  return reference;
}

/** The class itself, for what is derived from it, where its module has run already. */
function madeUserModel(world: World, label: string): Value {
  const [appLabel = "", name] = label.split(".");
  return (
    world.classes.findLast(
      (cls) => cls.name === name && cls.moduleName.split(".").includes(appLabel),
    ) ?? unknown("unsupported", "the user model is not loaded yet")
  );
}

function settingsBehavior(world: World): NativeObject["behavior"] {
  return {
    getAttribute: (_, __, name) => {
      if (name === "configured") return bool(world.settings !== undefined);
      if (name === "is_overridden") return isOverridden(world);
      if (world.settings === undefined) return unknown("cycle", "the settings are being read");
      const found = world.settings.get(name);
      if (found !== undefined)
        return name === "AUTH_USER_MODEL" && found.value.kind === "text"
          ? userReference(world, found.value)
          : found.value;
      return world.settings.open === undefined
        ? undefined
        : { kind: "unknown", reason: world.settings.open, origin: undefined };
    },
    setAttribute: () => undefined,
  };
}

/** `settings.is_overridden(name)`: whether the project's own module sets it. */
function isOverridden(world: World): Value {
  return nativeFunction("is_overridden", (_, { positional: [name] }) => {
    if (
      name?.kind !== "text" ||
      world.settings === undefined ||
      world.settings.open !== undefined
    ) {
      return unknown("unsupported", "it is not known what the settings set");
    }
    return bool(world.settings.isOwn(name.value));
  });
}

function connectionsBehavior(world: World): NativeObject["behavior"] {
  const aliases = (): readonly Value[] => world.settings?.aliases().map((name) => text(name)) ?? [];
  const openness = (): Value | undefined => {
    const open =
      world.settings === undefined
        ? { code: "cycle" as const, text: "the settings are being read", origin: undefined }
        : world.settings.aliasesOpen();
    return open === undefined ? undefined : { kind: "unknown", reason: open, origin: undefined };
  };
  const has = (key: Value): boolean =>
    key.kind === "text" && world.settings?.aliases().includes(key.value) === true;
  return {
    getItem: (machine, _, key) => {
      if (key.kind === "text" && has(key))
        return native(
          "django.db.backends.base.base.DatabaseWrapper",
          connectionBehavior(world),
          key.value,
        );
      const open = key.kind === "text" ? openness() : key.kind === "unknown" ? key : undefined;
      if (open !== undefined) return open;
      const cls = machine.getAttribute(
        machine.importModule("django.utils.connection"),
        "ConnectionDoesNotExist",
      );
      return machine.raise(
        cls.kind === "class" ? cls : "KeyError",
        `The connection '${machine.text(key) ?? "?"}' doesn't exist.`,
      );
    },
    contains: (_, __, key) => {
      if (has(key)) return bool(true);
      return openness() ?? (key.kind === "unknown" ? key : bool(false));
    },
    iterate: () => {
      const open = openness();
      return open?.kind === "unknown" ? open : aliases();
    },
    getAttribute: (_, __, name) => {
      if (name === "databases" || name === "settings")
        return world.settings?.get("DATABASES")?.value;
      return unknown("state", "connections depend on the run");
    },
  };
}

function connectionBehavior(world: World): NativeObject["behavior"] {
  return {
    getAttribute: (machine, self, name) => {
      const alias = text(String(self.data));
      if (name === "alias") return alias;
      const databases = world.settings?.get("DATABASES")?.value;
      if (databases === undefined) return unknown("cycle", "the settings are being read");
      if (name === "settings_dict") return machine.getItem(databases, alias);
      if (name === "vendor")
        return vendorOf(
          machine.text(machine.getItem(machine.getItem(databases, alias), text("ENGINE"))),
        );
      return unknown("state", `a connection's ${name} depends on the run`);
    },
    setAttribute: () => undefined,
  };
}

/** `DatabaseWrapper.vendor` of Django's own backends. */
function vendorOf(engine: string | undefined): Value {
  const known = ["sqlite", "postgresql", "mysql", "oracle"].find((vendor) =>
    engine?.startsWith(`django.db.backends.${vendor}`),
  );
  return known === undefined
    ? unknown("unsupported", "the engine's vendor is not known")
    : text(known);
}

/** Before the models are known, the registry says nothing. */
function appsBehavior(world: World): NativeObject["behavior"] {
  return {
    getAttribute: (machine, _, name) => {
      if (world.registry === undefined) return unknown("unsupported", "apps are not loaded yet");
      return machine.findAttribute(world.registry.apps, name);
    },
  };
}

function unknown(code: Reason["code"], reason: string): Value {
  return { kind: "unknown", reason: { code, text: reason, origin: undefined }, origin: undefined };
}
