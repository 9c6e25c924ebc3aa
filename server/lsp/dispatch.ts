/** Where requests end: cancellation and bugs are answered here, once, for every method. */

import {
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
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

/** How long a request may keep the process busy between two checkpoints that give way, in milliseconds. */
const slice = 15;
let gaveWay = 0;

/** Ends a request that was cancelled; now and then lets what waits go first, a cancellation perhaps. */
export async function checkpoint(token: CancellationToken): Promise<void> {
  if (performance.now() - gaveWay > slice) {
    await new Promise(setImmediate);
    gaveWay = performance.now();
  }
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
        await checkpoint(token);
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
