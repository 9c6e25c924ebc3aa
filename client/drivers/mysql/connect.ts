/** Opens one connection to a MySQL or MariaDB server. */
import { createConnection, type ConnectionOptions, type SslOptions } from "mysql2";
import type { MysqlTarget } from "#client/connections/target.ts";
import type { Refused } from "../driver.ts";
import type { ServerError } from "./answer.ts";
import { refusalOf } from "./errors.ts";
import { tlsOptions } from "./tls.ts";
import { Wire } from "./wire.ts";

/** The connection, signed in; or why there is none. `onLost` is called when it ends by itself later. */
export async function connect(
  target: MysqlTarget,
  onLost: (error: ServerError) => void,
): Promise<Wire | Refused> {
  const { mode } = target.tls;
  // On a socket there is nobody to listen; the server's own clients leave TLS out as well.
  const isLocal = target.socket !== undefined;
  if (mode === "disable" || (isLocal && mode === "prefer")) return dial(target, undefined, onLost);
  if (mode === "allow") {
    const plain = await dial(target, undefined, onLost);
    // A server may say of a user who must use TLS no more than that he is not let in.
    if (plain instanceof Wire || !["tls", "password"].includes(plain.reason)) return plain;
  }
  const options = await tlsOptions(target.tls, target.host ?? "localhost");
  if ("kind" in options) return options;
  const encrypted = await dial(target, options, onLost);
  const offersNone = !(encrypted instanceof Wire) && encrypted.detail.endsWith("offers no TLS");
  return offersNone && mode === "prefer" ? dial(target, undefined, onLost) : encrypted;
}

/** The place of the server, for people. */
export function placeOf({ socket, host = "localhost", port = 3306 }: MysqlTarget): string {
  return socket ?? `${host.includes(":") ? `[${host}]` : host}:${port}`;
}

function dial(
  target: MysqlTarget,
  ssl: SslOptions | undefined,
  onLost: (error: ServerError) => void,
): Promise<Wire | Refused> {
  return new Promise((resolve) => {
    const connection = createConnection(optionsOf(target, ssl));
    const refuse = (error: ServerError) => {
      connection.destroy();
      resolve(refusalOf(error, placeOf(target)));
    };
    connection.once("error", refuse);
    connection.once("connect", () => {
      connection.off("error", refuse);
      resolve(new Wire(connection, onLost));
    });
  });
}

function optionsOf(target: MysqlTarget, ssl: SslOptions | undefined): ConnectionOptions {
  const { host, port, socket, user, password, database } = target;
  return {
    ...(socket === undefined
      ? { host: host ?? "localhost", port: port ?? 3306 }
      : { socketPath: socket }),
    ...(user !== undefined && { user }),
    ...(password !== undefined && { password }),
    ...(database !== undefined && { database }),
    ...(ssl && { ssl }),
    connectTimeout: target.connectTimeout,
    // Whatever the settings' character set is: this one holds all that the others can.
    charset: "utf8mb4",
    // The client's files stay closed, and no mode of the server is changed behind the settings' back.
    flags: ["-LOCAL_FILES", "-IGNORE_SPACE", "-ODBC"],
    supportBigNumbers: true,
    bigNumberStrings: true,
    dateStrings: true,
    rowsAsArray: true,
    multipleStatements: false,
    disableEval: true,
  };
}
