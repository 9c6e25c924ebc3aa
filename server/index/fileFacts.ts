/** What rules look for in one file alone: found without the rest of the project, in worker threads. */

import type { Comment, Parse, Parsed, Part } from "#server/syntax/parsed.ts";
import type { Module } from "#server/syntax/tree.ts";
import { aliasUses } from "./aliasUses.ts";
import type { AliasUse } from "./summary.ts";
import { aliasContext, tiersOf, type Tiers } from "./tiers.ts";

/** Plain data; see `ModuleSummary`. */
export interface FileFacts {
  readonly aliasUses: readonly AliasUse[];
  readonly directives: readonly Comment[];
  /** Where the code begins, behind comments and the docstring. */
  readonly codeStart: number;
  /** Whether it may say what databases there are; left out where it does not. */
  readonly databases?: true;
}

export const noFacts: FileFacts = { aliasUses: [], directives: [], codeStart: 0 };

const onlyDatabases: FileFacts = { ...noFacts, databases: true };

/** Parses the text only where there can be something. */
export function factsOf(text: string, parse: Parse, tiers: Tiers = tiersOf(text)): FileFacts {
  if (!tiers.aliases && !tiers.directives) return tiers.databases ? onlyDatabases : noFacts;
  // Comments are wanted wherever they stand; aliases where one may be.
  const part: Part | undefined = tiers.directives
    ? undefined
    : { kind: "outline", keep: aliasContext };
  return factsIn(parse(text, part), tiers);
}

/** @param parsed the tree, with the bodies at least in which `aliasContext` is found */
function factsIn({ module, comments }: Parsed, tiers: Tiers): FileFacts {
  const uses = tiers.aliases ? aliasUses(module) : [];
  const directives = comments.filter(({ text }) => text.includes("multidb:"));
  if (uses.length === 0 && directives.length === 0)
    return tiers.databases ? onlyDatabases : noFacts;
  const facts = { aliasUses: uses, directives, codeStart: codeStart(module) };
  return tiers.databases ? { ...facts, databases: true } : facts;
}

/** Where the first statement but texts begins; the end of an empty module. */
function codeStart(module: Module): number {
  const code = module.body.find(
    (statement) => statement.kind !== "ExpressionStatement" || statement.value.kind !== "Text",
  );
  return code?.start ?? module.end;
}

/** Whether rules have anything to look at there. */
export function hasFacts(facts: FileFacts): boolean {
  return facts.aliasUses.length > 0 || facts.directives.length > 0 || facts.databases === true;
}
