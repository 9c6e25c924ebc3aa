/** What a rule is: it declares itself once, and settings, tables and codes are written from that. */

import type { FileFacts } from "#server/index/fileFacts.ts";
import type { ProjectFacts } from "#server/project/project.ts";
import type { Span } from "#server/text/span.ts";
import type { Severity } from "#shared/settings.ts";

export type { Severity };

/** The names between braces in a message: "{from} lives in {alias}" has "from" and "alias". */
export type Placeholder<Template> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

export interface RuleDeclaration<Message extends string> {
  /** Permanent: the diagnostic's code, the word in a suppression, the folder's name. */
  readonly name: string;
  /** The default. */
  readonly severity: Severity;
  /** The version that brought it. */
  readonly since: string;
  /** One line, as the README's table has it. */
  readonly summary: string;
  readonly message: Message;
  /** More specific rules: where one of them finds something at the same place, this one is silent. */
  readonly yieldsTo?: readonly string[];
  /** Looks at the project as a whole: settings, routers, models. */
  readonly project?: (facts: ProjectFacts, report: Report<Message>) => void;
  /** Looks at one file of the project. */
  readonly file?: (file: CheckedFile, facts: ProjectFacts, report: Report<Message>) => void;
}

export interface CheckedFile {
  /** Absolute. */
  readonly path: string;
  readonly summary: FileFacts;
}

export type Report<Message extends string> = (found: {
  readonly at: Span;
  readonly arguments: { readonly [Name in Placeholder<Message>]: string };
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
}) => void;

export interface Related {
  readonly at: Span;
  readonly message: string;
}

export interface Fix {
  readonly title: string;
  readonly applicability: "safe" | "suggestion" | "template";
  readonly edits: readonly Edit[];
}

/** Replaces a span by a text. */
export interface Edit {
  readonly at: Span;
  readonly text: string;
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly at: Span;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

/** A rule as the registry holds it, the type of its message forgotten. */
export interface Rule {
  readonly name: string;
  readonly severity: Severity;
  readonly since: string;
  readonly summary: string;
  /** The template, placeholders in braces. */
  readonly message: string;
  readonly yieldsTo: readonly string[];
  readonly project: ((facts: ProjectFacts) => readonly Finding[]) | undefined;
  readonly file: ((file: CheckedFile, facts: ProjectFacts) => readonly Finding[]) | undefined;
}
