/** What the commands of this folder are given. */
import type * as vscode from "vscode";
import type { AliasId, Databases } from "#client/databases/contract.ts";
import type { CustomRequest } from "#shared/protocol.ts";

export interface ManagementContext {
  readonly databases: Databases;
  /** Asks the language server; undefined where it does not answer. */
  readonly ask: <Params, Result>(
    request: CustomRequest<Params, Result>,
    params: Params,
  ) => Promise<Result | undefined>;
  /** Told after a command that may have changed what is applied, or which migrations there are. */
  readonly ran: vscode.EventEmitter<Ran>;
}

export interface Ran {
  readonly project: string;
  /** The aliases that may have changed. */
  readonly aliases: readonly AliasId[];
}

/** What a command of the palette, a view or a lens is called with; all of it may be left out. */
export interface Given {
  readonly project?: string;
  readonly alias?: string;
  readonly app?: string;
  /** The migration's full name, without its app; or `zero`. */
  readonly migration?: string;
}
