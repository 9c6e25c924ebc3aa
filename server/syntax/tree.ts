/** The syntax tree of a Python module: plain objects, named after Python's own `ast` module. */

import type { Range } from "#server/text/span.ts";

export interface Module extends Range {
  readonly kind: "Module";
  readonly body: readonly Statement[];
}

export type Statement =
  | FunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | AugAssign
  | AnnAssign
  | TypeAlias
  | For
  | While
  | If
  | With
  | Match
  | Raise
  | Try
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | ExpressionStatement
  | Pass
  | Break
  | Continue;

export type Expression =
  | Name
  | Text
  | FormattedText
  | Numeral
  | Singleton
  | List
  | Tuple
  | SetDisplay
  | Dict
  | Attribute
  | Subscript
  | Slice
  | Call
  | Unary
  | Binary
  | Boolean
  | Compare
  | Conditional
  | Lambda
  | Comprehension
  | NamedExpression
  | Starred
  | Await
  | Yield
  | Missing;

/** A name with its place: of a function, a class, an argument, an attribute, an import. */
export interface Identifier extends Range {
  readonly id: string;
}

export interface FunctionDef extends Range {
  readonly kind: "FunctionDef";
  readonly name: Identifier;
  readonly parameters: readonly Parameter[];
  readonly returns: Expression | undefined;
  readonly decorators: readonly Expression[];
  readonly isAsync: boolean;
  /** Whether a `yield` stands in the body (not in a nested function). */
  readonly isGenerator: boolean;
  /** `undefined` in a summary that left the body out: ask the module index for it. */
  readonly body: readonly Statement[] | undefined;
}

export interface Parameter extends Range {
  readonly name: Identifier;
  readonly form: "positionalOnly" | "normal" | "star" | "keywordOnly" | "doubleStar";
  readonly annotation: Expression | undefined;
  readonly fallback: Expression | undefined;
}

export interface ClassDef extends Range {
  readonly kind: "ClassDef";
  readonly name: Identifier;
  /** Whether it has type parameters of its own: `class Box[T]`. */
  readonly isGeneric: boolean;
  readonly bases: readonly Expression[];
  readonly keywords: readonly Keyword[];
  readonly decorators: readonly Expression[];
  readonly body: readonly Statement[];
}

export interface Return extends Range {
  readonly kind: "Return";
  readonly value: Expression | undefined;
}

export interface Delete extends Range {
  readonly kind: "Delete";
  readonly targets: readonly Expression[];
}

export interface Assign extends Range {
  readonly kind: "Assign";
  /** `a = b = value` has two. */
  readonly targets: readonly Expression[];
  readonly value: Expression;
}

export interface AugAssign extends Range {
  readonly kind: "AugAssign";
  readonly target: Expression;
  readonly operator: BinaryOperator;
  readonly value: Expression;
}

export interface AnnAssign extends Range {
  readonly kind: "AnnAssign";
  readonly target: Expression;
  readonly annotation: Expression;
  readonly value: Expression | undefined;
}

export interface TypeAlias extends Range {
  readonly kind: "TypeAlias";
  readonly name: Identifier;
  readonly value: Expression;
}

export interface For extends Range {
  readonly kind: "For";
  readonly target: Expression;
  readonly iterable: Expression;
  readonly body: readonly Statement[];
  readonly orElse: readonly Statement[];
  readonly isAsync: boolean;
}

export interface While extends Range {
  readonly kind: "While";
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly orElse: readonly Statement[];
}

export interface If extends Range {
  readonly kind: "If";
  readonly test: Expression;
  readonly body: readonly Statement[];
  /** An `elif` is one `If` in here. */
  readonly orElse: readonly Statement[];
}

export interface With extends Range {
  readonly kind: "With";
  readonly items: readonly WithItem[];
  readonly body: readonly Statement[];
  readonly isAsync: boolean;
}

export interface WithItem extends Range {
  readonly context: Expression;
  readonly target: Expression | undefined;
}

export interface Match extends Range {
  readonly kind: "Match";
  readonly subject: Expression;
  readonly cases: readonly MatchCase[];
}

export interface MatchCase extends Range {
  readonly pattern: Pattern;
  readonly guard: Expression | undefined;
  readonly body: readonly Statement[];
}

export type Pattern =
  | (Range & { readonly kind: "MatchValue"; readonly value: Expression })
  | (Range & { readonly kind: "MatchSequence"; readonly patterns: readonly Pattern[] })
  | (Range & {
      readonly kind: "MatchMapping";
      readonly keys: readonly Expression[];
      readonly patterns: readonly Pattern[];
      readonly rest: Identifier | undefined;
    })
  | (Range & {
      readonly kind: "MatchClass";
      readonly cls: Expression;
      readonly patterns: readonly Pattern[];
      readonly keywords: readonly { readonly name: Identifier; readonly pattern: Pattern }[];
    })
  | (Range & { readonly kind: "MatchStar"; readonly name: Identifier | undefined })
  | (Range & {
      readonly kind: "MatchAs";
      /** Without a pattern: a capture, or the wildcard `_` where the name is missing too. */
      readonly pattern: Pattern | undefined;
      readonly name: Identifier | undefined;
    })
  | (Range & { readonly kind: "MatchOr"; readonly patterns: readonly Pattern[] });

export interface Raise extends Range {
  readonly kind: "Raise";
  readonly exception: Expression | undefined;
  readonly cause: Expression | undefined;
}

export interface Try extends Range {
  readonly kind: "Try";
  readonly body: readonly Statement[];
  readonly handlers: readonly ExceptHandler[];
  readonly orElse: readonly Statement[];
  readonly finalBody: readonly Statement[];
}

export interface ExceptHandler extends Range {
  /** `except A, B:` and `except (A, B):` give a Tuple. */
  readonly type: Expression | undefined;
  readonly name: Identifier | undefined;
  readonly body: readonly Statement[];
  readonly isGroup: boolean;
}

export interface Assert extends Range {
  readonly kind: "Assert";
  readonly test: Expression;
  readonly message: Expression | undefined;
}

export interface Import extends Range {
  readonly kind: "Import";
  readonly names: readonly ImportedModule[];
}

export interface ImportedModule extends Range {
  /** Dotted, as written. */
  readonly module: string;
  readonly asName: Identifier | undefined;
}

export interface ImportFrom extends Range {
  readonly kind: "ImportFrom";
  /** Dotted, as written, without the leading dots; empty for `from . import x`. */
  readonly module: string;
  /** The number of leading dots. */
  readonly level: number;
  /** The range of the module's name with its dots. */
  readonly moduleRange: Range;
  /** "star" for `import *`. */
  readonly names: "star" | readonly ImportedName[];
}

export interface ImportedName extends Range {
  readonly name: Identifier;
  readonly asName: Identifier | undefined;
}

export interface Global extends Range {
  readonly kind: "Global";
  readonly names: readonly Identifier[];
}

export interface Nonlocal extends Range {
  readonly kind: "Nonlocal";
  readonly names: readonly Identifier[];
}

export interface ExpressionStatement extends Range {
  readonly kind: "ExpressionStatement";
  readonly value: Expression;
}

export interface Pass extends Range {
  readonly kind: "Pass";
}

export interface Break extends Range {
  readonly kind: "Break";
}

export interface Continue extends Range {
  readonly kind: "Continue";
}

export interface Name extends Range {
  readonly kind: "Name";
  readonly id: string;
}

/** A string or bytes literal, adjacent literals joined, escapes decoded. */
export interface Text extends Range {
  readonly kind: "Text";
  readonly value: string;
  readonly isBytes: boolean;
  /**
   * The offsets of the first character after the opening quote and of the closing quote, where the
   * literal is one plain piece whose source is its value (no escapes, not joined): an editor can
   * replace that range.
   */
  readonly inner: Range | undefined;
}

/** An f-string (or a t-string), adjacent literals joined. */
export interface FormattedText extends Range {
  readonly kind: "FormattedText";
  readonly parts: readonly (string | FormattedField)[];
}

export interface FormattedField extends Range {
  readonly value: Expression;
  readonly conversion: "s" | "r" | "a" | undefined;
  /** The format after the colon, itself with fields. */
  readonly format: readonly (string | FormattedField)[] | undefined;
  /** The source text before `=` in `{x=}`. */
  readonly debug: string | undefined;
}

export interface Numeral extends Range {
  readonly kind: "Numeral";
  /** A bigint where an integer does not fit a number exactly. */
  readonly value: number | bigint;
  readonly form: "int" | "float" | "complex";
}

export interface Singleton extends Range {
  readonly kind: "Singleton";
  readonly value: true | false | null | "Ellipsis";
}

export interface List extends Range {
  readonly kind: "List";
  readonly elements: readonly Expression[];
}

export interface Tuple extends Range {
  readonly kind: "Tuple";
  readonly elements: readonly Expression[];
}

export interface SetDisplay extends Range {
  readonly kind: "SetDisplay";
  readonly elements: readonly Expression[];
}

export interface Dict extends Range {
  readonly kind: "Dict";
  /** A missing key is `**value`. */
  readonly entries: readonly { readonly key: Expression | undefined; readonly value: Expression }[];
}

export interface Attribute extends Range {
  readonly kind: "Attribute";
  readonly value: Expression;
  readonly name: Identifier;
}

export interface Subscript extends Range {
  readonly kind: "Subscript";
  readonly value: Expression;
  readonly index: Expression;
}

export interface Slice extends Range {
  readonly kind: "Slice";
  readonly lower: Expression | undefined;
  readonly upper: Expression | undefined;
  readonly step: Expression | undefined;
}

export interface Call extends Range {
  readonly kind: "Call";
  readonly callee: Expression;
  /** Positional ones, `Starred` among them. */
  readonly arguments: readonly Expression[];
  readonly keywords: readonly Keyword[];
}

/** A keyword argument; without a name it is `**value`. */
export interface Keyword extends Range {
  readonly name: Identifier | undefined;
  readonly value: Expression;
}

export type UnaryOperator = "not" | "-" | "+" | "~";

export interface Unary extends Range {
  readonly kind: "Unary";
  readonly operator: UnaryOperator;
  readonly operand: Expression;
}

export type BinaryOperator =
  | "+"
  | "-"
  | "*"
  | "/"
  | "//"
  | "%"
  | "**"
  | "@"
  | "<<"
  | ">>"
  | "&"
  | "|"
  | "^";

export interface Binary extends Range {
  readonly kind: "Binary";
  readonly left: Expression;
  readonly operator: BinaryOperator;
  readonly right: Expression;
}

export interface Boolean extends Range {
  readonly kind: "Boolean";
  readonly operator: "and" | "or";
  readonly values: readonly Expression[];
}

export type CompareOperator =
  | "=="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "is"
  | "is not"
  | "in"
  | "not in";

export interface Compare extends Range {
  readonly kind: "Compare";
  readonly left: Expression;
  readonly operators: readonly CompareOperator[];
  readonly comparators: readonly Expression[];
}

export interface Conditional extends Range {
  readonly kind: "Conditional";
  readonly test: Expression;
  readonly body: Expression;
  readonly orElse: Expression;
}

export interface Lambda extends Range {
  readonly kind: "Lambda";
  readonly parameters: readonly Parameter[];
  readonly body: Expression;
}

export interface Comprehension extends Range {
  readonly kind: "Comprehension";
  readonly form: "list" | "set" | "dict" | "generator";
  /** The element, or the key of a dict comprehension. */
  readonly element: Expression;
  /** The value of a dict comprehension. */
  readonly value: Expression | undefined;
  readonly clauses: readonly ComprehensionClause[];
}

export interface ComprehensionClause extends Range {
  readonly target: Expression;
  readonly iterable: Expression;
  readonly conditions: readonly Expression[];
  readonly isAsync: boolean;
}

export interface NamedExpression extends Range {
  readonly kind: "NamedExpression";
  readonly target: Identifier;
  readonly value: Expression;
}

export interface Starred extends Range {
  readonly kind: "Starred";
  readonly value: Expression;
}

export interface Await extends Range {
  readonly kind: "Await";
  readonly value: Expression;
}

export interface Yield extends Range {
  readonly kind: "Yield";
  readonly isFrom: boolean;
  readonly value: Expression | undefined;
}

/** Where an expression should be and none could be read. */
export interface Missing extends Range {
  readonly kind: "Missing";
}
