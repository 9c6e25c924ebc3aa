/** A plan as a document that people read, copy and attach. */
import { shown } from "./commandLine.ts";
import type { DescribedOperation, DescribedStep } from "./steps.ts";
import { count } from "./weigh.ts";

export interface PlanOf {
  readonly alias: string;
  readonly where: string;
  /** The words that would be run. */
  readonly words: readonly string[];
  readonly steps: readonly DescribedStep[];
  readonly notes: readonly string[];
}

/** Markdown; a table for each alias. */
export function planText(plans: readonly PlanOf[]): string {
  return `${["# Migration plan", ...plans.map(planOfAlias)].join("\n\n")}\n`;
}

function planOfAlias({ alias, where, words, steps, notes }: PlanOf): string {
  const head = [`## ${alias}`, where, `\`\`\`sh\n${shown(words)}\n\`\`\``];
  if (steps.length === 0) return [...head, "Nothing to do."].join("\n\n");
  const destructive = steps.flatMap(({ operations }) =>
    operations.filter((operation) => operation.destructive),
  ).length;
  const summary = [
    count(steps.length, "migration", "migrations"),
    ...(destructive > 0
      ? [`${count(destructive, "operation", "operations")} that may lose data`]
      : []),
  ].join(", ");
  return [...head, ...notes, `${summary}:`, steps.map(stepText).join("\n")].join("\n\n");
}

const effects: Readonly<Record<DescribedStep["effect"], string>> = {
  runs: "",
  partly: " — takes effect in part",
  "no-op": " — no effect here, only recorded",
  empty: " — nothing for a database",
  unknown: " — effect not known",
  raises: " — a router raises",
};

function stepText(step: DescribedStep): string {
  const direction = step.backwards ? "back: " : "";
  return [
    `- ${direction}**${step.key}**${effects[step.effect]}`,
    ...step.operations.map((operation) => `  - ${operationText(operation)}`),
  ].join("\n");
}

function operationText({
  text,
  effect,
  because,
  destructive,
  irreversible,
}: DescribedOperation): string {
  const marks = [
    ...(irreversible ? ["cannot be taken back"] : []),
    ...(destructive ? ["may lose data"] : []),
    ...(effect === "no-op" ? [`skipped: ${because ?? "the router does not allow it"}`] : []),
    ...(effect === "unknown" || effect === "raises" ? [because ?? "not known"] : []),
  ];
  return marks.length === 0 ? text : `${text} (${marks.join("; ")})`;
}
