/** Turns what is known of a project's migrations into what the panel's page shows. */
import { basename } from "node:path";
import type { Place } from "#shared/databases.ts";
import type { MatrixEffect, MatrixOperation } from "#shared/migrations.ts";
import { looks } from "../model/cellState.ts";
import {
  pendingOn,
  pendingWords,
  troublesOf,
  type MigrationRow,
  type ProjectMigrations,
} from "../model/projectMigrations.ts";
import { operationWords, placeText } from "../view/nodeText.ts";
import type {
  ShownAlias,
  ShownCell,
  ShownDetails,
  ShownMatrix,
  ShownOperation,
} from "./shown/messages.ts";

/** @param isReading whether an alias is being read now */
export function shownMatrix(
  of: ProjectMigrations,
  isReading: (alias: string) => boolean,
): ShownMatrix {
  const { matrix, rows, apps, project } = of;
  return {
    title: `${basename(project)} (${matrix.settings})`,
    aliases: matrix.aliases.map((alias): ShownAlias => ({
      name: alias.name,
      note: [
        ...aliasNote(of, alias, isReading(alias.name)),
        ...(alias.mirrorOf === undefined ? [] : [`mirror of ${alias.mirrorOf}`]),
      ].join(" · "),
      isRead: alias.isRead,
    })),
    apps: apps.map(({ label, isOwn }) => ({ label, isOwn })),
    rows: rows.map((row) => ({
      ...{ key: row.key, app: row.app, name: row.name, isOwn: row.isOwn },
      hasFile: row.migration !== undefined,
      cells: matrix.aliases.map(({ name }) => cellOf(row, name)),
    })),
    problems: [
      ...matrix.problems.map(({ message }) => message),
      ...new Set(matrix.aliases.flatMap((alias) => alias.conflicts.map(conflictText))),
      ...matrix.aliases.flatMap((alias) =>
        troublesOf({ ...alias, conflicts: [] }).map((trouble) => `${alias.name}: ${trouble}`),
      ),
    ],
  };
}

/** The details of one cell, and the places that they name by number. */
export function shownDetails(
  of: ProjectMigrations,
  key: string,
  alias: string,
): { readonly details: ShownDetails; readonly places: readonly Place[] } | undefined {
  const row = of.rows.find((each) => each.key === key);
  const state = row?.states.get(alias);
  if (row === undefined || state === undefined) return undefined;
  const places: Place[] = [];
  const shown = (
    operations: readonly MatrixOperation[],
    effects: readonly MatrixEffect[],
    depth: number,
  ): readonly ShownOperation[] =>
    operations.flatMap((operation, index) => {
      const effect = effects[index];
      const by = effect?.by;
      if (by !== undefined) places.push(by);
      return [
        {
          text: operation.describes,
          words: operationWords(operation, effect),
          because: effect?.because,
          by: by && { place: places.length - 1, text: placeText(by, of.project) },
          depth,
        },
        ...shown(operation.parts, effect?.parts ?? [], depth + 1),
      ];
    });
  const cell = row.migration?.cells[alias];
  return {
    details: {
      ...{ key, alias, words: state.words, lines: state.details },
      hasFile: row.migration !== undefined,
      isMirror: of.matrix.aliases.some((on) => on.name === alias && on.mirrorOf !== undefined),
      operations: shown(row.migration?.operations ?? [], cell?.operations ?? [], 0),
    },
    places,
  };
}

function aliasNote(
  of: ProjectMigrations,
  alias: ProjectMigrations["matrix"]["aliases"][number],
  isReading: boolean,
): readonly string[] {
  if (isReading) return ["reading…"];
  if (alias.unread !== undefined) return [`could not be read: ${alias.unread}`];
  if (!alias.isRead) return ["not read"];
  const pending = pendingWords(pendingOn(of.rows, alias.name));
  return pending.length === 0 ? ["all applied"] : pending;
}

function cellOf(row: MigrationRow, alias: string): ShownCell {
  const state = row.states.get(alias);
  if (state === undefined) return { ...{ kind: "unread", mark: "·", words: "" }, isPending: false };
  const { kind, words, isPending, takesEffect } = state;
  return { kind, mark: looks[kind].mark, words, isPending: isPending && takesEffect };
}

function conflictText(keys: readonly string[]): string {
  return `Conflict: ${keys.join(" and ")} are both last; merge them`;
}
