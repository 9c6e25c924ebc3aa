/** Turns tree-sitter's compound statements into ours: definitions, branches, loops, `with`, `try`, `match`. */

import { readArguments } from "./expressions.ts";
import type { Convert } from "./grammar.ts";
import { casePattern } from "./matchPatterns.ts";
import { parameters } from "./parameters.ts";
import type {
  ClassDef,
  ExceptHandler,
  Expression,
  For,
  FunctionDef,
  Identifier,
  If,
  Keyword,
  MatchCase,
  Parameter,
  Pattern,
  Statement,
  Try,
  WithItem,
} from "./tree.ts";
import type { Walk } from "./walk.ts";

export const compoundStatements: Readonly<
  Record<string, Convert<Statement | readonly Statement[]>>
> = {
  function_definition: (walk) => functionDef(walk, []),
  class_definition: (walk) => classDef(walk, []),
  decorated_definition: decorated,
  if_statement: branch,
  for_statement: forLoop,
  while_statement: whileLoop,
  with_statement: withBlock,
  try_statement: tryBlock,
  match_statement: match,
};

/** How many `elif`s are kept: each is one level deeper in the tree. */
const mostBranches = 200;

function decorated(walk: Walk): Statement | readonly Statement[] {
  const decorators: Expression[] = [];
  let definition: Statement | undefined;
  if (walk.downNamed()) {
    do {
      if (walk.name === "decorator") decorators.push(...walk.expressions().slice(0, 1));
      else if (walk.name === "function_definition") definition = functionDef(walk, decorators);
      else if (walk.name === "class_definition") definition = classDef(walk, decorators);
    } while (walk.nextNamed());
    walk.up();
  }
  return definition ?? [];
}

function functionDef(walk: Walk, decorators: readonly Expression[]): FunctionDef {
  const range = walk.range();
  const outer = walk.yields;
  let name: Identifier = { id: "", start: range.start, end: range.start };
  let found: Parameter[] = [];
  let returns: Expression | undefined;
  let body: Statement[] | undefined = [];
  let leftOutEnd: number | undefined;
  let isAsync = false;
  let isGenerator = false;
  if (walk.down()) {
    do {
      switch (walk.name) {
        case "async": {
          isAsync = true;
          break;
        }
        case "identifier": {
          name = walk.identifier();
          break;
        }
        case "parameters": {
          found = parameters(walk);
          break;
        }
        case "type": {
          returns = walk.expression();
          break;
        }
        case "block": {
          leftOutEnd = walk.leftOutEnd(walk.start);
          walk.yields = false;
          body = leftOutEnd === undefined ? walk.block() : undefined;
          isGenerator = walk.yields;
          break;
        }
        default: {
          break;
        }
      }
    } while (walk.next());
    walk.up();
  }
  walk.yields = outer;
  const end = leftOutEnd ?? body?.at(-1)?.end ?? range.end;
  return {
    kind: "FunctionDef",
    name,
    parameters: found,
    returns,
    decorators,
    isAsync,
    isGenerator,
    body,
    start: range.start,
    end,
  };
}

function classDef(walk: Walk, decorators: readonly Expression[]): ClassDef {
  const range = walk.range();
  let name: Identifier = { id: "", start: range.start, end: range.start };
  const bases: Expression[] = [];
  const keywords: Keyword[] = [];
  let body: Statement[] = [];
  let isGeneric = false;
  if (walk.downNamed()) {
    do {
      if (walk.name === "type_parameter") isGeneric = true;
      if (walk.name === "identifier") name = walk.identifier();
      else if (walk.name === "argument_list") readArguments(walk, bases, keywords);
      else if (walk.name === "block") body = walk.block();
    } while (walk.nextNamed());
    walk.up();
  }
  const end = body.at(-1)?.end ?? range.end;
  const { start } = range;
  return { kind: "ClassDef", name, isGeneric, bases, keywords, decorators, body, start, end };
}

/** The statements of the `block` inside of a clause. */
function blockIn(walk: Walk): Statement[] {
  let body: Statement[] = [];
  if (!walk.downNamed()) return body;
  do if (walk.name === "block") body = walk.block();
  while (walk.nextNamed());
  walk.up();
  return body;
}

interface Branch {
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly start: number;
  readonly end: number;
}

function branch(walk: Walk): If {
  const branches: Branch[] = [];
  const first = condition(walk, branches);
  let orElse: readonly Statement[] = first.orElse;
  if (branches.length > mostBranches) {
    const [, ...dropped] = branches.splice(mostBranches);
    const start = dropped[0]?.start ?? first.end;
    const value: Expression = { kind: "Missing", start, end: first.end };
    orElse = [{ kind: "ExpressionStatement", value, start, end: first.end }];
  }
  let built: If | undefined;
  const { end } = endOf(orElse) ?? branches.at(-1) ?? first;
  for (const { test, body, start } of branches.toReversed()) {
    built = { kind: "If", test, body, orElse, start, end };
    orElse = [built];
  }
  return built ?? { kind: "If", test: walk.missing(), body: [], orElse, ...walk.range() };
}

/** Reads the tests with their blocks in order, and the block after `else`. */
function condition(
  walk: Walk,
  branches: Branch[],
): { readonly orElse: readonly Statement[]; readonly end: number } {
  const range = walk.range();
  let test: Expression = { kind: "Missing", ...range };
  let body: Statement[] = [];
  let orElse: readonly Statement[] = [];
  const later: Branch[] = [];
  if (walk.downNamed()) {
    let seen = false;
    do {
      if (walk.name === "elif_clause") condition(walk, later);
      else if (walk.name === "else_clause") orElse = blockIn(walk);
      else if (walk.name === "block") body = walk.block();
      else if (!seen) {
        seen = true;
        test = walk.expression();
      }
    } while (walk.nextNamed());
    walk.up();
  }
  branches.push({ test, body, start: range.start, end: endOf(body)?.end ?? range.end }, ...later);
  return { orElse, end: range.end };
}

function endOf(body: readonly Statement[]): Statement | undefined {
  return body.at(-1);
}

function forLoop(walk: Walk): For {
  const range = walk.range();
  const missing: Expression = { kind: "Missing", ...range };
  let target: Expression | undefined;
  let iterable: Expression | undefined;
  let body: Statement[] = [];
  let orElse: Statement[] = [];
  let isAsync = false;
  if (walk.down()) {
    do {
      if (walk.name === "async") isAsync = true;
      else if (walk.name === "block") body = walk.block();
      else if (walk.name === "else_clause") orElse = blockIn(walk);
      else if (!walk.named) continue;
      else if (target === undefined) target = walk.expression();
      else iterable ??= walk.expression();
    } while (walk.next());
    walk.up();
  }
  const end = (orElse.at(-1) ?? body.at(-1))?.end ?? range.end;
  return {
    kind: "For",
    target: target ?? missing,
    iterable: iterable ?? missing,
    body,
    orElse,
    isAsync,
    start: range.start,
    end,
  };
}

function whileLoop(walk: Walk): Statement {
  const range = walk.range();
  let test: Expression | undefined;
  let body: Statement[] = [];
  let orElse: Statement[] = [];
  if (walk.downNamed()) {
    do {
      if (walk.name === "block") body = walk.block();
      else if (walk.name === "else_clause") orElse = blockIn(walk);
      else test ??= walk.expression();
    } while (walk.nextNamed());
    walk.up();
  }
  test ??= { kind: "Missing", ...range };
  const end = (orElse.at(-1) ?? body.at(-1))?.end ?? range.end;
  return { kind: "While", test, body, orElse, start: range.start, end };
}

function withBlock(walk: Walk): Statement {
  const range = walk.range();
  let items: WithItem[] = [];
  let body: Statement[] = [];
  let isAsync = false;
  if (walk.down()) {
    do {
      if (walk.name === "async") isAsync = true;
      else if (walk.name === "with_clause") items = withItems(walk);
      else if (walk.name === "block") body = walk.block();
    } while (walk.next());
    walk.up();
  }
  const end = body.at(-1)?.end ?? range.end;
  return { kind: "With", items, body, isAsync, start: range.start, end };
}

function withItems(walk: Walk): WithItem[] {
  const items: WithItem[] = [];
  if (!walk.downNamed()) return items;
  do {
    const range = walk.range();
    if (walk.name !== "with_item" || !walk.downNamed()) continue;
    items.push({ ...contextAndTarget(walk), ...range });
    walk.up();
  } while (walk.nextNamed());
  walk.up();
  return items;
}

/** `a as b`, here and in `except`. */
function contextAndTarget(walk: Walk): { context: Expression; target: Expression | undefined } {
  // `with (a as b):` is one item in brackets.
  if (walk.name !== "as_pattern" || !walk.downNamed())
    return { context: walk.expression(), target: undefined };
  const context = walk.expression();
  const target = walk.nextNamed() ? walk.expression() : undefined;
  walk.up();
  return { context, target };
}

function tryBlock(walk: Walk): Try {
  const range = walk.range();
  let body: Statement[] = [];
  let orElse: Statement[] = [];
  let finalBody: Statement[] = [];
  const handlers: ExceptHandler[] = [];
  if (walk.downNamed()) {
    do {
      if (walk.name === "block") body = walk.block();
      else if (walk.name === "except_clause") handlers.push(handler(walk));
      else if (walk.name === "else_clause") orElse = blockIn(walk);
      else if (walk.name === "finally_clause") finalBody = blockIn(walk);
    } while (walk.nextNamed());
    walk.up();
  }
  const last = finalBody.at(-1) ?? orElse.at(-1) ?? handlers.at(-1) ?? body.at(-1);
  const end = last?.end ?? range.end;
  return { kind: "Try", body, handlers, orElse, finalBody, start: range.start, end };
}

function handler(walk: Walk): ExceptHandler {
  const range = walk.range();
  const types: Expression[] = [];
  let name: Identifier | undefined;
  let body: Statement[] = [];
  let isGroup = false;
  if (walk.down()) {
    do {
      if (walk.name === "*") isGroup = true;
      else if (walk.name === "block") body = walk.block();
      else if (walk.named) {
        const { context, target } = contextAndTarget(walk);
        types.push(context);
        if (target?.kind === "Name") name = { id: target.id, start: target.start, end: target.end };
      }
    } while (walk.next());
    walk.up();
  }
  const [first] = types;
  const type: Expression | undefined =
    first && types.length > 1
      ? { kind: "Tuple", elements: types, start: first.start, end: types.at(-1)?.end ?? first.end }
      : first;
  const end = body.at(-1)?.end ?? range.end;
  return { type, name, body, isGroup, start: range.start, end };
}

function match(walk: Walk): Statement {
  const range = walk.range();
  const subjects: Expression[] = [];
  let comma = false;
  let cases: MatchCase[] = [];
  if (walk.down()) {
    do {
      if (walk.name === ",") comma = true;
      else if (walk.name === "block") cases = matchCases(walk);
      else if (walk.named) subjects.push(walk.expression());
    } while (walk.next());
    walk.up();
  }
  const [only] = subjects;
  const subject: Expression =
    only && !comma ? only : { kind: "Tuple", elements: subjects, ...(only ?? range) };
  const end = cases.at(-1)?.end ?? range.end;
  return { kind: "Match", subject: kept(subject, comma, subjects), cases, start: range.start, end };
}

/** The tuple of several subjects, from the first to the last. */
function kept(subject: Expression, comma: boolean, subjects: readonly Expression[]): Expression {
  const [first] = subjects;
  const last = subjects.at(-1);
  if (!comma || first === undefined || last === undefined) return subject;
  return { kind: "Tuple", elements: subjects, start: first.start, end: last.end };
}

function matchCases(walk: Walk): MatchCase[] {
  const cases: MatchCase[] = [];
  if (!walk.downNamed()) return cases;
  do if (walk.name === "case_clause") cases.push(matchCase(walk));
  while (walk.nextNamed());
  walk.up();
  return cases;
}

function matchCase(walk: Walk): MatchCase {
  const range = walk.range();
  let pattern: Pattern | undefined;
  let guard: Expression | undefined;
  let body: Statement[] = [];
  if (walk.downNamed()) {
    do {
      if (walk.name === "case_pattern" && pattern === undefined) pattern = casePattern(walk);
      if (walk.name === "if_clause") guard = walk.expressions()[0];
      else if (walk.name === "block") body = walk.block();
    } while (walk.nextNamed());
    walk.up();
  }
  pattern ??= {
    kind: "MatchAs",
    pattern: undefined,
    name: undefined,
    start: range.start,
    end: range.start,
  };
  return { pattern, guard, body, start: range.start, end: body.at(-1)?.end ?? range.end };
}
