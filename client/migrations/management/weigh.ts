/** Weighs a management command before it is run: what has to be confirmed, and what is refused. */
import type { Permissions, Role } from "#client/connections/role.ts";
import type { AliasSettings } from "#shared/databases.ts";
import type { ManagementCommand } from "./command.ts";
import type { Invocation } from "./commandLine.ts";
import type { DescribedStep } from "./steps.ts";

/** What matters of the alias that a command is run on. */
export interface WeighedAlias {
  readonly alias: string;
  /** Where it is, for people. */
  readonly where: string;
  readonly role: Role;
  readonly permissions: Permissions;
  readonly mirrorOf: string | undefined;
  /** Whether its dict is empty: Django then uses no database at all under that name. */
  readonly isEmpty: boolean;
}

export type Weighed =
  | { readonly kind: "run" }
  | {
      readonly kind: "confirm";
      /** A question. */
      readonly question: string;
      /** Why it is asked, a sentence each. */
      readonly reasons: readonly string[];
      /** What the user has to type for a yes; undefined for a button. */
      readonly typed: string | undefined;
    }
  /** A sentence without a full stop. */
  | { readonly kind: "refused"; readonly because: string };

/**
 * May the command be run on the alias?
 * @param steps what `migrate` will do there, as far as that is known; undefined where it is not
 */
export function weigh(
  command: ManagementCommand,
  invocation: Invocation,
  target: WeighedAlias,
  steps: readonly DescribedStep[] | undefined,
): Weighed {
  const { alias, role, permissions } = target;
  if (target.isEmpty && command.database === "one")
    return {
      kind: "refused",
      because: `DATABASES['${alias}'] is empty, so that ${command.name} has no database there: name another alias`,
    };
  if (isHarmless(command, invocation)) return { kind: "run" };
  if (target.mirrorOf !== undefined)
    return {
      kind: "refused",
      because: `'${alias}' mirrors '${target.mirrorOf}': run ${command.name} on '${target.mirrorOf}'`,
    };
  const permission = command.effect === "migrates" ? permissions.migrate : permissions.write;
  if (permission === "deny")
    return {
      kind: "refused",
      because: `'${alias}' has the role ${role}, which does not let ${command.name} change it`,
    };
  const irreversible = steps?.find(({ operations }) =>
    operations.some((operation) => operation.irreversible),
  );
  if (irreversible !== undefined && invocation.options?.["fake"] === undefined)
    return {
      kind: "refused",
      because: `${irreversible.key} cannot be taken back: ${irreversible.operations.find((one) => one.irreversible)?.text ?? ""}`,
    };
  const reasons = reasonsOf(command, invocation, steps);
  if (role === "production")
    return {
      kind: "confirm",
      question: `Run ${command.name} on the production database '${alias}' (${target.where})?`,
      reasons,
      typed: alias,
    };
  if (reasons.length === 0 && permission === "allow") return { kind: "run" };
  return {
    kind: "confirm",
    question: `Run ${command.name} on '${alias}' (${target.where})?`,
    reasons,
    typed: undefined,
  };
}

/** Whether the alias's dict is written as `{}`: Django then has no database under that name. */
export function isEmptyAlias({ keys, open }: AliasSettings): boolean {
  return Object.keys(keys).length === 0 && open === undefined;
}

/** Whether nothing is changed: the command only reads, or a flag makes it only show or check. */
function isHarmless(command: ManagementCommand, { options = {} }: Invocation): boolean {
  if (command.effect === "nothing" || command.effect === "reads") return true;
  return command.options.some(
    (option) =>
      option.kind === "flag" && option.harmless === true && options[option.name] !== undefined,
  );
}

function reasonsOf(
  command: ManagementCommand,
  { options = {} }: Invocation,
  steps: readonly DescribedStep[] | undefined,
): readonly string[] {
  const reasons: string[] = [];
  if (command.name === "flush")
    reasons.push("Every row of every table that Django migrates there is deleted.");
  if (command.name === "remove_stale_contenttypes")
    reasons.push("Rows that point to the content types are deleted with them.");
  if (options["fake"] !== undefined)
    reasons.push("Migrations are recorded as applied without being run.");
  if (options["prune"] !== undefined)
    reasons.push("Recorded migrations that have no file are forgotten.");
  if (command.name === "migrate" && steps === undefined)
    reasons.push("What it will do is not known: the database was not read.");
  const backwards = (steps ?? []).filter((step) => step.backwards);
  if (backwards.length > 0)
    reasons.push(`${count(backwards.length, "migration is", "migrations are")} taken back.`);
  if (options["fake"] === undefined) reasons.push(...lossesOf(steps ?? []));
  return reasons;
}

/** Each operation that drops tables, columns or rows, below a line that says so. */
function lossesOf(steps: readonly DescribedStep[]): readonly string[] {
  const losses = steps.flatMap(({ key, operations }) =>
    operations.filter(({ destructive }) => destructive).map(({ text }) => `${key}: ${text}.`),
  );
  return losses.length === 0 ? [] : ["Data may be lost:", ...losses];
}

/** "1 migration is", "3 migrations are". */
export function count(number: number, one: string, several: string): string {
  return `${number} ${number === 1 ? one : several}`;
}

/** What is worth knowing though it stops nobody: a sentence each. */
export function notesOf(
  command: ManagementCommand,
  alias: string,
  steps: readonly DescribedStep[] | undefined,
): readonly string[] {
  if (command.name !== "migrate" || steps === undefined) return [];
  const forwards = steps.filter((step) => !step.backwards);
  const idle = forwards.filter(({ effect }) => effect === "no-op");
  const notes: string[] = [];
  if (forwards.length > 0 && idle.length === forwards.length)
    notes.push(
      `Nothing takes effect on '${alias}': the routers allow none of it there, and Django only records it.`,
    );
  else if (idle.length > 0)
    notes.push(
      `${count(idle.length, "migration takes", "migrations take")} no effect on '${alias}' and ${idle.length === 1 ? "is" : "are"} only recorded.`,
    );
  const raising = forwards.filter(({ effect }) => effect === "raises");
  if (raising.length > 0)
    notes.push(
      `A router raises for ${raising.map(({ key }) => key).join(", ")}: migrate stops there.`,
    );
  return notes;
}
