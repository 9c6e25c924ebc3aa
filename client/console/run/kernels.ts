/** Offers every alias as a kernel of the consoles, and keeps each notebook with the alias that its file names. */
import { createHash } from "node:crypto";
import * as vscode from "vscode";
import type { AliasId, Database, Databases } from "#client/databases/contract.ts";
import { aliasMeant, metadataOf } from "#client/console/file/metadata.ts";
import { extensionId, notebookType, sqlLanguage } from "#client/console/names.ts";
import { isConsole } from "./consoles.ts";

export interface KernelHandlers {
  readonly run: (
    cells: readonly vscode.NotebookCell[],
    notebook: vscode.NotebookDocument,
    kernel: Kernel,
  ) => Promise<void>;
  readonly interrupt: (notebook: vscode.NotebookDocument) => Promise<void>;
}

/** An alias, as the editor runs cells on it. */
export interface Kernel {
  readonly id: AliasId;
  readonly controller: vscode.NotebookController;
}

export class Kernels implements vscode.Disposable {
  readonly #databases: Databases;
  readonly #handlers: KernelHandlers;
  readonly #kernels = new Map<string, Kernel>();
  readonly #selected = new WeakMap<vscode.NotebookDocument, string>();
  readonly #listening: vscode.Disposable;

  constructor(databases: Databases, handlers: KernelHandlers) {
    this.#databases = databases;
    this.#handlers = handlers;
    this.#listening = vscode.Disposable.from(
      databases.onChange(() => this.#follow()),
      vscode.workspace.onDidOpenNotebookDocument((notebook) => this.#prefer(notebook)),
      vscode.window.onDidChangeActiveNotebookEditor(() => this.#chooseForActive()),
    );
    this.#follow();
  }

  /** The alias of a notebook: the kernel that was chosen, else the one its file names. */
  databaseOf(notebook: vscode.NotebookDocument): Database | undefined {
    const chosen = this.#kernels.get(this.#selected.get(notebook) ?? "");
    return (
      (chosen && this.#databases.find(chosen.id)) ??
      aliasMeant(metadataOf(notebook.metadata), pathOf(notebook), this.#databases.all)
    );
  }

  kernelOf(id: AliasId): Kernel | undefined {
    return this.#kernels.get(controllerId(id));
  }

  /** Makes the editor take this alias for the notebook that it shows. */
  async choose(editor: vscode.NotebookEditor, id: AliasId): Promise<void> {
    const kernel = this.kernelOf(id);
    if (kernel === undefined) return;
    kernel.controller.updateNotebookAffinity(
      editor.notebook,
      vscode.NotebookControllerAffinity.Preferred,
    );
    await vscode.commands.executeCommand("notebook.selectKernel", {
      notebookEditor: editor,
      id: kernel.controller.id,
      extension: extensionId,
    });
  }

  dispose(): void {
    this.#listening.dispose();
    for (const { controller } of this.#kernels.values()) controller.dispose();
    this.#kernels.clear();
  }

  #follow(): void {
    const wanted = new Set(this.#databases.all.map(({ id }) => controllerId(id)));
    for (const [name, { controller }] of this.#kernels) {
      if (wanted.has(name)) continue;
      controller.dispose();
      this.#kernels.delete(name);
    }
    let isNew = false;
    for (const database of this.#databases.all) {
      const name = controllerId(database.id);
      const known = this.#kernels.get(name);
      isNew ||= known === undefined;
      const { controller } = known ?? this.#create(name, database);
      describe(controller, database);
    }
    if (!isNew) return;
    for (const notebook of vscode.workspace.notebookDocuments) this.#prefer(notebook);
    this.#chooseForActive();
  }

  #create(name: string, { id, label }: Database): Kernel {
    const controller = vscode.notebooks.createNotebookController(name, notebookType, label);
    const kernel = { id, controller };
    controller.supportedLanguages = [sqlLanguage, "python"];
    controller.supportsExecutionOrder = true;
    controller.executeHandler = (cells, notebook) => this.#handlers.run(cells, notebook, kernel);
    controller.interruptHandler = (notebook) => this.#handlers.interrupt(notebook);
    controller.onDidChangeSelectedNotebooks(({ notebook, selected }) => {
      if (selected) this.#chosen(notebook, kernel);
      else if (this.#selected.get(notebook) === name) this.#selected.delete(notebook);
    });
    this.#kernels.set(name, kernel);
    return kernel;
  }

  #prefer(notebook: vscode.NotebookDocument): void {
    if (!isConsole(notebook)) return;
    const meant = aliasMeant(metadataOf(notebook.metadata), pathOf(notebook), this.#databases.all);
    for (const { id, controller } of this.#kernels.values()) {
      const isMeant = meant !== undefined && controllerId(meant.id) === controllerId(id);
      controller.updateNotebookAffinity(
        notebook,
        isMeant
          ? vscode.NotebookControllerAffinity.Preferred
          : vscode.NotebookControllerAffinity.Default,
      );
    }
  }

  /** The editor remembers kernels by the notebook's address; the file knows better. */
  #chooseForActive(): void {
    const editor = vscode.window.activeNotebookEditor;
    if (editor === undefined || !isConsole(editor.notebook)) return;
    if (this.#selected.has(editor.notebook)) return;
    const meant = this.databaseOf(editor.notebook);
    if (meant) void this.choose(editor, meant.id);
  }

  /** The file follows the user's choice. */
  #chosen(notebook: vscode.NotebookDocument, { id, controller }: Kernel): void {
    const before = metadataOf(notebook.metadata);
    const meant = aliasMeant(before, pathOf(notebook), this.#databases.all);
    const isFirst = !this.#selected.has(notebook);
    const isOther = meant === undefined || controllerId(meant.id) !== controller.id;
    // What the editor remembers from an earlier day does not overrule the file.
    if (isFirst && isOther && meant !== undefined) {
      this.#selected.set(notebook, controllerId(meant.id));
      const editor = vscode.window.visibleNotebookEditors.find((it) => it.notebook === notebook);
      if (editor) void this.choose(editor, meant.id);
      return;
    }
    this.#selected.set(notebook, controller.id);
    if (!isOther) return;
    const edit = new vscode.WorkspaceEdit();
    const metadata = { ...before, ...headerFor(id, this.#databases.all) };
    edit.set(notebook.uri, [vscode.NotebookEdit.updateNotebookMetadata(metadata)]);
    void vscode.workspace.applyEdit(edit);
  }
}

/** What a file is to say so that its alias is found again. */
export function headerFor(
  { alias, project }: AliasId,
  all: readonly Database[],
): { readonly alias: string; readonly project?: string } {
  const isAlone = all.every(({ id }) => id.project === project);
  return isAlone ? { alias } : { alias, project: project.split(/[\\/]/).at(-1) ?? project };
}

function describe(controller: vscode.NotebookController, database: Database): void {
  const { label, engineName, role, where, permissions } = database;
  controller.label = label;
  controller.description = `${engineName} · ${role}${permissions.write === "deny" ? " · read-only" : ""}`;
  controller.detail = where;
}

/** The same in every session, so that the editor can remember it. */
function controllerId({ project, alias }: AliasId): string {
  const digest = createHash("sha256")
    .update(JSON.stringify([project, alias]))
    .digest("hex");
  return `djangoMultidb.${digest.slice(0, 16)}`;
}

function pathOf({ uri }: vscode.NotebookDocument): string | undefined {
  return uri.scheme === "file" ? uri.fsPath : undefined;
}
