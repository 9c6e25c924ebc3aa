/** The migrations, whole: what is read, the view, the matrix, the lens and the notice. */
import * as vscode from "vscode";
import type { AliasId, Databases } from "#client/databases/contract.ts";
import { registerEditor } from "./editor/registerEditor.ts";
import { registerLens } from "./lens/registerLens.ts";
import type { Ran } from "./management/context.ts";
import { MigrationsModel, type Ask } from "./model/migrationsModel.ts";
import { pendingOn } from "./model/projectMigrations.ts";
import { registerNotice } from "./notice/registerNotice.ts";
import { registerRead } from "./readCommand.ts";
import { plural } from "./view/nodeText.ts";
import { registerView, type MigrationsView } from "./view/registerView.ts";

export interface MigrationParts {
  readonly databases: Databases;
  /** Asks the language server. */
  readonly ask: Ask;
  /** After a command that may have changed what is applied. */
  readonly ran: vscode.Event<Ran>;
  /** Lets the tree of databases say something of each alias. */
  readonly decorate: (remarks: Remarks) => vscode.Disposable;
  /** The extension's folder. */
  readonly extension: vscode.Uri;
  readonly state: vscode.Memento;
}

export interface Remarks {
  /** A few words each. */
  readonly of: (id: AliasId) => readonly string[];
  readonly onChange: vscode.Event<void>;
}

/** What other parts, and tests, get. */
export interface Migrations extends vscode.Disposable {
  readonly model: MigrationsModel;
  readonly view: MigrationsView;
}

/** Connects to nothing. */
export function registerMigrations(parts: MigrationParts): Migrations {
  const { databases, ask, ran, decorate, state } = parts;
  const model = new MigrationsModel(databases, ask);
  const view = registerView(model, databases, state);
  const changed = new vscode.EventEmitter<void>();
  const all = vscode.Disposable.from(
    model,
    view,
    changed,
    model.onChange(() => changed.fire()),
    decorate({ of: (id) => remarksOn(model, id), onChange: changed.event }),
    registerRead(model, databases),
    registerEditor(parts.extension, model),
    registerLens(model),
    registerNotice(model, () => vscode.commands.executeCommand("djangoMultidb.migrations.focus")),
    ran(({ project }) => void model.readAgain(project)),
  );
  return { model, view, dispose: () => all.dispose() };
}

/** "3 pending migrations", for an alias that was read. */
function remarksOn(model: MigrationsModel, { project, alias }: AliasId): readonly string[] {
  const of = model.find(project);
  const on = of?.matrix.aliases.find(({ name }) => name === alias);
  if (of === undefined || on === undefined || !on.isRead) return [];
  const { effective } = pendingOn(of.rows, alias);
  return [
    ...(effective === 0 ? [] : [plural(effective, "pending migration")]),
    ...(on.conflicts.length === 0 ? [] : ["migrations conflict"]),
    ...(on.inconsistent.length === 0 ? [] : ["migrations applied out of order"]),
  ];
}
