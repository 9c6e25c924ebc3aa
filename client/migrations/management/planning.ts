/** Finds out what `migrate` would do on an alias: reads what is applied there, and asks the language server. */
import type { Database } from "#client/databases/contract.ts";
import { recordedIn } from "#client/migrations/recorded.ts";
import {
  migrationMatrix,
  migrationPlan,
  type MigrationMatrix,
  type MigrationPlanParams,
  type Recorded,
} from "#shared/migrations.ts";
import type { ManagementContext } from "./context.ts";
import { describeSteps, type DescribedStep } from "./steps.ts";

export interface Planned {
  readonly recorded: Recorded;
  /** Undefined where the database was not read or the migrations are not known. */
  readonly steps: readonly DescribedStep[] | undefined;
}

/** What an alias has recorded, through the connection that the views share; `unread` where it cannot be opened. */
export async function recordedOn(
  { databases }: Pick<ManagementContext, "databases">,
  database: Database,
): Promise<Recorded> {
  return recordedIn(await databases.browse(database.id));
}

/** Every migration on every alias; what was not read is left open. */
export async function matrixOf(
  { ask }: Pick<ManagementContext, "ask">,
  project: string,
  recorded: Readonly<Record<string, Recorded>> = {},
): Promise<MigrationMatrix | undefined> {
  return (await ask(migrationMatrix, { project, recorded })) ?? undefined;
}

/** @param target what `migrate` is told: an app, and a migration's name or the beginning of it */
export async function planOn(
  context: ManagementContext,
  database: Database,
  target: MigrationPlanParams["target"],
): Promise<Planned> {
  const recorded = await recordedOn(context, database);
  if (recorded.kind === "unread") return { recorded, steps: undefined };
  const { project, alias } = database.id;
  const matrix = await matrixOf(context, project, { [alias]: recorded });
  if (matrix === undefined) return { recorded, steps: undefined };
  const steps = await context.ask(migrationPlan, {
    project,
    recorded: recorded.rows.map(({ app, name }) => `${app}.${name}`),
    target: resolved(target, matrix),
  });
  return { recorded, steps: steps ? describeSteps(steps, matrix, alias) : undefined };
}

/** Django takes the beginning of a name where only one migration begins so. */
function resolved(
  target: MigrationPlanParams["target"],
  matrix: MigrationMatrix,
): MigrationPlanParams["target"] {
  const { app, name } = target;
  if (app === undefined || name === undefined || name === "zero") return target;
  const names = matrix.migrations.filter((row) => row.app === app).map((row) => row.name);
  if (names.includes(name)) return target;
  const beginning = names.filter((each) => each.startsWith(name));
  return beginning.length === 1 && beginning[0] !== undefined
    ? { app, name: beginning[0] }
    : target;
}
