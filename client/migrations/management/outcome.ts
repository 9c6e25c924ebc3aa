/** Says what a run of `migrate` left behind: what is applied now that was not before, and the other way round. */
import type { Database } from "#client/databases/contract.ts";
import type { Recorded } from "#shared/migrations.ts";
import type { Ended } from "./run.ts";
import { count } from "./weigh.ts";

export interface Outcome {
  /** Whether all went as it was asked. */
  readonly isDone: boolean;
  /** A clause for where there is little room: "shop: 3 migrations applied". */
  readonly gist: string;
  /** All of it. */
  readonly sentences: readonly string[];
}

export interface OutcomeInputs {
  readonly alias: string;
  readonly ended: Ended;
  readonly before: Recorded | undefined;
  readonly after: Recorded | undefined;
  readonly engine: Database["engine"];
  /** Whether a wrapper stands between the process that was ended and Django's. */
  readonly isWrapped: boolean;
}

export function outcomeOf(inputs: OutcomeInputs): Outcome {
  const { alias, ended } = inputs;
  const changes = changesBetween(inputs.before, inputs.after);
  const what = changes && changesText(changes, keysText);
  const gist = `${alias}: ${(changes && changesText(changes, undefined)) ?? ended.kind}`;
  switch (ended.kind) {
    case "exited":
      if (ended.status === 0)
        return {
          isDone: true,
          gist: changes === undefined ? `${alias}: done` : gist,
          sentences: [`${alias}: ${what ?? "done"}.`],
        };
      return {
        isDone: false,
        gist,
        sentences: [
          `${alias}: it failed with exit status ${ended.status}; ${what ?? "what was applied is not known"}.`,
          ...(changes === undefined ? [] : [unfinished(inputs.engine)]),
        ],
      };
    case "cancelled":
      return {
        isDone: false,
        gist,
        sentences: [
          `${alias}: cancelled; ${what ?? "what was applied is not known"}.`,
          unfinished(inputs.engine),
          ...(inputs.isWrapped
            ? ["It was run through a wrapper: what that started elsewhere may still be at work."]
            : []),
        ],
      };
    case "failed":
      return { isDone: false, gist, sentences: [`${alias}: ${ended.because}.`] };
  }
}

/** What becomes of a migration that did not end: Django wraps each in a transaction where the engine lets it. */
function unfinished(engine: Database["engine"]): string {
  switch (engine) {
    case "postgresql":
    case "sqlite":
      return "The migration that was running was rolled back, unless it says atomic = False.";
    case "mysql":
      return "The migration that was running may be half applied: definitions do not roll back on MySQL and MariaDB.";
    default:
      return "The migration that was running may be half applied.";
  }
}

interface Changes {
  readonly applied: readonly string[];
  readonly unapplied: readonly string[];
}

function changesBetween(
  before: Recorded | undefined,
  after: Recorded | undefined,
): Changes | undefined {
  if (before?.kind !== "read" || after?.kind !== "read") return undefined;
  const keys = (recorded: Recorded & { readonly kind: "read" }): ReadonlySet<string> =>
    new Set(recorded.rows.map(({ app, name }) => `${app}.${name}`));
  const [old, now] = [keys(before), keys(after)];
  return {
    applied: [...now].filter((key) => !old.has(key)),
    unapplied: [...old].filter((key) => !now.has(key)),
  };
}

/** @param names how the migrations are named; undefined where their number has to do */
function changesText(
  { applied, unapplied }: Changes,
  names: ((keys: readonly string[]) => string) | undefined,
): string {
  const part = (keys: readonly string[], what: string): readonly string[] => {
    if (keys.length === 0) return [];
    const named = names === undefined ? "" : ` (${names(keys)})`;
    return [`${count(keys.length, "migration", "migrations")} ${what}${named}`];
  };
  const parts = [...part(applied, "applied"), ...part(unapplied, "taken back")];
  return parts.length === 0 ? "nothing changed" : parts.join(", ");
}

/** Migrations of one app that are named one by one; of more only the ends are. */
const namedOnes = 2;

/** By app, in order: "auth.0001_initial to 0012_alter (12), people.0001_initial". */
function keysText(keys: readonly string[]): string {
  const apps = new Map<string, string[]>();
  for (const key of keys) {
    const app = key.slice(0, key.indexOf("."));
    apps.set(app, [...(apps.get(app) ?? []), key]);
  }
  return [...apps]
    .flatMap(([app, ofApp]) => {
      const [first = "", last = ""] = [ofApp[0], ofApp.at(-1)];
      if (ofApp.length <= namedOnes) return ofApp;
      return [`${first} to ${last.slice(app.length + 1)} (${ofApp.length})`];
    })
    .join(", ");
}
