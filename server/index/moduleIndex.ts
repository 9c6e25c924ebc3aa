/** The modules that were asked for, each read and parsed once and kept as its summary. */

import type { Parse } from "#server/syntax/parsed.ts";
import type { FunctionDef, Module, Statement } from "#server/syntax/tree.ts";
import { walk } from "#server/syntax/visit.ts";
import type { Files } from "#server/text/files.ts";
import { digestOf } from "./digest.ts";
import { move } from "./move.ts";
import { summarize } from "./summarize.ts";
import type { ImportSummary, ModuleSummary } from "./summary.ts";

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

/** Of so many files the whole tree is kept, for further bodies. */
const wholeTrees = 8;

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
  readonly #whole = new Map<string, ReadonlyMap<number, FunctionDef>>();

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
    return this.summary(path)?.imports ?? [];
  }

  body(path: string, definition: FunctionDef): readonly Statement[] {
    if (definition.body !== undefined) return definition.body;
    const asked = this.#asked.get(path) ?? new Map<FunctionDef, Asked>();
    this.#asked.set(path, asked);
    const known = asked.get(definition);
    if (known) return known.body;
    const found = this.#definitions(path).get(definition.start);
    const body = found?.name.id === definition.name.id ? (found.body ?? []) : [];
    asked.set(definition, { body, digest: digestOf(body) });
    return body;
  }

  update(path: string): boolean {
    const before = this.#summaries.get(path);
    this.#whole.delete(path);
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
    this.#whole.delete(path);
    this.#asked.delete(path);
    return this.#summaries.delete(path);
  }

  #make(path: string): ModuleSummary | undefined {
    const text = this.#read(path);
    return text === undefined ? undefined : summarize(text, this.#parsed(text));
  }

  #read(path: string): string | undefined {
    this.counters.read += 1;
    return this.#files.text(path);
  }

  #parsed(text: string): ReturnType<Parse> {
    this.counters.parsed += 1;
    this.counters.units += text.length;
    return this.#parse(text);
  }

  /** The functions of a file with their bodies, by where they start. */
  #definitions(path: string): ReadonlyMap<number, FunctionDef> {
    const known = this.#whole.get(path);
    this.#whole.delete(path);
    const text = known ? undefined : this.#read(path);
    const found =
      known ?? definitionsIn(this.#parsed(text ?? "").module, (definition) => definition);
    this.#whole.set(path, found);
    const [oldest] = this.#whole.keys();
    if (this.#whole.size > wholeTrees && oldest !== undefined) this.#whole.delete(oldest);
    return found;
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
