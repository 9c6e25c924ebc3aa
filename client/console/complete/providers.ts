/** Completion and hover in the SQL cells of consoles. */
import * as vscode from "vscode";
import type { Database } from "#client/databases/contract.ts";
import type { Dialect } from "#client/drivers/sql/dialect.ts";
import { notebookType, sqlLanguage } from "#client/console/names.ts";
import type { Consoles } from "#client/console/run/consoles.ts";
import type { Kernels } from "#client/console/run/kernels.ts";
import type { Catalogs } from "./catalogs.ts";
import { describeSource } from "./describeSource.ts";
import { offersFor, type Offer } from "./offers.ts";
import { sourceAt, wantedAt } from "./wanted.ts";

const selector: vscode.DocumentSelector = { language: sqlLanguage, notebookType };

const kinds: Readonly<Record<Offer["kind"], vscode.CompletionItemKind>> = {
  table: vscode.CompletionItemKind.Class,
  view: vscode.CompletionItemKind.Interface,
  column: vscode.CompletionItemKind.Field,
  schema: vscode.CompletionItemKind.Module,
  alias: vscode.CompletionItemKind.Variable,
  keyword: vscode.CompletionItemKind.Keyword,
};

export function registerCompletion(
  consoles: Consoles,
  kernels: Kernels,
  catalogs: Catalogs,
): vscode.Disposable {
  const about = (document: vscode.TextDocument): About | undefined => {
    const notebook = vscode.workspace.notebookDocuments.find((it) =>
      it.getCells().some((cell) => cell.document === document),
    );
    const database = notebook && kernels.databaseOf(notebook);
    if (notebook === undefined || database === undefined) return undefined;
    const console = consoles.find(notebook);
    const server = console?.session.connection?.server;
    const { engine } = database;
    const known = engine === "django" ? undefined : engine;
    return {
      database,
      dialect: server?.dialect ?? known ?? "postgresql",
      catalog: () => catalogs.of(database, console),
    };
  };
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(
      selector,
      {
        async provideCompletionItems(document, position) {
          const found = about(document);
          if (found === undefined) return [];
          const wanted = wantedAt(document.getText(), document.offsetAt(position), found.dialect);
          if (wanted.kind === "nothing") return [];
          const range = new vscode.Range(
            document.positionAt(wanted.replace.start),
            document.positionAt(wanted.replace.end),
          );
          const typed = document.getText(range);
          return offersFor(wanted, await found.catalog(), found.dialect).map((offer) =>
            item(offer, range, typed),
          );
        },
      },
      ".",
      '"',
      "`",
    ),
    vscode.languages.registerHoverProvider(selector, {
      async provideHover(document, position) {
        const found = about(document);
        if (found === undefined) return undefined;
        const on = sourceAt(document.getText(), document.offsetAt(position), found.dialect);
        const said =
          on && describeSource(on.source, await found.catalog(), found.database.id.alias);
        if (on === undefined || said === undefined) return undefined;
        const text = new vscode.MarkdownString(said.markdown);
        if (said.place) {
          const { path, line } = said.place;
          text.appendMarkdown(`\n\n[${said.label}](${vscode.Uri.file(path).toString()}#L${line})`);
        }
        return new vscode.Hover(
          text,
          new vscode.Range(document.positionAt(on.span.start), document.positionAt(on.span.end)),
        );
      },
    }),
  );
}

interface About {
  readonly database: Database;
  readonly dialect: Dialect;
  readonly catalog: () => ReturnType<Catalogs["of"]>;
}

function item(offer: Offer, range: vscode.Range, typed: string): vscode.CompletionItem {
  const made = new vscode.CompletionItem(
    { label: offer.label, description: offer.detail },
    kinds[offer.kind],
  );
  made.range = range;
  made.insertText = offer.insert;
  // The editor filters by what it would replace: an opened quote is part of that.
  if (/^["`[]/.test(typed)) made.filterText = `${typed[0]}${offer.label}`;
  made.sortText = `${offer.rank}${offer.label.toLowerCase()}`;
  return made;
}
