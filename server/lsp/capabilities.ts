/** What the server and an editor tell each other when they meet. */

import {
  TextDocumentSyncKind,
  type ClientCapabilities,
  type FileOperationRegistrationOptions,
  type InitializeParams,
  type InitializeResult,
} from "vscode-languageserver";

import { version } from "#shared/product.ts";
import { pathOf, uriOf } from "./uris.ts";

/** What matters of an editor. */
export interface Client {
  /** It asks for diagnostics; one that does not is told them. */
  readonly pulls: boolean;
  /** It asks again when it is told to. */
  readonly refreshes: boolean;
  /** It is asked for the settings; one that cannot be asked has sent them. */
  readonly configures: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly changesFolders: boolean;
}

export function clientOf({ workspace, textDocument }: ClientCapabilities): Client {
  return {
    pulls: textDocument?.diagnostic !== undefined,
    refreshes: workspace?.diagnostics?.refreshSupport === true,
    configures: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    changesFolders: workspace?.workspaceFolders === true,
  };
}

/** The folders of the workspace, absolute: older editors have one, and may name it by its path. */
export function foldersOf(params: InitializeParams): readonly string[] {
  const { workspaceFolders, rootUri, rootPath } = params;
  if (workspaceFolders) return workspaceFolders.flatMap(({ uri }) => pathOf(uri) ?? []);
  if (rootUri) return [pathOf(rootUri) ?? []].flat();
  return rootPath ? [pathOf(uriOf(rootPath)) ?? []].flat() : [];
}

/** What the server can do for that editor. */
export function initializeResult(client: Client): InitializeResult {
  return {
    serverInfo: { name: "django-multidb", version },
    capabilities: {
      textDocumentSync: {
        openClose: true,
        change: TextDocumentSyncKind.Incremental,
        save: false,
      },
      hoverProvider: true,
      definitionProvider: true,
      codeActionProvider: { codeActionKinds: ["quickfix", "source.fixAll"] },
      ...(client.pulls
        ? {
            diagnosticProvider: {
              identifier: "django-multidb",
              interFileDependencies: true,
              workspaceDiagnostics: true,
            },
          }
        : {}),
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        // Watchers tell of files alone; a folder that is renamed or deleted takes its files along.
        fileOperations: { didCreate: folders, didRename: folders, didDelete: folders },
      },
    },
  };
}

const folders: FileOperationRegistrationOptions = {
  filters: [{ scheme: "file", pattern: { glob: "**/*", matches: "folder" } }],
};
