/** A PostgreSQL of our own that speaks TLS and asks for passwords: for what depends on how one gets in. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeCertificates, type Certificates } from "./certificates.ts";
import { OwnServer } from "./own.ts";
import { query, startPostgresql, type PostgresqlServer } from "./postgresql.ts";

export interface TlsServer {
  readonly server: PostgresqlServer;
  readonly certificates: Certificates;
  /** The folder of its socket. */
  readonly socket: string;
  /** Turns TLS off and on. */
  offerTls(offer: boolean): Promise<void>;
}

/** The users, and how each of them is let in. Passwords are `secret`. */
const access = `
local    all postgres,socketed              trust
host     all postgres          127.0.0.1/32 trust
host     all scrammed          127.0.0.1/32 scram-sha-256
host     all hashed            127.0.0.1/32 md5
hostssl  all cleartext         127.0.0.1/32 password
hostssl  all encrypted         127.0.0.1/32 trust
hostssl  all certified         127.0.0.1/32 cert
hostnossl all plain            127.0.0.1/32 trust
`;

const users = `
  create role socketed login; create role encrypted login; create role certified login;
  create role plain login; create role outsider login;
  set password_encryption = 'md5'; create role hashed login password 'secret';
  set password_encryption = 'scram-sha-256'; create role scrammed login password 'secret';
  create role cleartext login password 'secret';
  create role seller nologin; grant seller to scrammed`;

let started: Promise<TlsServer> | undefined;

/** The one server of that kind. */
export function tlsPostgresql(): Promise<TlsServer> {
  started ??= start();
  return started;
}

async function start(): Promise<TlsServer> {
  const own = new OwnServer("postgresql-tls");
  const certificates = makeCertificates(own, "certified");
  const hba = join(own.folder, "access.conf");
  writeFileSync(hba, access, { mode: 0o644 });
  const server = await startPostgresql(own, [
    ...["password_encryption=scram-sha-256", `hba_file=${hba}`],
    ...[
      `ssl_cert_file=${certificates.server.certificate}`,
      `ssl_key_file=${certificates.server.key}`,
    ],
    `ssl_ca_file=${certificates.authority}`,
  ]);
  await query(server, "postgres", users);
  const offerTls = async (offer: boolean) => {
    await query(server, "postgres", `alter system set ssl = ${offer ? "on" : "off"}`);
    await query(server, "postgres", "select pg_reload_conf()");
    const now = async () =>
      (await query(server, "postgres", "show ssl"))[0]?.["ssl"] === (offer ? "on" : "off");
    while (!(await now())) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  await offerTls(true);
  return { server, certificates, socket: own.folder, offerTls };
}
