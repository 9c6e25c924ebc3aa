/** Turns the grammar's statements into ours; what could not be read is left out, what stands in it is kept. */

import { ExpressionConverter, fieldOf, isSolid, solid } from "./expressions.ts";
import { convertPattern } from "./patterns.ts";
import type { RawNode } from "./rawTree.ts";
import type {
  BinaryOperator,
  ExceptHandler,
  Expression,
  Identifier,
  If,
  ImportFrom,
  Statement,
  WithItem,
} from "./tree.ts";

export class Converter extends ExpressionConverter {
  statements(nodes: readonly RawNode[]): Statement[] {
    const found: Statement[] = [];
    for (const node of nodes) {
      // Whole statements inside a broken stretch are as good as any.
      if (node.type === "ERROR")
        found.push(
          ...this.statements(
            node.children.filter(
              ({ type }) => type.endsWith("_statement") || type.endsWith("_definition"),
            ),
          ),
        );
      else if (isSolid(node)) {
        const statement = this.#statement(node, []);
        if (statement !== undefined) found.push(statement);
      }
    }
    return found;
  }

  #block(node: RawNode | undefined): Statement[] {
    return node === undefined ? [] : this.statements(node.children);
  }

  #statement(node: RawNode, decorators: readonly Expression[]): Statement | undefined {
    const { start, end } = node;
    switch (node.type) {
      case "expression_statement":
        return this.#expressionStatement(node);
      case "function_definition":
        return this.#function(node, decorators);
      case "class_definition":
        return this.#class(node, decorators);
      case "decorated_definition": {
        const marks = node.children
          .filter(({ type }) => type === "decorator")
          .map((mark) => this.expression(solid(mark)[0]));
        const definition = fieldOf(node, "definition");
        const statement = definition && this.#statement(definition, marks);
        return statement && { ...statement, start };
      }
      case "return_statement": {
        const [value] = solid(node);
        return { kind: "Return", value: value && this.expression(value), start, end };
      }
      case "delete_statement": {
        const [target] = solid(node);
        const expression = this.expression(target);
        return {
          kind: "Delete",
          targets:
            expression.kind === "Tuple" && target?.type === "expression_list"
              ? expression.elements
              : [expression],
          start,
          end,
        };
      }
      case "for_statement":
        return {
          kind: "For",
          target: this.expression(fieldOf(node, "left")),
          iterable: this.expression(fieldOf(node, "right")),
          body: this.#block(fieldOf(node, "body")),
          orElse: this.#block(bodyOf(fieldOf(node, "alternative"))),
          isAsync: this.#isAsync(node),
          start,
          end,
        };
      case "while_statement":
        return {
          kind: "While",
          test: this.expression(fieldOf(node, "condition")),
          body: this.#block(fieldOf(node, "body")),
          orElse: this.#block(bodyOf(fieldOf(node, "alternative"))),
          start,
          end,
        };
      case "if_statement":
        return this.#if(node);
      case "with_statement":
        return this.#with(node);
      case "match_statement":
        return this.#match(node);
      case "raise_statement": {
        const cause = fieldOf(node, "cause");
        const exception = solid(node).find((child) => child !== cause);
        return {
          kind: "Raise",
          exception: exception && this.expression(exception),
          cause: cause && this.expression(cause),
          start,
          end,
        };
      }
      case "try_statement":
        return this.#try(node);
      case "assert_statement": {
        const [test, message] = solid(node);
        return {
          kind: "Assert",
          test: this.expression(test),
          message: message && this.expression(message),
          start,
          end,
        };
      }
      case "import_statement":
        return {
          kind: "Import",
          names: node.children
            .filter(({ field }) => field === "name")
            .map((name) => this.#importedModule(name)),
          start,
          end,
        };
      case "import_from_statement":
      case "future_import_statement":
        return this.#importFrom(node);
      case "global_statement":
        return {
          kind: "Global",
          names: solid(node).map((name) => this.identifier(name, start)),
          start,
          end,
        };
      case "nonlocal_statement":
        return {
          kind: "Nonlocal",
          names: solid(node).map((name) => this.identifier(name, start)),
          start,
          end,
        };
      case "pass_statement":
        return { kind: "Pass", start, end };
      case "break_statement":
        return { kind: "Break", start, end };
      case "continue_statement":
        return { kind: "Continue", start, end };
      case "type_alias_statement": {
        const name = fieldOf(node, "left");
        return {
          kind: "TypeAlias",
          name: this.identifier(name, start),
          value: this.expression(fieldOf(node, "right")),
          start,
          end,
        };
      }
      case "print_statement":
      case "exec_statement":
        return undefined;
      default:
        return undefined;
    }
  }

  #expressionStatement(node: RawNode): Statement | undefined {
    const { start, end } = node;
    const parts = solid(node);
    const [first] = parts;
    if (first === undefined) return undefined;
    if (first.type === "assignment") return this.#assignment(first);
    if (first.type === "augmented_assignment") {
      const left = fieldOf(first, "left");
      const right = fieldOf(first, "right");
      const operator = this.operatorBetween(left, right).replace(/=$/, "") as BinaryOperator;
      return {
        kind: "AugAssign",
        target: this.expression(left),
        operator,
        value: this.expression(right),
        start,
        end,
      };
    }
    const isTuple = parts.length > 1 || /^\s*,/.test(this.text.slice(first.end, end));
    const value: Expression = isTuple
      ? { kind: "Tuple", elements: parts.map((part) => this.expression(part)), start, end }
      : this.expression(first);
    return { kind: "ExpressionStatement", value, start, end };
  }

  #assignment(node: RawNode): Statement {
    const { start, end } = node;
    const annotation = fieldOf(node, "type");
    const right = fieldOf(node, "right");
    if (annotation !== undefined) {
      return {
        kind: "AnnAssign",
        target: this.expression(fieldOf(node, "left")),
        annotation: this.expression(annotation),
        value: right && this.expression(right),
        start,
        end,
      };
    }
    const targets = [this.expression(fieldOf(node, "left"))];
    let value = right;
    while (value?.type === "assignment") {
      targets.push(this.expression(fieldOf(value, "left")));
      value = fieldOf(value, "right");
    }
    return { kind: "Assign", targets, value: this.expression(value), start, end };
  }

  #function(node: RawNode, decorators: readonly Expression[]): Statement {
    const { start, end } = node;
    const body = fieldOf(node, "body");
    const returns = fieldOf(node, "return_type");
    return {
      kind: "FunctionDef",
      name: this.identifier(fieldOf(node, "name"), start),
      parameters: this.parameters(fieldOf(node, "parameters")),
      returns: returns && this.expression(returns),
      decorators,
      isAsync: this.#isAsync(node),
      isGenerator: body !== undefined && yields(body),
      body: this.#block(body),
      start,
      end,
    };
  }

  #class(node: RawNode, decorators: readonly Expression[]): Statement {
    const { start, end } = node;
    const { positional, keywords } = this.arguments(fieldOf(node, "superclasses"));
    return {
      kind: "ClassDef",
      name: this.identifier(fieldOf(node, "name"), start),
      bases: positional,
      keywords,
      decorators,
      body: this.#block(fieldOf(node, "body")),
      start,
      end,
    };
  }

  #if(node: RawNode): If {
    const alternatives = node.children.filter(({ field }) => field === "alternative");
    let orElse: readonly Statement[] = [];
    for (const alternative of alternatives.toReversed()) {
      if (alternative.type === "else_clause") {
        orElse = this.#block(bodyOf(alternative));
        continue;
      }
      orElse = [this.#branch(alternative, orElse, node.end)];
    }
    return this.#branch(node, orElse, node.end);
  }

  #branch(node: RawNode, orElse: readonly Statement[], end: number): If {
    return {
      kind: "If",
      test: this.expression(fieldOf(node, "condition")),
      body: this.#block(fieldOf(node, "consequence")),
      orElse,
      start: node.start,
      end,
    };
  }

  #with(node: RawNode): Statement {
    const { start, end } = node;
    const clause = solid(node).find(({ type }) => type === "with_clause");
    const items = (clause === undefined ? [] : solid(clause)).flatMap((item) =>
      this.#withItems(item),
    );
    return {
      kind: "With",
      items,
      body: this.#block(fieldOf(node, "body")),
      isAsync: this.#isAsync(node),
      start,
      end,
    };
  }

  #withItems(item: RawNode): readonly WithItem[] {
    const value = fieldOf(item, "value") ?? solid(item)[0];
    const { start, end } = item;
    if (value?.type === "tuple" && solid(value).some(({ type }) => type === "as_pattern")) {
      return solid(value).map((part) => this.#withItem(part, part.start, part.end));
    }
    return value === undefined ? [] : [this.#withItem(value, start, end)];
  }

  #withItem(value: RawNode, start: number, end: number): WithItem {
    const alias = value.type === "as_pattern" ? fieldOf(value, "alias") : undefined;
    const target = alias && (solid(alias)[0] ?? alias);
    return {
      context: this.expression(value.type === "as_pattern" ? solid(value)[0] : value),
      target: target && this.expression(target),
      start,
      end,
    };
  }

  #match(node: RawNode): Statement {
    const { start, end } = node;
    const subjects = node.children
      .filter(({ field }) => field === "subject")
      .map((subject) => this.expression(subject));
    const [first] = subjects;
    const body = fieldOf(node, "body");
    const clauses = (body?.children ?? node.children).filter(({ type }) => type === "case_clause");
    return {
      kind: "Match",
      subject:
        subjects.length === 1 && first !== undefined
          ? first
          : {
              kind: "Tuple",
              elements: subjects,
              start: first?.start ?? start,
              end: subjects.at(-1)?.end ?? start,
            },
      cases: clauses.map((clause) => {
        const patterns = solid(clause).filter(({ type }) => type === "case_pattern");
        const [only] = patterns;
        const guard = fieldOf(clause, "guard");
        const converted = patterns.map((pattern) => convertPattern(this, pattern));
        const isOne =
          converted.length === 1 && only !== undefined && !/^\s*,/.test(this.text.slice(only.end));
        const at = {
          start: only?.start ?? clause.start,
          end: patterns.at(-1)?.end ?? clause.start,
        };
        return {
          pattern:
            isOne && converted[0] !== undefined
              ? converted[0]
              : { kind: "MatchSequence" as const, patterns: converted, ...at },
          guard: guard && this.expression(solid(guard)[0]),
          body: this.#block(fieldOf(clause, "consequence")),
          start: clause.start,
          end: clause.end,
        };
      }),
      start,
      end,
    };
  }

  #try(node: RawNode): Statement {
    const { start, end } = node;
    const clauses = solid(node);
    const handlers = clauses.filter(
      ({ type }) => type === "except_clause" || type === "except_group_clause",
    );
    const orElse = clauses.find(({ type }) => type === "else_clause");
    const final = clauses.find(({ type }) => type === "finally_clause");
    return {
      kind: "Try",
      body: this.#block(fieldOf(node, "body")),
      handlers: handlers.map((handler) => this.#handler(handler)),
      orElse: this.#block(bodyOf(orElse)),
      finalBody: this.#block(bodyOf(final)),
      start,
      end,
    };
  }

  #handler(node: RawNode): ExceptHandler {
    const { start, end } = node;
    const parts = solid(node).filter(({ type }) => type !== "block");
    const [first] = parts;
    const alias = first?.type === "as_pattern" ? fieldOf(first, "alias") : fieldOf(node, "alias");
    const name = alias && (solid(alias)[0] ?? alias);
    const types = parts
      .filter((part) => part !== alias)
      .map((part) => this.expression(part.type === "as_pattern" ? solid(part)[0] : part));
    const [type] = types;
    return {
      type:
        types.length > 1 && first !== undefined
          ? { kind: "Tuple", elements: types, start: first.start, end: types.at(-1)?.end ?? end }
          : type,
      name: name && this.identifier(name, end),
      body: this.#block(solid(node).find(({ type: kind }) => kind === "block")),
      isGroup: /^except\s*\*/.test(this.text.slice(start, start + 20)),
      start,
      end,
    };
  }

  #importedModule(node: RawNode): {
    readonly module: string;
    readonly asName: Identifier | undefined;
    readonly start: number;
    readonly end: number;
  } {
    const { start, end } = node;
    const name = node.type === "aliased_import" ? fieldOf(node, "name") : node;
    const alias = node.type === "aliased_import" ? fieldOf(node, "alias") : undefined;
    return {
      module: this.#dottedText(name),
      asName: alias && this.identifier(alias, end),
      start,
      end,
    };
  }

  #importFrom(node: RawNode): ImportFrom {
    const { start, end } = node;
    const module = fieldOf(node, "module_name");
    const written =
      module === undefined
        ? node.type === "future_import_statement"
          ? "__future__"
          : ""
        : this.#dottedText(module);
    const dots = /^\.*/.exec(written)?.[0].length ?? 0;
    const names = node.children
      .filter(({ field }) => field === "name")
      .map((name) => {
        const imported = name.type === "aliased_import" ? fieldOf(name, "name") : name;
        const alias = name.type === "aliased_import" ? fieldOf(name, "alias") : undefined;
        return {
          name: this.identifier(imported, name.start),
          asName: alias && this.identifier(alias, name.end),
          start: name.start,
          end: name.end,
        };
      });
    return {
      kind: "ImportFrom",
      module: written.slice(dots),
      level: dots,
      moduleRange: { start: module?.start ?? start, end: module?.end ?? start },
      names: node.children.some(({ type }) => type === "wildcard_import") ? "star" : names,
      start,
      end,
    };
  }

  #dottedText(node: RawNode | undefined): string {
    return node === undefined ? "" : this.slice(node).replaceAll(/\s|\\|#[^\n]*/g, "");
  }

  #isAsync(node: RawNode): boolean {
    return /^async\s/.test(this.text.slice(node.start, node.start + 6));
  }
}

function bodyOf(clause: RawNode | undefined): RawNode | undefined {
  if (clause === undefined) return undefined;
  return fieldOf(clause, "body") ?? solid(clause).find(({ type }) => type === "block");
}

/** Whether a `yield` stands in the body itself, not in a function or class inside it. */
function yields(node: RawNode): boolean {
  return node.children.some((child) => {
    if (child.type === "yield") return true;
    if (
      child.type === "function_definition" ||
      child.type === "lambda" ||
      child.type === "class_definition"
    )
      return false;
    return yields(child);
  });
}
