/** The document of `migrations --format json`. */

import type { Place } from "#shared/databases.ts";
import type { MatrixEffect, MatrixOperation, MigrationMatrix } from "#shared/migrations.ts";

export interface MigrationsDocument {
  readonly version: 1;
  readonly settings: string;
  /** In the order of `DATABASES`. */
  readonly aliases: readonly string[];
  /** By `app_label.name`. */
  readonly migrations: Readonly<Record<string, MigrationEntry>>;
  /** By alias; only what there is to tell. */
  readonly states: Readonly<Record<string, StateEntry>>;
  readonly problems: readonly {
    readonly message: string;
    readonly path?: string;
    readonly line?: number;
  }[];
}

export interface MigrationEntry {
  readonly path?: string;
  /** From 1. */
  readonly line?: number;
  readonly replaces?: readonly string[];
  readonly dependencies: readonly string[];
  /** By alias: "runs", "partly", "no-op", "empty", "unknown", "raises". */
  readonly effect: Readonly<Record<string, string>>;
  /** By alias, where databases were read: "applied", "pending", "blocked", "replaced", "unread". */
  readonly state?: Readonly<Record<string, string>>;
  readonly operations: readonly OperationEntry[];
}

export interface OperationEntry {
  readonly operation: string;
  readonly description: string;
  readonly line?: number;
  readonly destructive?: true;
  readonly reversible: boolean | null;
  /** By alias: "runs", "no-op", "state", "unknown", "raises". */
  readonly effect: Readonly<Record<string, string>>;
  /** By alias, for those that do not simply run. */
  readonly because?: Readonly<Record<string, string>>;
  /** By alias, the lines that decided. */
  readonly by?: Readonly<Record<string, string>>;
  readonly parts?: readonly OperationEntry[];
}

export interface StateEntry {
  readonly mirrorOf?: string;
  readonly unread?: string;
  readonly pending?: readonly string[];
  readonly missing?: readonly string[];
  readonly inconsistent?: readonly { readonly migration: string; readonly before: string }[];
  readonly conflicts?: readonly (readonly string[])[];
  readonly broken?: readonly { readonly migration: string; readonly on: string }[];
  readonly cycle?: readonly string[];
  readonly tables: readonly string[];
  /** Why there may be other tables. */
  readonly open?: string;
}

export function migrationsDocument(matrix: MigrationMatrix): MigrationsDocument {
  const isRead = matrix.aliases.some((alias) => alias.isRead || alias.unread !== undefined);
  const migrations: Record<string, MigrationEntry> = {};
  for (const row of matrix.migrations) {
    const cells = Object.entries(row.cells);
    migrations[row.key] = {
      ...at(row.place),
      ...(row.replaces.length === 0 ? {} : { replaces: row.replaces }),
      dependencies: row.dependencies,
      effect: Object.fromEntries(cells.map(([alias, cell]) => [alias, cell.effect])),
      ...(isRead
        ? { state: Object.fromEntries(cells.map(([alias, cell]) => [alias, cell.state])) }
        : {}),
      operations: row.operations.map((operation, index) =>
        operationEntry(
          operation,
          cells.map(([alias, cell]) => [alias, cell.operations[index]] as const),
        ),
      ),
    };
  }
  return {
    version: 1,
    settings: matrix.settings,
    aliases: matrix.aliases.map(({ name }) => name),
    migrations,
    states: Object.fromEntries(matrix.aliases.map((alias) => [alias.name, stateEntry(alias)])),
    problems: matrix.problems.map(({ message, place }) => ({ message, ...at(place) })),
  };
}

function operationEntry(
  operation: MatrixOperation,
  effects: readonly (readonly [alias: string, effect: MatrixEffect | undefined])[],
): OperationEntry {
  const tell = (read: (effect: MatrixEffect) => string | undefined): Record<string, string> =>
    Object.fromEntries(
      effects.flatMap(([alias, effect]) => {
        const told = effect === undefined ? undefined : read(effect);
        return told === undefined ? [] : [[alias, told] as const];
      }),
    );
  const because = tell((effect) => effect.because);
  const by = tell((effect) =>
    effect.by === undefined ? undefined : `${effect.by.path}:${effect.by.line}`,
  );
  return {
    operation: operation.kind,
    description: operation.describes,
    ...(operation.place === undefined ? {} : { line: operation.place.line }),
    ...(operation.destructive ? { destructive: true } : {}),
    reversible: operation.reversible ?? null,
    effect: tell((effect) => effect.effect),
    ...(Object.keys(because).length === 0 ? {} : { because }),
    ...(Object.keys(by).length === 0 ? {} : { by }),
    ...(operation.parts.length === 0
      ? {}
      : {
          parts: operation.parts.map((part, index) =>
            operationEntry(
              part,
              effects.map(([alias, effect]) => [alias, effect?.parts?.[index]] as const),
            ),
          ),
        }),
  };
}

function stateEntry(alias: MigrationMatrix["aliases"][number]): StateEntry {
  const lists = {
    missing: alias.missing,
    inconsistent: alias.inconsistent,
    conflicts: alias.conflicts,
    broken: alias.broken,
    cycle: alias.cycle,
  };
  return {
    ...(alias.mirrorOf === undefined ? {} : { mirrorOf: alias.mirrorOf }),
    ...(alias.unread === undefined ? {} : { unread: alias.unread }),
    ...(alias.isRead ? { pending: alias.pending } : {}),
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
    tables: alias.tables,
    ...(alias.tablesOpen === undefined ? {} : { open: alias.tablesOpen }),
  };
}

function at(place: Place | undefined): { readonly path?: string; readonly line?: number } {
  return place === undefined ? {} : { path: place.path, line: place.line };
}
