/** Places as the command line prints them: paths relative to the project, lines from 1. */

import type { Files } from "#server/text/files.ts";
import { Lines } from "#server/text/lines.ts";
import { relative } from "#server/text/paths.ts";
import { spanOf, type Origin, type Span } from "#server/text/span.ts";

export interface Point {
  /** From 1. */
  readonly line: number;
  /** From 1, in characters. */
  readonly column: number;
}

export class Places {
  readonly #files: Files;
  readonly #root: string;
  readonly #lines = new Map<string, Lines>();

  constructor(files: Files, root: string) {
    this.#files = files;
    this.#root = root;
  }

  path(path: string): string {
    return relative(this.#root, path);
  }

  lines(path: string): Lines {
    let lines = this.#lines.get(path);
    if (lines === undefined)
      this.#lines.set(path, (lines = new Lines(this.#files.text(path) ?? "")));
    return lines;
  }

  start(span: Span): Point {
    return this.lines(span.path).human(span.start);
  }

  end(span: Span): Point {
    return this.lines(span.path).human(span.end);
  }

  lineOf(origin: Origin): { readonly path: string; readonly line: number } {
    const span = spanOf(origin);
    return { path: this.path(span.path), line: this.start(span).line };
  }

  /** "shop/routers.py:31". */
  lineText(origin: Origin): string {
    const { path, line } = this.lineOf(origin);
    return `${path}:${line}`;
  }
}
