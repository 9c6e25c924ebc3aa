/** Reads the patterns of `match` statements. */

import { numeral } from "./numbers.ts";
import type { Expression, Identifier, Numeral, Pattern } from "./tree.ts";
import type { Walk } from "./walk.ts";

/** The pattern after `case`: the walk stands on its first part, and ends on its last. */
export function casePattern(walk: Walk): Pattern {
  const start = walk.start;
  const patterns: Pattern[] = [];
  let comma = false;
  let end = start;
  do {
    if (walk.name === "case_pattern") patterns.push(pattern(walk));
    else if (walk.name === ",") comma = true;
    else break;
    end = walk.end;
  } while (walk.next());
  const [only] = patterns;
  if (only && !comma) return only;
  return { kind: "MatchSequence", patterns, start, end };
}

function pattern(walk: Walk): Pattern {
  return walk.deeper(patternHere) ?? wildcard(walk.range());
}

function patternHere(walk: Walk): Pattern {
  const range = walk.range();
  switch (walk.name) {
    case "case_pattern": {
      return inside(walk, simple) ?? wildcard(range);
    }
    case "as_pattern": {
      return asPattern(walk);
    }
    case "union_pattern": {
      return { kind: "MatchOr", patterns: all(walk), ...range };
    }
    case "list_pattern": {
      return { kind: "MatchSequence", patterns: all(walk), ...range };
    }
    case "tuple_pattern": {
      const patterns = all(walk);
      const [only] = patterns;
      const group = only && patterns.length === 1 && !/,\s*\)$/.test(textOf(walk));
      return group ? only : { kind: "MatchSequence", patterns, ...range };
    }
    case "splat_pattern": {
      const name = inside(walk, starName);
      return { kind: "MatchStar", name, ...range };
    }
    case "dict_pattern": {
      return mapping(walk);
    }
    case "class_pattern": {
      return classPattern(walk);
    }
    case "dotted_name": {
      return capture(dotted(walk));
    }
    case "identifier": {
      return capture({ kind: "Name", ...walk.identifier() });
    }
    default: {
      return { kind: "MatchValue", value: walk.expression(), ...range };
    }
  }
}

/** A pattern, perhaps with a sign before it: the walk stands on the sign and ends on the number. */
function simple(walk: Walk): Pattern | undefined {
  const { start } = walk;
  if (walk.name === "_") return wildcard(walk.range());
  if (walk.name === "complex_pattern") {
    return { kind: "MatchValue", value: complex(walk), ...walk.range() };
  }
  if (walk.name === "-" && walk.nextNamed()) {
    const operand = walk.expression();
    const { end } = walk;
    const value: Expression = { kind: "Unary", operator: "-", operand, start, end };
    return { kind: "MatchValue", value, start, end };
  }
  return walk.named ? pattern(walk) : undefined;
}

/** What the first child gives. */
function inside<Result>(walk: Walk, read: (walk: Walk) => Result): Result | undefined {
  if (!walk.down()) return undefined;
  const result = read(walk);
  walk.up();
  return result;
}

/** What the children give, tokens left out. */
function all(walk: Walk): Pattern[] {
  const found: Pattern[] = [];
  if (!walk.down()) return found;
  do {
    const one = simple(walk);
    if (one) found.push(one);
  } while (walk.next());
  walk.up();
  return found;
}

function textOf(walk: Walk): string {
  return walk.text.slice(walk.start, walk.end);
}

function wildcard(range: { readonly start: number; readonly end: number }): Pattern {
  return {
    kind: "MatchAs",
    pattern: undefined,
    name: undefined,
    start: range.start,
    end: range.end,
  };
}

function capture(value: Expression): Pattern {
  const { start, end } = value;
  if (value.kind !== "Name") return { kind: "MatchValue", value, start, end };
  if (value.id === "_") return wildcard(value);
  return { kind: "MatchAs", pattern: undefined, name: { id: value.id, start, end }, start, end };
}

/** `a.b.c` as attributes. */
function dotted(walk: Walk): Expression {
  const { start, end } = walk.range();
  let value: Expression | undefined;
  if (walk.downNamed()) {
    do {
      const name = walk.identifier();
      value =
        value === undefined
          ? { kind: "Name", ...name }
          : { kind: "Attribute", value, name, start, end: name.end };
    } while (walk.nextNamed());
    walk.up();
  }
  return value ?? { kind: "Missing", start, end };
}

function asPattern(walk: Walk): Pattern {
  const range = walk.range();
  let inner: Pattern | undefined;
  let name: Identifier | undefined;
  if (walk.downNamed()) {
    inner = pattern(walk);
    if (walk.nextNamed()) name = walk.identifier();
    walk.up();
  }
  return { kind: "MatchAs", pattern: inner, name, ...range };
}

function starName(walk: Walk): Identifier | undefined {
  do if (walk.name === "identifier") return walk.identifier();
  while (walk.next());
  return undefined;
}

function mapping(walk: Walk): Pattern {
  const range = walk.range();
  const keys: Expression[] = [];
  const patterns: Pattern[] = [];
  let rest: Identifier | undefined;
  let key: Expression | undefined;
  if (walk.down()) {
    do {
      if (walk.name === "splat_pattern") rest = inside(walk, starName);
      else if (walk.name === "case_pattern" && key !== undefined) {
        keys.push(key);
        patterns.push(pattern(walk));
        key = undefined;
      } else {
        const read = simple(walk);
        if (read?.kind === "MatchValue") key = read.value;
      }
    } while (walk.next());
    walk.up();
  }
  return { kind: "MatchMapping", keys, patterns, rest, ...range };
}

function classPattern(walk: Walk): Pattern {
  const range = walk.range();
  let cls: Expression = { kind: "Missing", ...range };
  const patterns: Pattern[] = [];
  const keywords: { name: Identifier; pattern: Pattern }[] = [];
  if (walk.downNamed()) {
    if (walk.name === "dotted_name") cls = dotted(walk);
    while (walk.nextNamed()) {
      // The cursor goes down once: back up, it has forgotten that the node is a pattern.
      const range = walk.range();
      const found = inside(walk, (child) => keywordPattern(child) ?? simple(child));
      if (found === undefined) patterns.push(wildcard(range));
      else if ("kind" in found) patterns.push(found);
      else keywords.push(found);
    }
    walk.up();
  }
  return { kind: "MatchClass", cls, patterns, keywords, ...range };
}

function keywordPattern(walk: Walk): { name: Identifier; pattern: Pattern } | undefined {
  if (walk.name !== "keyword_pattern" || !walk.downNamed()) return undefined;
  const name = walk.identifier();
  let found: Pattern | undefined;
  while (walk.next()) found = simple(walk) ?? found;
  walk.up();
  return { name, pattern: found ?? wildcard(name) };
}

/** `-1 + 2j`. */
function complex(walk: Walk): Expression {
  const range = walk.range();
  let left: Expression | undefined;
  let sign: "+" | "-" | undefined;
  if (walk.down()) {
    do {
      if (walk.name === "-" || walk.name === "+") {
        sign = walk.name;
        continue;
      }
      const value = number(walk);
      const start = range.start;
      if (left !== undefined && sign !== undefined)
        left = { kind: "Binary", left, operator: sign, right: value, start, end: value.end };
      else if (sign === "-")
        left = { kind: "Unary", operator: "-", operand: value, start, end: value.end };
      else left = value;
      sign = undefined;
    } while (walk.next());
    walk.up();
  }
  return left ?? { kind: "Missing", ...range };
}

function number(walk: Walk): Numeral {
  return numeral(textOf(walk), walk.start, walk.end);
}
