/** Turns the grammar's `case` patterns into ours. */

import { fieldOf, solid, type ExpressionConverter } from "./expressions.ts";
import type { RawNode } from "./rawTree.ts";
import type { Expression, Pattern } from "./tree.ts";

export function convertPattern(converter: ExpressionConverter, node: RawNode): Pattern {
  const { start, end } = node;
  const inner = solid(node);
  const all = (nodes: readonly RawNode[]): readonly Pattern[] =>
    nodes.map((child) => convertPattern(converter, child));
  switch (node.type) {
    case "case_pattern": {
      const [first] = inner;
      if (first === undefined)
        return { kind: "MatchAs", pattern: undefined, name: undefined, start, end };
      if (/^-/.test(converter.slice(node)) && (first.type === "integer" || first.type === "float"))
        return value(negative(converter, node, first));
      return convertPattern(converter, first);
    }
    case "union_pattern":
      return { kind: "MatchOr", patterns: all(inner), start, end };
    case "as_pattern": {
      const [pattern, name] = inner;
      return {
        kind: "MatchAs",
        pattern: pattern && convertPattern(converter, pattern),
        name: converter.identifier(name, end),
        start,
        end,
      };
    }
    case "list_pattern":
      return { kind: "MatchSequence", patterns: all(inner), start, end };
    case "tuple_pattern": {
      const [only] = inner;
      const isGroup =
        inner.length === 1 &&
        only !== undefined &&
        only.type === "case_pattern" &&
        !converter.slice({ start: only.end, end }).includes(",");
      return isGroup
        ? convertPattern(converter, only)
        : { kind: "MatchSequence", patterns: all(inner), start, end };
    }
    case "splat_pattern": {
      const [name] = inner;
      return { kind: "MatchStar", name: name && converter.identifier(name, start), start, end };
    }
    case "dict_pattern": {
      const keys = node.children.filter(({ field }) => field === "key");
      const values = node.children.filter(({ field }) => field === "value");
      const rest = inner.find(({ type }) => type === "splat_pattern");
      const restName = rest && solid(rest)[0];
      return {
        kind: "MatchMapping",
        keys: keys.map((key) => keyOf(converter, key)),
        patterns: all(values),
        rest: restName && converter.identifier(restName, start),
        start,
        end,
      };
    }
    case "class_pattern": {
      const [cls, ...rest] = inner;
      const parts = rest.map((part) =>
        part.type === "case_pattern" ? (solid(part)[0] ?? part) : part,
      );
      const keywords = parts.filter(({ type }) => type === "keyword_pattern");
      return {
        kind: "MatchClass",
        cls: cls === undefined ? { kind: "Missing", start, end } : converter.dotted(cls),
        patterns: all(
          rest.filter(
            (part) => part.type !== "keyword_pattern" && solid(part)[0]?.type !== "keyword_pattern",
          ),
        ),
        keywords: keywords.map((keyword) => {
          const [name, pattern] = solid(keyword);
          return {
            name: converter.identifier(name, keyword.start),
            pattern: pattern === undefined ? wildcard(keyword) : convertPattern(converter, pattern),
          };
        }),
        start,
        end,
      };
    }
    case "dotted_name":
      if (inner.length === 1)
        return {
          kind: "MatchAs",
          pattern: undefined,
          name: converter.slice(node) === "_" ? undefined : converter.identifier(node, start),
          start,
          end,
        };
      return value(converter.dotted(node));
    case "identifier":
      return {
        kind: "MatchAs",
        pattern: undefined,
        name: converter.slice(node) === "_" ? undefined : converter.identifier(node, start),
        start,
        end,
      };
    case "complex_pattern":
      return value(converter.expression(fieldOf(node, "left")));
    default:
      return value(converter.expression(node));
  }
}

function keyOf(converter: ExpressionConverter, node: RawNode): Expression {
  return node.type === "dotted_name" ? converter.dotted(node) : converter.expression(node);
}

function negative(converter: ExpressionConverter, node: RawNode, number: RawNode): Expression {
  return {
    kind: "Unary",
    operator: "-",
    operand: converter.expression(number),
    start: node.start,
    end: node.end,
  };
}

function value(expression: Expression): Pattern {
  return { kind: "MatchValue", value: expression, start: expression.start, end: expression.end };
}

function wildcard(node: RawNode): Pattern {
  return { kind: "MatchAs", pattern: undefined, name: undefined, start: node.start, end: node.end };
}
