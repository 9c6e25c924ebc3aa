/** What a plan does on one alias: its steps with their operations, and what is dangerous about them. */
import type {
  MatrixEffect,
  MatrixOperation,
  MigrationEffectName,
  MigrationMatrix,
  PlanStep,
} from "#shared/migrations.ts";

/** One migration of a plan, with what it does on the alias. */
export interface DescribedStep extends PlanStep {
  readonly effect: MigrationEffectName;
  readonly operations: readonly DescribedOperation[];
}

export interface DescribedOperation {
  readonly text: string;
  readonly effect: MatrixEffect["effect"];
  readonly because: string | undefined;
  /** Loses data when it is carried out in this direction. */
  readonly destructive: boolean;
  /** It has to be taken back, and cannot be. */
  readonly irreversible: boolean;
}

/** Joins the steps with what is known of their migrations on the alias. */
export function describeSteps(
  steps: readonly PlanStep[],
  matrix: MigrationMatrix,
  alias: string,
): readonly DescribedStep[] {
  const rows = new Map(matrix.migrations.map((row) => [row.key, row]));
  const made = new MadeModels();
  return steps.map((step) => {
    const row = rows.get(step.key);
    const cell = row?.cells[alias];
    const isNew = (operation: MatrixOperation): boolean =>
      !step.backwards && made.has(row?.app ?? "", operation);
    const operations = (row?.operations ?? []).flatMap((operation, index) =>
      flatten(operation, cell?.operations[index], step.backwards, isNew),
    );
    return {
      ...step,
      effect: cell?.effect ?? "unknown",
      operations: step.backwards ? operations.toReversed() : operations,
    };
  });
}

/** The models whose tables the plan itself makes: what it drops of them was never filled. */
class MadeModels {
  readonly #made = new Set<string>();

  /** Whether the operation is about such a model; one that makes or renames one is taken note of. */
  has(app: string, { kind, model, renamedFrom }: MatrixOperation): boolean {
    if (model === undefined) return false;
    const key = `${app}.${model.toLowerCase()}`;
    const isRenamed = this.#made.has(`${app}.${renamedFrom?.toLowerCase() ?? ""}`);
    if (kind === "CreateModel" || isRenamed) this.#made.add(key);
    return this.#made.has(key);
  }
}

/** A combination is told by its parts. */
function flatten(
  operation: MatrixOperation,
  effect: MatrixEffect | undefined,
  backwards: boolean,
  isNew: (operation: MatrixOperation) => boolean,
): readonly DescribedOperation[] {
  if (operation.parts.length > 0)
    return operation.parts.flatMap((part, index) =>
      flatten(part, effect?.parts?.[index], backwards, isNew),
    );
  const kind = effect?.effect ?? "unknown";
  const mayRun = kind === "runs" || kind === "unknown";
  const isMade = isNew(operation);
  return [
    {
      text: backwards ? `Undo ${operation.describes}` : operation.describes,
      effect: kind,
      because: effect?.because,
      destructive: mayRun && !isMade && losesData(operation, backwards),
      // Django looks at that before it asks the router (`Migration.unapply`).
      irreversible: backwards && operation.reversible === false,
    },
  ];
}

/** Taking back what made a table or a column drops it; the other way round nothing comes back. */
function losesData(operation: MatrixOperation, backwards: boolean): boolean {
  if (!backwards) return operation.destructive;
  return ["CreateModel", "AddField", "RunSQL", "RunPython"].includes(operation.kind);
}
