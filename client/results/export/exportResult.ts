/** Exports a statement's rows from the editor: which format, which file, how far, and what came of it. */
import * as vscode from "vscode";
import type { AliasId, Databases } from "#client/databases/contract.ts";
import type { Statement } from "#client/drivers/driver.ts";
import { exportFixture } from "#client/python/fixture.ts";
import type { PythonOptions } from "#client/python/process.ts";
import { csv } from "#client/results/formats/delimited.ts";
import type { FormatFacts, RowFormat } from "#client/results/formats/format.ts";
import { jsonLines } from "#client/results/formats/json.ts";
import { exportRows } from "./exportRows.ts";

/** What is exported. */
export interface ExportSubject {
  readonly id: AliasId;
  readonly statement: Statement;
  /** The proposed name of the file, without its ending. */
  readonly name: string;
  /** `app_label.ObjectName` where the rows are all those of a model's table. */
  readonly model?: string;
}

interface FormatChoice extends vscode.QuickPickItem {
  readonly ending: string;
  /** Undefined for a fixture, which Django writes. */
  readonly format: ((facts: FormatFacts) => RowFormat) | undefined;
}

const rowFormats: readonly FormatChoice[] = [
  { label: "CSV", description: 'NULL is nothing, an empty text is ""', ending: "csv", format: csv },
  {
    label: "JSON lines",
    description: "An object on each line",
    ending: "jsonl",
    format: jsonLines,
  },
];

const fixture: FormatChoice = {
  label: "Django fixture",
  description: "As loaddata reads it; written by the project's own Django",
  ending: "json",
  format: undefined,
};

/** Where exports get what they need from. */
export interface ExportParts {
  readonly databases: Databases;
  /** How the project's Python is started, for fixtures. */
  readonly python: PythonOptions;
}

/** Never rejects; the sentence to say, undefined where the user changed their mind. */
export async function exportResult(
  parts: ExportParts,
  subject: ExportSubject,
): Promise<string | undefined> {
  const { databases } = parts;
  const python = databases.python(subject.id);
  const offersFixture = subject.model !== undefined && python !== undefined;
  const choices = offersFixture ? [...rowFormats, fixture] : rowFormats;
  const choice = await vscode.window.showQuickPick(choices, { title: "Export All Rows" });
  if (choice === undefined) return undefined;
  const folder = vscode.Uri.file(subject.id.project);
  const file = await vscode.window.showSaveDialog({
    title: `Export ${subject.name} as ${choice.label}`,
    defaultUri: vscode.Uri.joinPath(folder, `${subject.name}.${choice.ending}`),
    filters: { [choice.label]: [choice.ending] },
  });
  if (file === undefined) return undefined;
  const { format } = choice;
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: `Exporting ${subject.name}`,
      cancellable: true,
    },
    (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      const told = (rows: number): void =>
        progress.report({ message: `${rows.toLocaleString("en")} rows` });
      const target = { path: file.fsPath, told, signal: abort.signal };
      if (format === undefined) return writeFixture(parts, subject, target);
      return writeRows(databases, subject, { ...target, format });
    },
  );
}

interface ExportTarget {
  readonly path: string;
  readonly told: (rows: number) => void;
  readonly signal: AbortSignal;
}

async function writeRows(
  databases: Databases,
  { id, statement }: ExportSubject,
  target: ExportTarget & { readonly format: (facts: FormatFacts) => RowFormat },
): Promise<string> {
  const opened = await databases.connect(id, "export");
  if (opened.kind === "refused") return `Nothing was exported: ${opened.detail}`;
  const { format, path, told: progress, signal } = target;
  const { connection } = opened;
  const exported = await exportRows({ connection, statement, format, path, progress, signal });
  await connection.close();
  switch (exported.kind) {
    case "written":
      return `Exported ${exported.rows.toLocaleString("en")} rows to ${path}`;
    case "cancelled":
      return "The export was cancelled; no file was left behind";
    case "failed":
      return `The export failed: ${exported.message}`;
  }
}

async function writeFixture(
  { databases, python: options }: ExportParts,
  { id, model }: ExportSubject,
  { path, told, signal }: ExportTarget,
): Promise<string> {
  const python = databases.python(id);
  if (python === undefined || model === undefined) return "There is no Python to write a fixture";
  const request = { model, alias: id.alias, file: path, format: "json" as const };
  const answer = await exportFixture(python, options, request, told, signal);
  if (answer.kind === "answer")
    return `Exported ${answer.value.rows.toLocaleString("en")} objects to ${path}`;
  if (signal.aborted) return "The export was cancelled; no file was left behind";
  return `The export failed: ${answer.message}`;
}
