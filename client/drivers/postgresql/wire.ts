/** The part of `pg` that its types leave out: one connection's messages, sent and received. */
import type { EventEmitter } from "node:events";
import type { Duplex } from "node:stream";
import type { Client, FieldDef } from "pg";

/** A connection of the PostgreSQL protocol, as `pg` has it beneath its client. */
export interface Wire extends EventEmitter {
  readonly stream: Duplex;
  parse(message: { readonly text: string }): void;
  bind(message: { readonly portal: string; readonly values: readonly Bound[] }): void;
  describe(message: { readonly type: "P"; readonly name: string }): void;
  execute(message: { readonly portal: string; readonly rows: number }): void;
  close(message: { readonly type: "P"; readonly name: string }): void;
  flush(): void;
  sync(): void;
  sendCopyFail(message: string): void;
  connect(portOrSocket: number | string, host?: string): void;
  requestSsl(): void;
  cancel(processId: number, secretKey: number): void;
  end(): void;
}

/** A value as it is sent: text, or bytes in binary format. */
export type Bound = string | Buffer | null;

export interface RowDescription {
  readonly fields: readonly FieldDef[];
}

export interface DataRow {
  readonly fields: readonly (string | null)[];
}

/** The connection beneath a client. */
export function wireOf(client: Client): Wire {
  // Its methods are those of `pg/lib/connection.js`; the types name them with other arguments.
  return client.connection as unknown as Wire;
}
