/** What `check` found, before it is put into a format. */

import type { Finding } from "#server/rules/rule.ts";
import type { Places, Point } from "#server/cli/places.ts";
import type { Span } from "#server/text/span.ts";

export interface Checked {
  /** As it was named or found, relative to where the command runs. */
  readonly project: string;
  /** The settings module, dotted. */
  readonly settings: string;
  readonly findings: readonly Finding[];
  readonly stats: CheckStats;
}

export interface CheckStats {
  readonly files: number;
  readonly parsed: number;
  readonly milliseconds: number;
}

/** A span as the formats print it. */
export interface PrintedSpan {
  readonly path: string;
  readonly start: Point;
  readonly end: Point;
}

export function printed(places: Places, span: Span): PrintedSpan {
  return { path: places.path(span.path), start: places.start(span), end: places.end(span) };
}
