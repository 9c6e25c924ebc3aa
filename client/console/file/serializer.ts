/** Opens and saves the consoles' files. */
import * as vscode from "vscode";
import { notebookType, sqlLanguage } from "#client/console/names.ts";
import { readConsole, writeConsole } from "./format.ts";
import { metadataOf, type ConsoleMetadata } from "./metadata.ts";

export function registerSerializer(): vscode.Disposable {
  return vscode.workspace.registerNotebookSerializer(notebookType, serializer, {
    // Outputs hold rows of a database: neither the file nor the editor's backups keep them.
    transientOutputs: true,
    transientCellMetadata: {},
    transientDocumentMetadata: {},
  });
}

const serializer: vscode.NotebookSerializer = {
  deserializeNotebook(content) {
    const { cells, alias, project, crlf } = readConsole(new TextDecoder().decode(content));
    const metadata: ConsoleMetadata = {
      ...(alias === undefined ? {} : { alias }),
      ...(project === undefined ? {} : { project }),
      ...(crlf ? { crlf } : {}),
    };
    return consoleData(
      metadata,
      // An editor without a cell offers nothing to type into.
      cells.length > 0 ? cells : [{ language: "sql", text: "" }],
    );
  },
  serializeNotebook({ cells, metadata }) {
    const { alias, project, crlf = false } = metadataOf(metadata ?? {});
    const text = writeConsole({
      alias,
      project,
      crlf,
      cells: cells.map(({ kind, languageId, value }) => ({
        language: kind === vscode.NotebookCellKind.Markup ? "markdown" : languageOf(languageId),
        text: value,
      })),
    });
    return new TextEncoder().encode(text);
  },
};

/** A console's content, for the editor. */
export function consoleData(
  metadata: ConsoleMetadata,
  cells: readonly { readonly language: string; readonly text: string }[],
): vscode.NotebookData {
  const data = new vscode.NotebookData(
    cells.map(({ language, text }) =>
      language === "markdown"
        ? new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, text, "markdown")
        : new vscode.NotebookCellData(
            vscode.NotebookCellKind.Code,
            text,
            language === "sql" ? sqlLanguage : language,
          ),
    ),
  );
  data.metadata = { ...metadata };
  return data;
}

function languageOf(languageId: string): string {
  return languageId === sqlLanguage ? "sql" : languageId;
}
