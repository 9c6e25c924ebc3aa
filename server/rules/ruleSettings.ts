/** What a team set about the rules: the table `[tool.django-multidb]`, checked key by key, and what other places add to it. */

// picomatch: globs as editors take them, without dependencies of its own.
import picomatch from "picomatch";
import { severities, type Severity } from "#shared/settings.ts";

/** How loudly each rule speaks, and where. */
export interface RuleSettings {
  /** By rule. */
  readonly severity: ReadonlyMap<string, Severity>;
  /** For the files that a glob matches; later ones win. */
  readonly perPath: readonly PathSeverity[];
  /** Globs of files that get no findings, relative to the project. */
  readonly exclude: readonly string[];
}

export interface PathSeverity {
  readonly glob: string;
  /** By rule; "*" stands for every rule. */
  readonly severity: ReadonlyMap<string, Severity>;
}

/** Everything in the table. What is not set is undefined. */
export interface ProjectTable {
  /** The settings module, dotted. */
  readonly settings: string | undefined;
  /** The interpreter, relative to the project or absolute. */
  readonly python: string | undefined;
  readonly rules: RuleSettings;
  readonly failOn: "error" | "warning" | "information" | undefined;
  /** A baseline's path, relative to the project. */
  readonly baseline: string | undefined;
  /** What is wrong with the table, a sentence each. */
  readonly problems: readonly string[];
}

export const noSettings: RuleSettings = { severity: new Map(), perPath: [], exclude: [] };

/** The later ones win. */
export function mergeSettings(...layers: readonly RuleSettings[]): RuleSettings {
  return {
    severity: new Map(layers.flatMap(({ severity }) => [...severity])),
    perPath: layers.flatMap(({ perPath }) => perPath),
    exclude: [...new Set(layers.flatMap(({ exclude }) => exclude))],
  };
}

/** The severity of a finding; `off` for a file that is left out. */
export function severityOf(
  settings: RuleSettings,
  rule: string,
  fallback: Severity,
  path: string,
): Severity {
  if (settings.exclude.some((glob) => matches(glob, path))) return "off";
  let severity = settings.severity.get(rule) ?? fallback;
  for (const { glob, severity: own } of settings.perPath) {
    const level = own.get(rule) ?? own.get("*");
    if (level !== undefined && matches(glob, path)) severity = level;
  }
  return severity;
}

const matchers = new Map<string, (path: string) => boolean>();

/**
 * Whether a glob matches a path, relative to the project: the file itself or a directory above it;
 * a glob without a slash matches at any depth.
 */
export function matches(glob: string, path: string): boolean {
  let matcher = matchers.get(glob);
  if (matcher === undefined) {
    const bare = glob.endsWith("/") ? glob.slice(0, -1) : glob;
    const depth = bare.includes("/") ? bare.replace(/^\.?\//, "") : `**/${bare}`;
    matcher = picomatch([depth, `${depth}/**`], { dot: true });
    matchers.set(glob, matcher);
  }
  return matcher(path);
}

type Table = Readonly<Record<string, unknown>>;

/**
 * Reads the table.
 * @param rules the names of all rules, for the table's own mistakes
 */
export function readTable(table: Table | undefined, rules: readonly string[]): ProjectTable {
  const reader = new Reader(rules);
  for (const key of Object.keys(table ?? {}))
    if (!known.includes(key)) reader.problem(`there is no setting '${key}'`);
  const failOn = reader.choice(table, "fail-on", ["error", "warning", "information"] as const);
  return {
    settings: reader.text(table, "settings"),
    python: reader.text(table, "python"),
    rules: {
      severity: reader.levels(table?.["severity"], "severity"),
      perPath: [
        ...reader.perFileSeverity(table?.["per-file-severity"]),
        ...reader.perFileIgnores(table?.["per-file-ignores"]),
      ],
      exclude: reader.texts(table?.["exclude"], "exclude"),
    },
    failOn,
    baseline: reader.text(table, "baseline"),
    problems: reader.problems,
  };
}

const known = [
  ...["settings", "python", "severity", "per-file-severity", "per-file-ignores"],
  ...["exclude", "fail-on", "baseline"],
];

/** Whether a word is the name of a severity. */
export function isSeverity(word: unknown): word is Severity {
  return severities.some((severity) => severity === word);
}

class Reader {
  readonly problems: string[] = [];
  readonly #rules: readonly string[];

  constructor(rules: readonly string[]) {
    this.#rules = rules;
  }

  problem(text: string): void {
    this.problems.push(`[tool.django-multidb]: ${text}`);
  }

  text(table: Table | undefined, key: string): string | undefined {
    const value = table?.[key];
    if (value === undefined || (typeof value === "string" && value !== "")) return value;
    this.problem(`'${key}' is a text`);
    return undefined;
  }

  choice<const Word extends string>(
    table: Table | undefined,
    key: string,
    words: readonly Word[],
  ): Word | undefined {
    const value = table?.[key];
    const found = words.find((word) => word === value);
    if (value !== undefined && found === undefined)
      this.problem(`'${key}' is one of ${words.map((word) => `'${word}'`).join(", ")}`);
    return found;
  }

  texts(value: unknown, key: string): readonly string[] {
    if (value === undefined) return [];
    if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value;
    this.problem(`'${key}' is a list of texts`);
    return [];
  }

  levels(value: unknown, key: string): ReadonlyMap<string, Severity> {
    const levels = new Map<string, Severity>();
    for (const [rule, level] of this.#entries(value, key)) {
      this.#checkRule(rule, key);
      if (isSeverity(level)) levels.set(rule, level);
      else this.problem(`'${key}.${rule}' is one of ${severities.join(", ")}`);
    }
    return levels;
  }

  perFileSeverity(value: unknown): readonly PathSeverity[] {
    return this.#entries(value, "per-file-severity").map(([glob, levels]) => ({
      glob,
      severity: this.levels(levels, `per-file-severity."${glob}"`),
    }));
  }

  perFileIgnores(value: unknown): readonly PathSeverity[] {
    return this.#entries(value, "per-file-ignores").map(([glob, names]) => {
      const rules = this.texts(names, `per-file-ignores."${glob}"`);
      for (const rule of rules) this.#checkRule(rule, "per-file-ignores");
      return { glob, severity: new Map(rules.map((rule) => [rule, "off" as const])) };
    });
  }

  #entries(value: unknown, key: string): readonly (readonly [string, unknown])[] {
    if (value === undefined) return [];
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return Object.entries(value);
    this.problem(`'${key}' is a table`);
    return [];
  }

  #checkRule(rule: string, key: string): void {
    if (rule !== "*" && !this.#rules.includes(rule))
      this.problem(`'${key}' names '${rule}', and there is no such rule`);
  }
}
