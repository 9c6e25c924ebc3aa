/** Where each rule's page is read: a link that the editor opens from a diagnostic's code. */

import { existsSync } from "node:fs";
import { join } from "node:path";

import { lineOf, rulePages, type RulePages } from "#server/host/rulePages.ts";
import { uriOf } from "./uris.ts";

let pages: RulePages | undefined;
const links = new Map<string, string | undefined>();

/** The link to a rule's page; undefined where the pages were not shipped. */
export function ruleLink(rule: string): string | undefined {
  if (!links.has(rule)) links.set(rule, find(rule));
  return links.get(rule);
}

function find(rule: string): string | undefined {
  const own = join(import.meta.dirname, "..", "rules", rule, "rule.md");
  if (existsSync(own)) return uriOf(own);
  try {
    pages ??= rulePages();
  } catch {
    return undefined;
  }
  const line = lineOf(pages, rule);
  // Editors read the number and pass over the rest, which tells people what the link leads to.
  return pages.path === undefined || line === undefined
    ? undefined
    : `${uriOf(pages.path)}#L${line + 1}:${rule}`;
}
