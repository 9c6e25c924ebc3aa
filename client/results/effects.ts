/** What results do in the editor: the clipboard, and values as documents that cannot be edited. */
import * as vscode from "vscode";
import type { Effects } from "./serving/served.ts";

/** The scheme of documents that hold one value. */
const scheme = "django-multidb-value";

const values = new Map<string, string>();
let count = 0;

export const editorEffects: Omit<Effects, "export"> = {
  copy: async (text) => vscode.env.clipboard.writeText(text),
  open: async (title, text, language) => {
    const uri = vscode.Uri.from({ scheme, path: `/${++count}/${title}` });
    values.set(uri.path, text);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(document, language);
    await vscode.window.showTextDocument(document, { preview: true });
  },
};

/** Holds the values while their documents are open. */
export function registerValueDocuments(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: ({ path }) => values.get(path) ?? "",
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === scheme) values.delete(uri.path);
    }),
  );
}
