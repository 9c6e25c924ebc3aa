/** Finds the imports that run when a module is imported, without parsing it. */

import { Occurrences } from "./occurrences.ts";
import { Scanner } from "./scanner.ts";

export interface ImportedNames {
  /** Dotted, as written, without leading dots. */
  readonly module: string;
  readonly level: number;
  /** The imported names; undefined for `import a.b`; "star" for `*`. */
  readonly names: readonly string[] | "star" | undefined;
}

/**
 * In source order; those in class bodies, branches and loops count, those in functions do not.
 * Undefined where the text leaves a string or a bracket open: then only the parser's recovery knows.
 */
export function scanImports(text: string): readonly ImportedNames[] | undefined {
  const found: ImportedNames[] = [];
  const scanner = new Scanner(text);
  const imports = new Occurrences(text, "import");
  let within = Number.POSITIVE_INFINITY;
  while (scanner.next()) {
    const { start, end, indent } = scanner;
    if (indent > within) continue;
    within = Number.POSITIVE_INFINITY;
    if (opensFunction(text, start, end)) {
      // The body of a one-line `def f(): import a` is in this line.
      within = indent;
      continue;
    }
    // An import may stand behind something else: `try: import a`, `x = 1; import a`.
    if (imports.between(start, end)) readLine(text.slice(start, end), found);
  }
  return scanner.unclosed ? undefined : found;
}

function opensFunction(text: string, start: number, end: number): boolean {
  if (text.startsWith("def", start)) return /^def\b/.test(text.slice(start, start + 4));
  if (!text.startsWith("async", start)) return false;
  return /^async\s+def\b/.test(text.slice(start, Math.min(end, start + 40)));
}

/** Reads the statements of a logical line. */
function readLine(line: string, found: ImportedNames[]): void {
  for (const statement of simpleStatements(line)) {
    const words = /^(?:from|import)\b/.test(statement) ? plain(statement) : "";
    const from = /^from\s*(\.[\s.]*|)\s*([^\s.][^]*?|)\s*\bimport\b\s*\(?([^)]*)\)?$/.exec(words);
    if (from) {
      const [, dots = "", module = "", names = ""] = from;
      found.push({
        module: module.replace(/\s+/g, ""),
        level: dots.replace(/\s+/g, "").length,
        names: names.trim() === "*" ? "star" : namesIn(names),
      });
    } else if (words.startsWith("import")) {
      for (const module of namesIn(words.slice("import".length)))
        found.push({ module: module.replace(/\s+/g, ""), level: 0, names: undefined });
    }
  }
}

/** Without comments and continued lines; there are no strings in imports. */
function plain(statement: string): string {
  return statement.replace(/#[^\r\n]*/g, "").replace(/\\\r?\n|\\\r|[\r\n]/g, " ");
}

/** `a as b, c,` as `a` and `c`. */
function namesIn(list: string): readonly string[] {
  return list
    .split(",")
    .map((name) => name.trim().replace(/\s+as\s+\S+$/, ""))
    .filter((name) => name !== "");
}

/** The simple statements of a logical line: what `;` parts, and what follows a block's colon. */
function simpleStatements(line: string): readonly string[] {
  if (/^(?:from|import)\b/.test(line) && !line.includes(";")) return [line];
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at];
    if (character === "#") {
      while (at + 1 < line.length && line[at + 1] !== "\n" && line[at + 1] !== "\r") at += 1;
    } else if (character === "'" || character === '"') at = closing(line, at);
    else if (character === "(" || character === "[" || character === "{") depth += 1;
    else if (character === ")" || character === "]" || character === "}") depth -= 1;
    else if (depth === 0 && (character === ";" || character === ":")) {
      found.push(line.slice(from, at).trim());
      from = at + 1;
    }
  }
  found.push(line.slice(from).trim());
  return found;
}

/** The last character of the string that opens at `start`. */
function closing(line: string, start: number): number {
  const mark = line[start] ?? "";
  const width = line.startsWith(mark.repeat(3), start) ? 3 : 1;
  for (let at = start + width; at < line.length; at += 1) {
    if (line[at] === "\\") at += 1;
    else if (line.startsWith(mark.repeat(width), at)) return at + width - 1;
  }
  return line.length;
}
