/** Migrates several aliases one after the other: in which order, and what is said when one of them fails. */
import type { Database } from "#client/databases/contract.ts";
import type { Executed } from "./execute.ts";
import { count, isEmptyAlias } from "./weigh.ts";

export interface Skipped {
  readonly database: Database;
  /** A clause. */
  readonly because: string;
}

/** The aliases in a safe order, production last; and those that are not migrated by themselves. */
export function orderOf(databases: readonly Database[]): {
  readonly order: readonly Database[];
  readonly skipped: readonly Skipped[];
} {
  const skipped: Skipped[] = [];
  const order: Database[] = [];
  for (const database of databases) {
    const because = whySkipped(database);
    if (because === undefined) order.push(database);
    else skipped.push({ database, because });
  }
  const rank = ({ role }: Database): number => (role === "production" ? 1 : 0);
  return { order: order.toSorted((left, right) => rank(left) - rank(right)), skipped };
}

function whySkipped({ mirrorOf, permissions, role, settings }: Database): string | undefined {
  if (mirrorOf !== undefined) return `it mirrors '${mirrorOf}'`;
  if (isEmptyAlias(settings)) return "its settings are empty";
  return permissions.migrate === "deny" ? `its role is ${role}` : undefined;
}

export interface AllOutcome {
  readonly isDone: boolean;
  /** What there is room for in a notification: what went wrong first, then a clause for each alias before it. */
  readonly gist: string;
  /** All that is known of each alias, in order; those that were not reached last. */
  readonly paragraphs: readonly string[];
}

/** Runs alias by alias and stops at the first that does not end well. */
export async function runInOrder(
  order: readonly Database[],
  runOne: (database: Database) => Promise<Executed>,
): Promise<AllOutcome> {
  const paragraphs: string[] = [];
  const before: string[] = [];
  for (const [index, database] of order.entries()) {
    const executed = await runOne(database);
    const said = executed?.sentences.join(" ") ?? `${database.id.alias}: not run.`;
    paragraphs.push(said);
    if (executed?.isDone === true) {
      before.push(executed.gist);
      continue;
    }
    const left = order.slice(index + 1).map(({ id }) => id.alias);
    const stopped =
      left.length === 0
        ? []
        : [
            `Stopped there: ${count(left.length, "alias was", "aliases were")} not reached (${left.join(", ")}).`,
          ];
    paragraphs.push(...stopped);
    const done = before.length === 0 ? [] : [`Before that: ${before.join("; ")}.`];
    return { isDone: false, gist: [said, ...stopped, ...done].join(" "), paragraphs };
  }
  return { isDone: true, gist: `${before.join("; ")}.`, paragraphs };
}
