/** Opens sessions of PostgreSQL with `pg`, a driver in JavaScript alone that has TLS, SCRAM and the extended protocol. */
import { existsSync } from "node:fs";
import { userInfo } from "node:os";
import type { ConnectionOptions, TLSSocket } from "node:tls";
import pg from "pg";
import type { PostgresqlTarget } from "#client/connections/target.ts";
import type { Refused, ServerFacts, SessionOptions } from "../driver.ts";
import type { Engine, EngineOpened, Told } from "../engine.ts";
import { Exchange } from "./exchange.ts";
import { refusedFrom } from "./failures.ts";
import { PostgresqlSession } from "./session.ts";
import { settingsOf } from "./settings.ts";
import { planTls } from "./tls.ts";
import { wireOf } from "./wire.ts";

export const postgresql: Engine<PostgresqlTarget> = { connect };

/** Where Debian's and PostgreSQL's own builds have their sockets. */
const socketFolders = ["/var/run/postgresql", "/tmp"];

/** Where a session goes. */
interface Address {
  readonly host: string;
  readonly port: number;
}

/** A client that the server has let in, and what it said on the way. */
interface Entered {
  readonly kind: "entered";
  readonly client: pg.Client;
  readonly tls: ConnectionOptions | undefined;
  readonly processId: number;
  readonly secretKey: number;
  readonly parameters: ReadonlyMap<string, string>;
}

async function connect(
  target: PostgresqlTarget,
  options: SessionOptions,
  told: Told,
): Promise<EngineOpened> {
  const address = addressOf(target);
  const plan = planTls(target.tls, address.host.startsWith("/"));
  if (plan.kind === "refused") return plan;
  let refused: Refused | undefined;
  for (const [index, tls] of plan.attempts.entries()) {
    const entered = await enter(target, address, tls);
    if (entered.kind === "entered") return await prepare(entered, target, options, address, told);
    refused = index === 0 ? entered.refused : bothRefused(refused, entered.refused);
    if (!entered.again) break;
  }
  return refused ?? refusedFrom(new Error("no way to connect"), nameOf(address));
}

function addressOf({ host, socket, port = 5432 }: PostgresqlTarget): Address {
  if (socket !== undefined) return { host: socket, port };
  if (host !== undefined) return { host, port };
  const folder = socketFolders.find((folder) => existsSync(`${folder}/.s.PGSQL.${port}`));
  return { host: folder ?? "localhost", port };
}

/** Connects and authenticates. `again` tells whether libpq would try its other way now. */
async function enter(
  target: PostgresqlTarget,
  address: Address,
  tls: ConnectionOptions | undefined,
): Promise<
  Entered | { readonly kind: "shut"; readonly refused: Refused; readonly again: boolean }
> {
  // Everything is given, so that `pg` looks for nothing in the environment or in a password file.
  const client = new pg.Client({
    ...address,
    user: target.user ?? userInfo().username,
    database: target.database ?? target.user ?? userInfo().username,
    password: () => target.password ?? "",
    ssl: tls ?? false,
    connectionTimeoutMillis: target.connectTimeout,
    keepAlive: true,
    application_name: target.applicationName ?? "Django Multi-DB",
    ...(target.options !== undefined && { options: target.options }),
  });
  const parameters = new Map<string, string>();
  let key = { processID: 0, secretKey: 0 };
  const wire = wireOf(client);
  wire.on("backendKeyData", (message: typeof key) => (key = message));
  wire.on("parameterStatus", (message: { parameterName: string; parameterValue: string }) =>
    parameters.set(message.parameterName, message.parameterValue),
  );
  // What comes after the first error has no one to hear it.
  client.on("error", () => {});
  try {
    await client.connect();
    const { processID: processId, secretKey } = key;
    return { kind: "entered", client, tls, processId, secretKey, parameters };
  } catch (error) {
    wire.stream.destroy();
    const problem = error instanceof Error ? error : new Error(String(error));
    const refused = refusedFrom(problem, nameOf(address));
    return { kind: "shut", refused, again: goesOn(problem, refused) };
  }
}

/** libpq tries its other way after a handshake that failed, and after a server's no; not where nobody answers. */
function goesOn(error: Error, { reason }: Refused): boolean {
  return reason === "tls" || (error instanceof pg.DatabaseError && reason === "other");
}

function bothRefused(first: Refused | undefined, second: Refused): Refused {
  // Where both ways may be gone, a server without TLS is no news.
  if (!first || first.detail.includes("offers no TLS")) return second;
  return { ...second, detail: `${first.detail}; the other way: ${second.detail}` };
}

/** Sets up the session, and asks what it is. */
async function prepare(
  entered: Entered,
  target: PostgresqlTarget,
  options: SessionOptions,
  address: Address,
  told: Told,
): Promise<EngineOpened> {
  const { client, tls, processId, secretKey, parameters } = entered;
  const { sql, values } = settingsOf(target, options);
  const answer = await new Exchange(client).execute(sql, values, {
    portal: "",
    rows: 0,
    last: true,
  });
  if (answer.kind === "broken") {
    await client.end();
    return refusedFrom(answer.error, nameOf(address));
  }
  const [database, user, version] = answer.rows[0]?.slice(-3) ?? [];
  const { stream } = wireOf(client);
  const server: ServerFacts = {
    product: /^\w+/.exec(version ?? "")?.[0] ?? "PostgreSQL",
    version: parameters.get("server_version")?.split(" ")[0] ?? "",
    dialect: "postgresql",
    modes: { backslashEscapes: parameters.get("standard_conforming_strings") === "off" },
    placeholder: "numbered",
    database: database ?? "",
    user: user ?? undefined,
    encryption: tls ? ((stream as TLSSocket).getProtocol() ?? undefined) : undefined,
  };
  const { remoteAddress = address.host } = stream as TLSSocket;
  const host = address.host.startsWith("/") ? address.host : remoteAddress;
  const cancel = { host, port: address.port, tls: cancelTls(tls), processId, secretKey };
  const session = new PostgresqlSession({ client, server, cancel, status: "I", told });
  return { kind: "open", session };
}

/** The server was verified when the session began; a request to cancel goes to the same address and holds no data. */
function cancelTls(tls: ConnectionOptions | undefined): ConnectionOptions | undefined {
  return tls && { ...tls, checkServerIdentity: () => undefined };
}

function nameOf({ host, port }: Address): string {
  return host.startsWith("/") ? `the socket in ${host}` : `${host}:${port}`;
}
