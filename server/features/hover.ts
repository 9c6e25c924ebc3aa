/** What the editor shows over a model, a reference to one, and an alias. */

import type { ProjectFacts } from "#server/project/project.ts";
import type { Range } from "#server/text/span.ts";
import { describeAlias } from "./describeAlias.ts";
import { describeModel } from "./describeModel.ts";
import { subjectAt } from "./subject.ts";

export interface Hover {
  /** What it is about, in the file. */
  readonly range: Range;
  /** Markdown; links lead to files with `#L` and a line. */
  readonly markdown: string;
}

/**
 * @param path absolute
 * @param offset in UTF-16 code units
 */
export function hoverAt(facts: ProjectFacts, path: string, offset: number): Hover | undefined {
  const subject = subjectAt(facts, path, offset);
  if (subject === undefined) return undefined;
  const markdown =
    subject.kind === "model"
      ? describeModel(facts, subject.model)
      : describeAlias(facts, subject.alias);
  return { range: subject.range, markdown };
}
