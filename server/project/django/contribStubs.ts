/** Django's contrib apps as the evaluator runs them where no Django is installed: Python written from `contrib.json`. */

import data from "./contrib.json" with { type: "json" };
import { djangoFacts } from "./contribFacts.ts";
import type {
  ContribClass,
  ContribData,
  ContribField,
  ContribModel,
  DjangoFacts,
  Plain,
} from "./contribTypes.ts";

/** Python source by dotted module name, of the newest Django that the data has. */
export function contribStubs(): ReadonlyMap<string, string> {
  written ??= write(djangoFacts(data as ContribData, undefined));
  return written;
}

let written: ReadonlyMap<string, string> | undefined;

function write(facts: DjangoFacts): ReadonlyMap<string, string> {
  const classes = new Map<string, string[]>();
  for (const [path, cls] of Object.entries(facts.classes)) {
    if (!path.startsWith("django.contrib.") || ("through" in cls && cls.through !== undefined))
      continue;
    const module = path.slice(0, path.lastIndexOf("."));
    classes.set(module, [...(classes.get(module) ?? []), path]);
  }
  const modules = new Map<string, string>();
  for (const name of Object.keys(facts.apps)) modules.set(name, "");
  for (const [module, paths] of classes) {
    modules.set(
      module,
      [
        "from django.conf import settings",
        "from django.db.models import *",
        ...ordered(paths, facts).map((path) => classText(path, facts.classes[path], module)),
      ].join("\n"),
    );
  }
  for (const [module, names] of Object.entries(facts.modules)) {
    if (!module.startsWith("django.contrib.")) continue;
    const lines = Object.entries(names).flatMap(
      ([name, path]) => importLine(path, name, module) ?? [],
    );
    modules.set(module, `${modules.get(module) ?? ""}\n${lines.join("\n")}`);
  }
  const settings = Object.entries(facts.settings).map(
    ([name, value]) => `${name} = ${literal(value)}`,
  );
  modules.set(
    "django.conf.global_settings",
    `${settings.join("\n")}\ndef __getattr__(name):\n    return _database(name)\n`,
  );
  return modules;
}

/** Bases before the classes that derive from them. */
function ordered(paths: readonly string[], facts: DjangoFacts): readonly string[] {
  const done = new Set<string>();
  const visit = (path: string): void => {
    if (done.has(path) || !paths.includes(path)) return;
    for (const base of facts.classes[path]?.bases ?? []) visit(base);
    if (facts.classes[path]?.kind === "model")
      for (const manager of Object.values(facts.classes[path].managers ?? {})) visit(manager);
    done.add(path);
  };
  for (const path of paths) visit(path);
  return [...done];
}

function classText(path: string, cls: ContribClass | undefined, module: string): string {
  if (cls === undefined) return "";
  const name = path.slice(path.lastIndexOf(".") + 1);
  const needed = [...cls.bases, ...(cls.kind === "model" ? Object.values(cls.managers ?? {}) : [])];
  const imports = needed.flatMap((base) => importLine(base, localName(base, module), module) ?? []);
  const body = [
    ...Object.entries(cls.attributes ?? {}).map(
      ([attribute, value]) => `${attribute} = ${literal(value)}`,
    ),
    ...(cls.members ?? []).map(
      (member) =>
        `def ${member}(self, *args, **kwargs):\n        return _database(${JSON.stringify(member)})`,
    ),
    ...(cls.kind === "model" ? modelBody(cls, module) : []),
    "pass",
  ];
  return [
    ...imports,
    `class ${name}(${cls.bases.map((base) => localName(base, module)).join(", ")}):`,
    ...body.map((line) => `    ${line}`),
  ].join("\n");
}

function modelBody(cls: ContribModel, module: string): readonly string[] {
  const meta = {
    ...cls.meta,
    ...(cls.abstract === undefined ? {} : { abstract: true }),
    ...(cls.proxy === undefined ? {} : { proxy: true }),
    ...(cls.managed === undefined ? {} : { managed: false }),
  };
  const options = Object.entries(meta).map(
    ([option, value]) => `        ${option} = ${literal(value)}`,
  );
  return [
    ...(options.length === 0 ? [] : [`class Meta:\n${options.join("\n")}`]),
    ...cls.fields.filter((field) => field.automatic === undefined).map(fieldText),
    ...Object.entries(cls.managers ?? {}).map(
      ([attribute, manager]) => `${attribute} = ${localName(manager, module)}()`,
    ),
  ];
}

function fieldText(field: ContribField): string {
  const type = field.class.slice(field.class.lastIndexOf(".") + 1);
  const target =
    field.to === undefined
      ? []
      : [field.to === "settings.AUTH_USER_MODEL" ? field.to : JSON.stringify(field.to)];
  const words = [
    ...target,
    ...(field.onDelete === undefined ? [] : [`on_delete=${field.onDelete}`]),
    ...(field.relatedName === undefined
      ? []
      : [`related_name=${JSON.stringify(field.relatedName)}`]),
    ...(field.dbConstraint === undefined ? [] : ["db_constraint=False"]),
    ...(field.primaryKey === undefined ? [] : ["primary_key=True"]),
    ...(field.null === undefined ? [] : ["null=True"]),
  ];
  return `${field.name} = ${type}(${words.join(", ")})`;
}

/** The name under which a class is imported: its own within its module, else one that cannot clash. */
function localName(path: string, module: string): string {
  const dot = path.lastIndexOf(".");
  return path.slice(0, dot) === module ? path.slice(dot + 1) : `_${path.replaceAll(".", "_")}`;
}

function importLine(path: string, as: string, module: string): string | undefined {
  const dot = path.lastIndexOf(".");
  const from = path.slice(0, dot);
  if (from === module) return undefined;
  // All that Django defines below `django.db.models` is one stub.
  const source = from.startsWith("django.db.models") ? "django.db.models" : from;
  return `from ${source} import ${path.slice(dot + 1)} as ${as}`;
}

function literal(value: Plain): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number" || typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: Plain) => literal(item)).join(", ")}]`;
  return `{${Object.entries(value)
    .map(([name, inner]) => `${JSON.stringify(name)}: ${literal(inner)}`)
    .join(", ")}}`;
}
