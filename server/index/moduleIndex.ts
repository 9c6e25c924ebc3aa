/** The modules that were asked for, each read and parsed once and kept as its summary. */

import { scanImports } from "#server/syntax/imports.ts";
import type { Parse, Part } from "#server/syntax/parsed.ts";
import type { FunctionDef, Module, Statement } from "#server/syntax/tree.ts";
import type { Files } from "#server/text/files.ts";
import { digestOf } from "./digest.ts";
import { factsOf, type FileFacts } from "./fileFacts.ts";
import { LazySummary } from "./lazySummary.ts";
import { move } from "./move.ts";
import { outlineOf, type Outline } from "./summarize.ts";
import type { ImportSummary, ModuleSummary } from "./summary.ts";
import { tiersOf } from "./tiers.ts";

export interface ModuleIndex {
  /** Undefined where there is no such file. */
  summary(path: string): ModuleSummary | undefined;
  /** The imports that run when the file is imported; empty where there is no such file. */
  imports(path: string): readonly ImportSummary[];
  /** The body of a function that its summary left out: the same statements each time. */
  body(path: string, definition: FunctionDef): readonly Statement[];
  /**
   * Reads a file anew; whether that changed what other modules can see, bodies that were asked for
   * included. Where it did not, the nodes that others hold are moved to where they stand now.
   */
  update(path: string): boolean;
  /** Forgets a file; whether it was known. */
  remove(path: string): boolean;
  readonly counters: Readonly<Counters>;
}

/** What was done since the index was made. */
export interface Counters {
  /** Files read. */
  read: number;
  /** Files parsed. */
  parsed: number;
  /** UTF-16 code units parsed. */
  units: number;
}

export interface IndexOptions {
  /** What was found in a file earlier, or elsewhere: as the file is now. */
  readonly stored?: (path: string) => FileFacts | undefined;
}

/** Of so many files the text is kept: what is asked for next is mostly in the same file. */
const keptTexts = 8;

/** A body that was asked for, and what it meant then. */
interface Asked {
  readonly body: readonly Statement[];
  readonly digest: string;
}

export function createModuleIndex(
  files: Files,
  parse: Parse,
  options: IndexOptions = {},
): ModuleIndex {
  return new Index(files, parse, options);
}

class Index implements ModuleIndex {
  readonly counters: Counters = { read: 0, parsed: 0, units: 0 };
  readonly #files: Files;
  readonly #parse: Parse;
  readonly #stored: (path: string) => FileFacts | undefined;
  readonly #summaries = new Map<string, LazySummary | undefined>();
  readonly #asked = new Map<string, Map<FunctionDef, Asked>>();
  /** By path, the latest read last. */
  readonly #texts = new Map<string, string>();
  /** Files that were updated or removed: what was stored of them is of the past. */
  readonly #changed = new Set<string>();
  /** Of files of which nothing else is known. */
  readonly #imports = new Map<string, readonly ImportSummary[]>();

  constructor(files: Files, parse: Parse, { stored }: IndexOptions) {
    this.#files = files;
    this.#parse = (text, part) => {
      this.counters.parsed += 1;
      this.counters.units += text.length;
      return parse(text, part);
    };
    this.#stored = stored ?? (() => undefined);
  }

  summary(path: string): ModuleSummary | undefined {
    const known = this.#summaries.get(path);
    if (known !== undefined || this.#summaries.has(path)) return known;
    const stored = this.#changed.has(path) ? undefined : this.#stored(path);
    const text = stored ? undefined : this.#read(path);
    const summary = stored || text !== undefined ? this.#lazy(path, stored) : undefined;
    this.#summaries.set(path, summary);
    return summary;
  }

  imports(path: string): readonly ImportSummary[] {
    const summary = this.#summaries.get(path);
    if (summary?.hasOutline || (summary === undefined && this.#summaries.has(path)))
      return summary?.imports ?? [];
    const known = this.#imports.get(path);
    if (known) return known;
    const text = this.#read(path);
    // Where the quick scan is not sure, the parser is asked.
    const imports = text === undefined ? [] : this.#importsIn(path, text);
    this.#imports.set(path, imports);
    return imports;
  }

  body(path: string, definition: FunctionDef): readonly Statement[] {
    if (definition.body !== undefined) return definition.body;
    const asked = this.#asked.get(path) ?? new Map<FunctionDef, Asked>();
    this.#asked.set(path, asked);
    const known = asked.get(definition);
    if (known) return known.body;
    const body = this.#readBody(path, definition);
    asked.set(definition, { body, digest: digestOf(body) });
    return body;
  }

  update(path: string): boolean {
    const before = this.#summaries.get(path);
    const imports = this.#imports.get(path);
    this.#changed.add(path);
    this.#texts.delete(path);
    this.#imports.delete(path);
    const text = this.#read(path);
    if (text === undefined) return this.remove(path) || imports !== undefined;
    if (before === undefined || !before.hasOutline) {
      // Nobody has seen more of it than its imports and what rules look for.
      const wasMissing = this.#summaries.has(path) && before === undefined;
      this.#summaries.delete(path);
      const changed = imports !== undefined && !isSame(imports, this.#importsIn(path, text));
      return wasMissing || changed;
    }
    const outline = this.#outline(text);
    const facts = (): FileFacts => factsOf(this.#again(path), this.#parse);
    if (
      digestOf(outline.module) === before.digest &&
      this.#moved(path, before.module, outline.module)
    ) {
      this.#summaries.set(path, new LazySummary({ ...outline, module: before.module }, facts));
      return false;
    }
    this.#asked.delete(path);
    this.#summaries.set(path, new LazySummary(outline, facts));
    return true;
  }

  remove(path: string): boolean {
    this.#changed.add(path);
    this.#texts.delete(path);
    this.#imports.delete(path);
    this.#asked.delete(path);
    return this.#summaries.delete(path);
  }

  #lazy(path: string, stored: FileFacts | undefined): LazySummary {
    return new LazySummary(
      () => this.#outline(this.#again(path)),
      stored ?? (() => factsOf(this.#again(path), this.#parse)),
    );
  }

  #outline(text: string): Outline {
    const tiers = tiersOf(text);
    const part: Part | undefined = tiers.settings ? undefined : { kind: "outline" };
    return outlineOf(this.#parse(text, part), tiers);
  }

  #importsIn(path: string, text: string): readonly ImportSummary[] {
    return scanImports(text) ?? this.summary(path)?.imports ?? [];
  }

  /** The text of a file as it is now. */
  #read(path: string): string | undefined {
    this.counters.read += 1;
    const text = this.#files.text(path);
    this.#texts.delete(path);
    if (text === undefined) return undefined;
    this.#texts.set(path, text);
    const [oldest] = this.#texts.keys();
    if (this.#texts.size > keptTexts && oldest !== undefined) this.#texts.delete(oldest);
    return text;
  }

  /** The text of a file that was read already; "" where it is gone. */
  #again(path: string): string {
    return this.#texts.get(path) ?? this.#read(path) ?? "";
  }

  #readBody(path: string, { name, start, end }: FunctionDef): readonly Statement[] {
    const part: Part = { kind: "definition", range: { start, end } };
    const [found] = this.#parse(this.#again(path), part).module.body;
    return found?.kind === "FunctionDef" && found.name.id === name.id ? (found.body ?? []) : [];
  }

  /** Moves the old tree, and the bodies that were asked for; false where one of these changed. */
  #moved(path: string, old: Module, now: Module): boolean {
    const asked = this.#asked.get(path);
    const pairs: { readonly known: Asked; readonly definition: FunctionDef }[] = [];
    const isSameShape = move(old, now, (from, to) => {
      const known = asked?.get(from as FunctionDef);
      if (known) pairs.push({ known, definition: to as FunctionDef });
    });
    if (!isSameShape || pairs.length !== (asked?.size ?? 0)) return false;
    return pairs.every(({ known, definition }) => {
      const body = this.#readBody(path, definition);
      return digestOf(body) === known.digest && move(known.body, body);
    });
  }
}

function isSame(left: readonly ImportSummary[], right: readonly ImportSummary[]): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
