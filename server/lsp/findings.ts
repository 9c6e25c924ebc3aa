/** The findings of one analysis, computed file by file when they are asked for, and kept over edits that change no facts. */

import type { ProjectFacts } from "#server/project/project.ts";
import { fileFindings, settle } from "#server/rules/check.ts";
import { rules } from "#server/rules/registry.ts";
import type { Finding, Rule } from "#server/rules/rule.ts";
import type { RuleSettings } from "#server/rules/ruleSettings.ts";
import type { Range, Span } from "#server/text/span.ts";
import { movedFinding, spansOf } from "./spans.ts";
import { TextMap } from "./textMap.ts";

const none: readonly Finding[] = [];

export class Findings {
  readonly #facts: ProjectFacts;
  readonly #files: ReadonlySet<string>;
  #settings: RuleSettings;
  /** What each rule says of the project as a whole. */
  readonly #byRule = new Map<Rule, readonly Finding[]>();
  readonly #byFile = new Map<string, readonly Finding[]>();
  readonly #settled = new Map<string, readonly Finding[]>();
  /** What the rules say of the project as a whole, by the path where it is told. */
  #told: ReadonlyMap<string, readonly Finding[]> | undefined;

  constructor(facts: ProjectFacts, settings: RuleSettings) {
    this.#facts = facts;
    this.#files = new Set(facts.modules.files());
    this.#settings = settings;
  }

  /** The findings of one file, sorted by place: those that `checkProject` has for it. */
  of(path: string): readonly Finding[] {
    let settled = this.#settled.get(path);
    if (settled === undefined) this.#settled.set(path, (settled = this.#settle(path)));
    return settled;
  }

  /** The files that may have findings. */
  get paths(): readonly string[] {
    return [...new Set([...this.#files, ...this.#projectFindings().keys()])];
  }

  /** Other severities. */
  configure(settings: RuleSettings): void {
    this.#settings = settings;
    this.#settled.clear();
  }

  /**
   * A file was edited in a way that leaves the facts as they are, their places apart.
   * @param before its text when its findings were computed last, where that is known
   */
  edited(path: string, before: string | undefined, after: string): void {
    const map = new TextMap(before ?? "", after);
    const near = before === undefined ? undefined : neighborhood(before, map.rewritten);
    const isNear = (span: Span): boolean =>
      span.path === path && (near === undefined || overlap(span, near));
    const move = (span: Span): Span | undefined => {
      if (span.path !== path) return span;
      const range = map.forward(span);
      return range && { path, ...range };
    };
    this.#byFile.delete(path);
    this.#settled.delete(path);
    for (const [other, found] of this.#byFile) {
      if (!names(found, path)) continue;
      this.#settled.delete(other);
      // What stands close to the edit may read otherwise now: a fix that rewrites the line, say.
      if (names(found, path, isNear)) this.#byFile.delete(other);
      else this.#byFile.set(other, moved(found, move));
    }
    const usesConstants = this.#facts.modules
      .summary(path)
      ?.aliasUses.some(({ value }) => value.kind === "global");
    for (const [rule, found] of this.#byRule) {
      // Such a rule gathers from all files what is told elsewhere.
      const gathers = rule.file !== undefined && usesConstants === true;
      if (!gathers && !names(found, path)) continue;
      this.#settled.clear();
      this.#told = undefined;
      if (gathers || names(found, path, isNear)) this.#byRule.delete(rule);
      else this.#byRule.set(rule, moved(found, move));
    }
  }

  #settle(path: string): readonly Finding[] {
    const isListed = this.#files.has(path);
    const told = this.#projectFindings().get(path) ?? none;
    if (!isListed && told.length === 0) return none;
    return settle(this.#facts, this.#settings, [...told, ...this.#ofFile(path, isListed)], [path]);
  }

  #ofFile(path: string, isListed: boolean): readonly Finding[] {
    if (!isListed) return none;
    let found = this.#byFile.get(path);
    if (found === undefined) this.#byFile.set(path, (found = fileFindings(this.#facts, path)));
    return found;
  }

  /** Computes everything, with pauses in which others are served. */
  *inSteps(): Generator<void, void> {
    for (const rule of rules) {
      this.#ofRule(rule);
      yield;
    }
    for (const path of this.paths) {
      this.of(path);
      yield;
    }
  }

  #ofRule(rule: Rule): readonly Finding[] {
    let found = this.#byRule.get(rule);
    if (found === undefined) this.#byRule.set(rule, (found = rule.project?.(this.#facts) ?? none));
    return found;
  }

  #projectFindings(): ReadonlyMap<string, readonly Finding[]> {
    if (this.#told !== undefined) return this.#told;
    const told = new Map<string, Finding[]>();
    for (const rule of rules) {
      for (const finding of this.#ofRule(rule)) {
        const beside = told.get(finding.at.path);
        if (beside === undefined) told.set(finding.at.path, [finding]);
        else beside.push(finding);
      }
    }
    this.#told = told;
    return told;
  }
}

function names(
  found: readonly Finding[],
  path: string,
  wanted: (span: Span) => boolean = (span) => span.path === path,
): boolean {
  return found.some((finding) => spansOf(finding).some(wanted));
}

function moved(
  found: readonly Finding[],
  move: (span: Span) => Span | undefined,
): readonly Finding[] {
  return found.flatMap((finding) => movedFinding(finding, move) ?? []);
}

/** The lines of a range, with the one above and the one below. */
function neighborhood(text: string, { start, end }: Range): Range {
  const above = text.lastIndexOf("\n", start - 1);
  const below = text.indexOf("\n", end);
  return {
    start: above <= 0 ? 0 : text.lastIndexOf("\n", above - 1) + 1,
    end: below < 0 ? text.length : endOfLine(text, below + 1),
  };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

function overlap(one: Range, other: Range): boolean {
  return one.start <= other.end && other.start <= one.end;
}
