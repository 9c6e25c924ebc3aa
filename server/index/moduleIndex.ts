/** The modules that were asked for, each read and parsed once and kept as its summary. */

import { scanImports } from "#server/syntax/imports.ts";
import type { Parse, Parsed, Part } from "#server/syntax/parsed.ts";
import type { FunctionDef, Module, Statement } from "#server/syntax/tree.ts";
import { walk } from "#server/syntax/visit.ts";
import type { Files } from "#server/text/files.ts";
import { digestOf } from "./digest.ts";
import { move } from "./move.ts";
import { summarize } from "./summarize.ts";
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
  /** A summary made earlier, or elsewhere, of the file as it is now. */
  readonly stored?: (path: string) => ModuleSummary | undefined;
}

/** Of so many files the text is kept, for further bodies. */
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
  readonly #stored: (path: string) => ModuleSummary | undefined;
  readonly #summaries = new Map<string, ModuleSummary | undefined>();
  readonly #asked = new Map<string, Map<FunctionDef, Asked>>();
  /** By path, the latest asked for last. */
  readonly #texts = new Map<string, string>();
  /** Of files of which nothing else is known. */
  readonly #imports = new Map<string, readonly ImportSummary[]>();

  constructor(files: Files, parse: Parse, { stored }: IndexOptions) {
    this.#files = files;
    this.#parse = parse;
    this.#stored = stored ?? (() => undefined);
  }

  summary(path: string): ModuleSummary | undefined {
    const known = this.#summaries.get(path);
    if (known !== undefined || this.#summaries.has(path)) return known;
    const summary = this.#stored(path) ?? this.#make(path);
    this.#summaries.set(path, summary);
    return summary;
  }

  imports(path: string): readonly ImportSummary[] {
    if (this.#summaries.has(path)) return this.#summaries.get(path)?.imports ?? [];
    const known = this.#imports.get(path);
    if (known) return known;
    const stored = this.#stored(path)?.imports;
    const text = stored ? undefined : this.#read(path);
    // Where the quick scan is not sure, the parser is asked.
    const imports =
      stored ?? (text === undefined ? [] : scanImports(text)) ?? this.summary(path)?.imports ?? [];
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
    this.#texts.delete(path);
    this.#imports.delete(path);
    const text = this.#read(path);
    if (text === undefined || before === undefined) {
      const wasKnown = this.#summaries.has(path);
      this.#asked.delete(path);
      this.#summaries.delete(path);
      return before !== undefined || text !== undefined || wasKnown;
    }
    const parsed = this.#parsed(text);
    const bodies = definitionsIn(parsed.module, bodyOf);
    const now = summarize(text, parsed);
    if (now.digest === before.digest && this.#moved(path, before.module, now.module, bodies)) {
      this.#summaries.set(path, { ...now, module: before.module });
      return false;
    }
    this.#asked.delete(path);
    this.#summaries.set(path, now);
    return true;
  }

  remove(path: string): boolean {
    this.#texts.delete(path);
    this.#imports.delete(path);
    this.#asked.delete(path);
    return this.#summaries.delete(path);
  }

  #make(path: string): ModuleSummary | undefined {
    const text = this.#read(path);
    if (text === undefined) return undefined;
    const tiers = tiersOf(text);
    const whole = tiers.settings || tiers.aliases;
    return summarize(text, this.#parsed(text, whole ? undefined : { kind: "outline" }), tiers);
  }

  #read(path: string): string | undefined {
    this.counters.read += 1;
    return this.#files.text(path);
  }

  #parsed(text: string, part?: Part): Parsed {
    this.counters.parsed += 1;
    this.counters.units += text.length;
    return this.#parse(text, part);
  }

  #readBody(path: string, { name, start, end }: FunctionDef): readonly Statement[] {
    const text = this.#text(path);
    const [found] = this.#parsed(text, { kind: "definition", range: { start, end } }).module.body;
    return found?.kind === "FunctionDef" && found.name.id === name.id ? (found.body ?? []) : [];
  }

  /** The text of a file whose bodies are asked for: several are, one after another. */
  #text(path: string): string {
    const known = this.#texts.get(path);
    this.#texts.delete(path);
    const text = known ?? this.#read(path) ?? "";
    this.#texts.set(path, text);
    const [oldest] = this.#texts.keys();
    if (this.#texts.size > keptTexts && oldest !== undefined) this.#texts.delete(oldest);
    return text;
  }

  /** Moves the old tree, and the bodies that were asked for; false where one of these changed. */
  #moved(
    path: string,
    old: Module,
    now: Module,
    bodies: ReadonlyMap<number, FunctionDef["body"]>,
  ): boolean {
    const asked = this.#asked.get(path);
    const pairs: { readonly known: Asked; readonly body: readonly Statement[] }[] = [];
    const isSame = move(old, now, (from, to) => {
      const known = asked?.get(from as FunctionDef);
      if (known) pairs.push({ known, body: bodies.get((to as FunctionDef).start) ?? [] });
    });
    if (!isSame || pairs.length !== (asked?.size ?? 0)) return false;
    return pairs.every(
      ({ known, body }) => digestOf(body) === known.digest && move(known.body, body),
    );
  }
}

function bodyOf({ body }: FunctionDef): FunctionDef["body"] {
  return body;
}

function definitionsIn<Kept>(
  module: Module,
  keep: (definition: FunctionDef) => Kept,
): ReadonlyMap<number, Kept> {
  const found = new Map<number, Kept>();
  walk(module, (node) => {
    if (node.kind === "FunctionDef") found.set(node.start, keep(node));
  });
  return found;
}
