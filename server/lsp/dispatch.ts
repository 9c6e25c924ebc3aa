/** Where requests end: cancellation and bugs are answered here, once, for every method. */

import {
  CancellationToken,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type Connection,
} from "vscode-languageserver";

import type { Workspace } from "./workspace.ts";

/** A request of the protocol and how it is answered. */
export interface Handler {
  readonly method: string;
  readonly answer: (workspace: Workspace, params: unknown, token: CancellationToken) => unknown;
}

/** One method, its parameters typed by the caller. */
export function handler<Params, Result>(
  method: string,
  answer: (
    workspace: Workspace,
    params: Params,
    token: CancellationToken,
  ) => Result | Promise<Result>,
): Handler {
  return {
    method,
    answer: (workspace, params, token) => answer(workspace, params as Params, token),
  };
}

/** Raised at checkpoints of long work when the client no longer wants the answer. */
export class Cancelled extends Error {}

/** Ends a request that was cancelled. */
export function checkpoint(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new Cancelled();
}

/** Registers the handlers; a bug in one is logged with its request and answered as an internal error. */
export function dispatch(
  connection: Connection,
  workspace: Workspace,
  handlers: readonly Handler[],
): void {
  for (const { method, answer } of handlers) {
    connection.onRequest(method, async (params: unknown, token: CancellationToken) => {
      try {
        // Lets a cancellation that is already in the pipe arrive first.
        await new Promise(setImmediate);
        checkpoint(token);
        return await answer(workspace, params, token);
      } catch (error) {
        if (error instanceof Cancelled)
          return new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
        if (error instanceof ResponseError) return error;
        connection.console.error(
          `${method} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        );
        return new ResponseError(
          ErrorCodes.InternalError,
          `${method} failed; the log has the details`,
        );
      }
    });
  }
}
