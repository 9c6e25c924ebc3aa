/** Asks a server to stop what a session of it does, over a connection of its own. */
import { isIP } from "node:net";
import type { ConnectionOptions } from "node:tls";
import pg from "pg";
import type { Wire } from "./wire.ts";

/** Whom to ask, and which session is meant. */
export interface CancelTarget {
  /** A name, an address or the folder of a socket. */
  readonly host: string;
  readonly port: number;
  /** As the session has it: some servers take nothing unencrypted. */
  readonly tls: ConnectionOptions | undefined;
  readonly processId: number;
  readonly secretKey: number;
}

/** Milliseconds after which the server's silence is taken for an end. */
const patience = 5000;

/** Resolves when the server has passed the request on, or cannot be reached; it never says which. */
export function requestCancel({ host, port, tls, ...key }: CancelTarget): Promise<void> {
  // Its types name neither these options nor its methods; both are those of `pg/lib/connection.js`.
  const options = tls ? { ssl: { ...tls, ...serverName(host) } } : {};
  const wire = new pg.Connection(options) as unknown as Wire;
  return new Promise((resolve) => {
    const timer = setTimeout(() => wire.stream.destroy(), patience);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    const send = () => wire.cancel(key.processId, key.secretKey);
    wire.on("connect", tls ? () => wire.requestSsl() : send);
    wire.on("sslconnect", send);
    wire.on("error", done);
    wire.on("end", done);
    if (host.startsWith("/")) wire.connect(`${host}/.s.PGSQL.${port}`);
    else wire.connect(port, host);
  });
}

function serverName(host: string): ConnectionOptions {
  return isIP(host) === 0 ? { servername: host } : {};
}
