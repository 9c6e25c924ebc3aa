/** Turns the grammar's expressions into ours. */

import type { Range } from "#server/text/span.ts";
import { decodeNumber, decodeText } from "./literals.ts";
import type { RawNode } from "./rawTree.ts";
import type {
  BinaryOperator,
  CompareOperator,
  ComprehensionClause,
  Dict,
  Expression,
  FormattedField,
  Identifier,
  Keyword,
  Missing,
  Parameter,
  Slice,
} from "./tree.ts";

/** The child in a field. */
export function fieldOf(node: RawNode, field: string): RawNode | undefined {
  return node.children.find((child) => child.field === field);
}

/** The children but comments and what could not be read. */
export function solid(node: RawNode): readonly RawNode[] {
  return node.children.filter(isSolid);
}

export function isSolid(node: RawNode): boolean {
  return node.type !== "comment" && node.type !== "line_continuation" && node.type !== "ERROR";
}

export class ExpressionConverter {
  protected readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Never undefined: what is not there or not known is `Missing`. */
  expression(node: RawNode | undefined): Expression {
    if (node === undefined || node.isMissing) return missing(node);
    const { start, end } = node;
    switch (node.type) {
      case "identifier":
      case "keyword_identifier":
        return { kind: "Name", id: this.slice(node), start, end };
      case "string":
      case "concatenated_string":
        return this.#string(node);
      case "integer":
      case "float":
        return { kind: "Numeral", ...decodeNumber(this.slice(node)), start, end };
      case "true":
      case "false":
        return { kind: "Singleton", value: node.type === "true", start, end };
      case "none":
        return { kind: "Singleton", value: null, start, end };
      case "ellipsis":
        return { kind: "Singleton", value: "Ellipsis", start, end };
      case "parenthesized_expression":
        return this.expression(solid(node)[0]);
      case "type":
        return this.expression(solid(node)[0]);
      case "list":
      case "list_pattern":
        return { kind: "List", elements: this.#all(node), start, end };
      case "tuple":
      case "tuple_pattern":
      case "expression_list":
      case "pattern_list":
        return { kind: "Tuple", elements: this.#all(node), start, end };
      case "set":
        return { kind: "SetDisplay", elements: this.#all(node), start, end };
      case "dictionary":
        return { kind: "Dict", entries: this.#entries(node), start, end };
      case "attribute":
        return {
          kind: "Attribute",
          value: this.expression(fieldOf(node, "object") ?? solid(node)[0]),
          name: this.identifier(fieldOf(node, "attribute") ?? solid(node).at(-1), end),
          start,
          end,
        };
      case "member_type":
        return {
          kind: "Attribute",
          value: this.expression(solid(node)[0]),
          name: this.identifier(solid(node).at(-1), end),
          start,
          end,
        };
      case "subscript":
        return this.#subscript(node);
      case "generic_type":
        return {
          kind: "Subscript",
          value: this.expression(solid(node)[0]),
          index: this.#index(solid(node)[1] === undefined ? [] : solid(solid(node)[1] ?? node)),
          start,
          end,
        };
      case "slice":
        return this.#sliceOf(node);
      case "call":
        return this.#call(node);
      case "not_operator":
        return {
          kind: "Unary",
          operator: "not",
          operand: this.expression(fieldOf(node, "argument")),
          start,
          end,
        };
      case "unary_operator":
        return this.#unary(node);
      case "binary_operator":
      case "union_type":
        return this.#binary(node);
      case "boolean_operator":
        return this.#boolean(node);
      case "comparison_operator":
        return this.#comparison(node);
      case "conditional_expression": {
        const [body, test, orElse] = solid(node);
        return {
          kind: "Conditional",
          body: this.expression(body),
          test: this.expression(test),
          orElse: this.expression(orElse),
          start,
          end,
        };
      }
      case "lambda":
        return {
          kind: "Lambda",
          parameters: this.parameters(fieldOf(node, "parameters")),
          body: this.expression(fieldOf(node, "body")),
          start,
          end,
        };
      case "list_comprehension":
      case "set_comprehension":
      case "dictionary_comprehension":
      case "generator_expression":
        return this.#comprehension(node);
      case "named_expression":
        return {
          kind: "NamedExpression",
          target: this.identifier(fieldOf(node, "name"), start),
          value: this.expression(fieldOf(node, "value")),
          start,
          end,
        };
      case "list_splat":
      case "list_splat_pattern":
      case "dictionary_splat":
      case "dictionary_splat_pattern":
      case "splat_type":
      case "parenthesized_list_splat":
        return { kind: "Starred", value: this.expression(solid(node)[0]), start, end };
      case "await":
        return { kind: "Await", value: this.expression(solid(node)[0]), start, end };
      case "yield":
        return {
          kind: "Yield",
          isFrom: /^yield\s+from\b/.test(this.slice(node)),
          value: solid(node)[0] && this.expression(solid(node)[0]),
          start,
          end,
        };
      case "assignment":
        // A chained assignment's right side, read as an expression by the grammar only.
        return this.expression(fieldOf(node, "right"));
      case "dotted_name":
        return this.dotted(node);
      case "as_pattern":
        return this.expression(solid(node)[0]);
      default:
        return missing(node);
    }
  }

  slice(range: Range): string {
    return this.text.slice(range.start, range.end);
  }

  identifier(node: RawNode | undefined, at: number): Identifier {
    if (node === undefined) return { id: "", start: at, end: at };
    return { id: this.slice(node), start: node.start, end: node.end };
  }

  /** `a.b.c` as attributes of a name. */
  dotted(node: RawNode): Expression {
    let expression: Expression | undefined;
    for (const part of solid(node)) {
      const name = this.identifier(part, part.start);
      expression =
        expression === undefined
          ? { kind: "Name", id: name.id, start: part.start, end: part.end }
          : { kind: "Attribute", value: expression, name, start: node.start, end: part.end };
    }
    return expression ?? missing(node);
  }

  parameters(node: RawNode | undefined): readonly Parameter[] {
    const found: Parameter[] = [];
    let keywordOnly = false;
    for (const child of node === undefined ? [] : solid(node)) {
      if (child.type === "positional_separator") {
        for (const [index, parameter] of found.entries())
          found[index] = { ...parameter, form: "positionalOnly" };
      } else if (child.type === "keyword_separator") {
        keywordOnly = true;
      } else {
        const parameter = this.#parameter(child, keywordOnly);
        if (parameter === undefined) continue;
        found.push(parameter);
        keywordOnly ||= parameter.form === "star";
      }
    }
    return found;
  }

  /** The arguments of a call or the bases of a class. */
  arguments(node: RawNode | undefined): {
    readonly positional: readonly Expression[];
    readonly keywords: readonly Keyword[];
  } {
    if (node === undefined) return { positional: [], keywords: [] };
    if (node.type === "generator_expression")
      return { positional: [this.expression(node)], keywords: [] };
    const positional: Expression[] = [];
    const keywords: Keyword[] = [];
    for (const child of solid(node)) {
      const { start, end } = child;
      if (child.type === "keyword_argument") {
        keywords.push({
          name: this.identifier(fieldOf(child, "name"), start),
          value: this.expression(fieldOf(child, "value")),
          start,
          end,
        });
      } else if (child.type === "dictionary_splat") {
        keywords.push({ name: undefined, value: this.expression(solid(child)[0]), start, end });
      } else {
        positional.push(this.expression(child));
      }
    }
    return { positional, keywords };
  }

  #all(node: RawNode): readonly Expression[] {
    return solid(node).map((child) => this.expression(child));
  }

  #parameter(node: RawNode, keywordOnly: boolean): Parameter | undefined {
    const { start, end } = node;
    const normal = keywordOnly ? "keywordOnly" : "normal";
    const annotation = fieldOf(node, "type");
    const common = {
      annotation: annotation && this.expression(annotation),
      fallback: undefined,
      start,
      end,
    };
    switch (node.type) {
      case "identifier":
        return { name: this.identifier(node, start), form: normal, ...common };
      case "default_parameter":
      case "typed_default_parameter": {
        const value = fieldOf(node, "value");
        return {
          name: this.identifier(fieldOf(node, "name"), start),
          form: normal,
          ...common,
          fallback: this.expression(value),
        };
      }
      case "typed_parameter": {
        const inner = solid(node)[0];
        const parameter = inner && this.#parameter(inner, keywordOnly);
        return parameter && { ...parameter, ...common };
      }
      case "list_splat_pattern":
        return { name: this.identifier(solid(node)[0], end), form: "star", ...common };
      case "dictionary_splat_pattern":
        return { name: this.identifier(solid(node)[0], end), form: "doubleStar", ...common };
      default:
        return undefined;
    }
  }

  #entries(node: RawNode): Dict["entries"] {
    return solid(node).map((child) =>
      child.type === "pair"
        ? {
            key: this.expression(fieldOf(child, "key")),
            value: this.expression(fieldOf(child, "value")),
          }
        : { key: undefined, value: this.expression(solid(child)[0]) },
    );
  }

  #subscript(node: RawNode): Expression {
    const { start, end } = node;
    const indexes = node.children.filter((child) => child.field === "subscript");
    return {
      kind: "Subscript",
      value: this.expression(fieldOf(node, "value")),
      index: this.#index(indexes),
      start,
      end,
    };
  }

  #index(nodes: readonly RawNode[]): Expression {
    const [first, ...more] = nodes;
    if (first === undefined) return missing(first);
    const last = more.at(-1);
    const hasComma =
      last === undefined ? /^\s*,/.test(this.text.slice(first.end, first.end + 20)) : true;
    if (!hasComma) return this.expression(first);
    return {
      kind: "Tuple",
      elements: nodes.map((child) => this.expression(child)),
      start: first.start,
      end: (last ?? first).end,
    };
  }

  #sliceOf(node: RawNode): Slice {
    const parts: (RawNode | undefined)[] = [undefined];
    for (const child of solid(node)) {
      if (child.type === ":") parts.push(undefined);
      else parts[parts.length - 1] = child;
    }
    const [lower, upper, step] = parts.map((part) => part && this.expression(part));
    return { kind: "Slice", lower, upper, step, start: node.start, end: node.end };
  }

  #call(node: RawNode): Expression {
    const { start, end } = node;
    const { positional, keywords } = this.arguments(fieldOf(node, "arguments"));
    return {
      kind: "Call",
      callee: this.expression(fieldOf(node, "function")),
      arguments: positional,
      keywords,
      start,
      end,
    };
  }

  #unary(node: RawNode): Expression {
    const { start, end } = node;
    const mark = this.text[start];
    const operand = this.expression(fieldOf(node, "argument"));
    return {
      kind: "Unary",
      operator: mark === "-" || mark === "+" || mark === "~" ? mark : "-",
      operand,
      start,
      end,
    };
  }

  #binary(node: RawNode): Expression {
    const { start, end } = node;
    const [first, second] = solid(node);
    const left = fieldOf(node, "left") ?? first;
    const right = fieldOf(node, "right") ?? second;
    return {
      kind: "Binary",
      left: this.expression(left),
      operator: this.operatorBetween(left, right) as BinaryOperator,
      right: this.expression(right),
      start,
      end,
    };
  }

  /** The operator that stands between two nodes, comments left out. */
  operatorBetween(left: RawNode | undefined, right: RawNode | undefined): string {
    const between = this.text.slice(left?.end ?? 0, right?.start ?? 0);
    return between
      .replaceAll(/#[^\n]*/g, "")
      .replaceAll("\\", "")
      .trim()
      .replaceAll(/\s+/g, " ");
  }

  #boolean(node: RawNode): Expression {
    const { start, end } = node;
    const left = fieldOf(node, "left");
    const right = fieldOf(node, "right");
    const operator = this.operatorBetween(left, right) === "or" ? "or" : "and";
    const first = this.expression(left);
    const values =
      first.kind === "Boolean" && first.operator === operator && left?.type === "boolean_operator"
        ? first.values
        : [first];
    return { kind: "Boolean", operator, values: [...values, this.expression(right)], start, end };
  }

  #comparison(node: RawNode): Expression {
    const { start, end } = node;
    const [first, ...rest] = solid(node);
    let previous = first;
    const operators = rest.map((next) => {
      const operator = this.operatorBetween(previous, next);
      previous = next;
      return (operator === "<>" ? "!=" : operator) as CompareOperator;
    });
    return {
      kind: "Compare",
      left: this.expression(first),
      operators,
      comparators: rest.map((next) => this.expression(next)),
      start,
      end,
    };
  }

  #comprehension(node: RawNode): Expression {
    const { start, end } = node;
    const clauses: (ComprehensionClause & { conditions: Expression[] })[] = [];
    for (const child of solid(node)) {
      if (child.type === "for_in_clause") {
        const isAsync = this.slice(child).startsWith("async");
        const rights = child.children.filter(({ field }) => field === "right");
        const iterable = rights.length > 1 ? this.#index(rights) : this.expression(rights[0]);
        clauses.push({
          target: this.expression(fieldOf(child, "left")),
          iterable,
          conditions: [],
          isAsync,
          start: child.start,
          end: child.end,
        });
      } else if (child.type === "if_clause") {
        clauses.at(-1)?.conditions.push(this.expression(solid(child)[0]));
      }
    }
    const body = fieldOf(node, "body");
    const isDict = node.type === "dictionary_comprehension";
    return {
      kind: "Comprehension",
      form: isDict
        ? "dict"
        : node.type === "list_comprehension"
          ? "list"
          : node.type === "set_comprehension"
            ? "set"
            : "generator",
      element: this.expression(isDict && body !== undefined ? fieldOf(body, "key") : body),
      value: isDict && body !== undefined ? this.expression(fieldOf(body, "value")) : undefined,
      clauses,
      start,
      end,
    };
  }

  #string(node: RawNode): Expression {
    const { start, end } = node;
    const pieces =
      node.type === "string" ? [node] : node.children.filter(({ type }) => type === "string");
    const parts: (string | FormattedField)[] = [];
    let isFormatted = false;
    let isBytes = false;
    for (const piece of pieces) {
      const { prefix, from, to } = this.#quotes(piece);
      isBytes ||= prefix.includes("b");
      if (prefix.includes("f") || prefix.includes("t")) {
        isFormatted = true;
        parts.push(...this.#formatted(piece, prefix, from, to));
      } else {
        parts.push(decodeText(this.text.slice(from, to), prefix));
      }
    }
    if (isFormatted) return { kind: "FormattedText", parts: joined(parts), start, end };
    const value = parts.join("");
    const [only] = pieces;
    const inner = only !== undefined && pieces.length === 1 ? this.#quotes(only) : undefined;
    const isPlain = inner !== undefined && this.text.slice(inner.from, inner.to) === value;
    return {
      kind: "Text",
      value,
      isBytes,
      inner: isPlain ? { start: inner.from, end: inner.to } : undefined,
      start,
      end,
    };
  }

  #quotes(piece: RawNode): { readonly prefix: string; readonly from: number; readonly to: number } {
    const opening = /^([a-zA-Z]*)("""|'''|"|')/.exec(this.text.slice(piece.start, piece.start + 8));
    const prefix = (opening?.[1] ?? "").toLowerCase();
    const quote = opening?.[2] ?? "";
    const from = piece.start + prefix.length + quote.length;
    const closes = piece.end - quote.length >= from && this.text.endsWith(quote, piece.end);
    return { prefix, from, to: closes ? piece.end - quote.length : piece.end };
  }

  #formatted(
    piece: RawNode,
    prefix: string,
    from: number,
    to: number,
  ): (string | FormattedField)[] {
    const parts: (string | FormattedField)[] = [];
    let at = from;
    const plain = (end: number): void => {
      if (end > at)
        parts.push(
          decodeText(this.text.slice(at, end).replaceAll("{{", "{").replaceAll("}}", "}"), prefix),
        );
    };
    for (const child of piece.children) {
      if (child.type !== "interpolation") continue;
      plain(child.start);
      parts.push(this.#field(child));
      at = child.end;
    }
    plain(to);
    return parts;
  }

  #field(node: RawNode): FormattedField {
    const { start, end } = node;
    const inner = fieldOf(node, "expression") ?? solid(node)[0];
    const conversion = node.children.find(({ type }) => type === "type_conversion");
    const format = node.children.find(({ type }) => type === "format_specifier");
    const after =
      inner === undefined
        ? ""
        : this.text.slice(inner.end, (conversion ?? format)?.start ?? end - 1);
    const mark = conversion === undefined ? "" : this.slice(conversion).slice(1);
    return {
      value: this.expression(inner),
      conversion: mark === "s" || mark === "r" || mark === "a" ? mark : undefined,
      format: format && this.#format(format),
      debug:
        inner !== undefined && /^\s*=\s*$/.test(after)
          ? this.text.slice(node.start + 1, inner.end) + after
          : undefined,
      start,
      end,
    };
  }

  #format(node: RawNode): readonly (string | FormattedField)[] {
    const parts: (string | FormattedField)[] = [];
    let at = node.start + 1;
    for (const child of node.children) {
      if (child.type !== "format_expression" && child.type !== "interpolation") continue;
      if (child.start > at) parts.push(this.text.slice(at, child.start));
      parts.push(this.#field(child));
      at = child.end;
    }
    if (node.end > at) parts.push(this.text.slice(at, node.end));
    return parts;
  }
}

/** Neighbouring texts as one. */
function joined(parts: readonly (string | FormattedField)[]): readonly (string | FormattedField)[] {
  const found: (string | FormattedField)[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (typeof part === "string" && typeof last === "string") found[found.length - 1] = last + part;
    else if (part !== "") found.push(part);
  }
  return found;
}

export function missing(node: RawNode | undefined): Missing {
  return { kind: "Missing", start: node?.start ?? 0, end: node?.end ?? 0 };
}
