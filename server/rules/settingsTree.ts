/** Finds the dict displays in which `DATABASES` and its aliases are written. */

import type { ProjectFacts } from "#server/project/project.ts";
import type { Alias } from "#server/project/settings/facts.ts";
import type { Dict, Expression } from "#server/syntax/tree.ts";
import type { Origin } from "#server/text/span.ts";
import { pathTo, treeOf } from "./tree.ts";
import { isOwnPath } from "./places.ts";

/** An entry of a dict display: the display, and the key with its value. */
export interface WrittenEntry {
  readonly path: string;
  readonly text: string;
  readonly dict: Dict;
  readonly key: Expression;
  readonly value: Expression;
}

/** The entry whose key stands at an origin; undefined where it is written otherwise (`DATABASES["x"] = …`). */
export function entryAt(facts: ProjectFacts, origin: Origin | undefined): WrittenEntry | undefined {
  if (origin === undefined || !isOwnPath(facts, origin.path)) return undefined;
  const { path, node } = origin;
  const [text, tree] = [facts.modules.text(path), treeOf(facts, path)];
  if (text === undefined || tree === undefined) return undefined;
  const dicts = pathTo(tree, node).filter((holder) => holder.kind === "Dict");
  for (const dict of dicts.toReversed()) {
    const entry = dict.entries.find(
      ({ key }) => key !== undefined && key.start <= node.start && node.end <= key.end,
    );
    if (entry?.key !== undefined) return { path, text, dict, key: entry.key, value: entry.value };
  }
  return undefined;
}

/** The dict display of an alias, where it is written as one. */
export function dictOf(
  facts: ProjectFacts,
  alias: Alias,
): (WrittenEntry & { value: Dict }) | undefined {
  const entry = entryAt(facts, alias.origin);
  return entry?.value.kind === "Dict" ? { ...entry, value: entry.value } : undefined;
}
