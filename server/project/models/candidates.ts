/** Tells by a module's text whether running it may make models: only to leave out what cannot. */

/** What the text of a module says about the classes in it; strings and comments may add to it. */
export interface ClassOutline {
  /** By a class's name, what it is derived from, as written: `models.Model`. */
  readonly classes: ReadonlyMap<string, readonly string[]>;
  /** Names that are bound to something else than a class or an import. */
  readonly assigned: ReadonlySet<string>;
  /** New names for known things: `Base = models.Model`, `import Model as Base`. */
  readonly aliases: readonly (readonly [string, string])[];
  /** By the name in this module, where `from … import` found it. */
  readonly imported: ReadonlyMap<string, { readonly module: string; readonly name: string }>;
  /** Whether it changes models, or makes classes otherwise. */
  readonly isOdd: boolean;
}

/** Adds fields to models that stand elsewhere. */
const changesClasses = /\b(?:add_to_class|contribute_to_class)\b/;

/** A class made by a call; what it is derived from is seldom written there. */
const callsType = /\btype\s*\(\s*[^()]*(?:\([^()]*\)[^()]*)?,/;
const namesModels = /\bmodels?\b|Model\b|Historical/;

const classes =
  /\bclass\s+([\p{L}\p{N}_]+)\s*(?:\[[^\]]*\]\s*)?\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)\s*:/gu;
const dotted = /[\p{L}_][\p{L}\p{N}_]*(?:\s*\.\s*[\p{L}_][\p{L}\p{N}_]*)*/gu;
const assignments =
  /^[ \t]*([\p{L}_][\p{L}\p{N}_]*)\s*(?::[^=\n]*)?=(?!=)[ \t]*(?:([\w.]+)[ \t]*(?:#.*)?$)?/gmu;
const imports = /^[ \t]*from[ \t]+([.\w]+)[ \t]+import[ \t]*(\([^)]*\)|[^\n;]*)/gmu;

export function outlineOf(text: string): ClassOutline {
  const found = new Map<string, string[]>();
  const assigned = new Set<string>();
  const aliases: (readonly [string, string])[] = [];
  const imported = new Map<string, { module: string; name: string }>();
  for (const [, name = "", bases = ""] of text.matchAll(classes)) {
    const known = found.get(name) ?? [];
    found.set(name, known);
    for (const [base] of bases.matchAll(dotted)) known.push(base.replaceAll(/\s/g, ""));
  }
  for (const [, name = "", same] of text.matchAll(assignments)) {
    assigned.add(name);
    if (same !== undefined) aliases.push([name, lastOf(same)]);
  }
  for (const [, module = "", list = ""] of text.matchAll(imports)) {
    for (const part of list.replaceAll(/[()\\]|#[^\n]*/g, " ").split(",")) {
      const [name = "", as, alias] = part.trim().split(/\s+/);
      if (name === "") continue;
      imported.set(as === "as" && alias !== undefined ? alias : name, { module, name });
      if (as === "as" && alias !== undefined) aliases.push([alias, name]);
    }
  }
  return {
    classes: found,
    assigned,
    aliases,
    imported,
    isOdd: changesClasses.test(text) || (callsType.test(text) && namesModels.test(text)),
  };
}

/**
 * Whether a module may make a model.
 * @param names of the models known so far, and `Model` itself
 * @param isModel tells of a class that is imported from where models are not looked for whether it is one
 */
export function mayMakeModels(
  outline: ClassOutline,
  names: ReadonlySet<string>,
  isModel: (module: string, name: string) => boolean,
): boolean {
  if (outline.isOdd) return true;
  for (const bases of outline.classes.values()) {
    if (bases.some((base) => mayBeModel(base, outline, names, isModel))) return true;
  }
  return false;
}

function mayBeModel(
  base: string,
  outline: ClassOutline,
  names: ReadonlySet<string>,
  isModel: (module: string, name: string) => boolean,
): boolean {
  const last = lastOf(base);
  if (names.has(last)) return true;
  if (base === last) {
    if (outline.assigned.has(base)) return true;
    const from = outline.imported.get(base);
    return from !== undefined && isModel(from.module, from.name);
  }
  const [first = "", ...rest] = base.split(".");
  const from = outline.imported.get(first);
  if (from === undefined) return false;
  const dots = from.module.endsWith(".") ? "" : ".";
  return isModel([`${from.module}${dots}${from.name}`, ...rest.slice(0, -1)].join("."), last);
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
