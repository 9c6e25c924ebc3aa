/** Asks a server what it is and in which state the session is. */
import type { ServerFacts } from "../driver.ts";
import { isServerError, type ServerError } from "./answer.ts";
import type { Wire } from "./wire.ts";

export interface Facts {
  readonly server: ServerFacts;
  readonly isMariaDb: boolean;
  /** Whether integers are written with their widths: `int(11)`. MySQL stopped in 8.0.19. */
  readonly widths: boolean;
  /** Tells this server from others that the same name may lead to. */
  readonly instance: string;
  /** The session's number, for KILL. */
  readonly connection: string;
  /** Whether the server says after which statement the session's settings are other ones. */
  readonly tracks: boolean;
}

const question = `SELECT VERSION(), CONNECTION_ID(), CURRENT_USER(), DATABASE(), @@sql_mode,
  CONCAT_WS(':', @@hostname, @@port, @@server_id)`;

/** The facts, or the server's error. */
export async function askFacts(wire: Wire): Promise<Facts | ServerError> {
  const rows = await wire.ask(question);
  if (isServerError(rows)) return rows;
  const [text, connection, user, database, sqlMode, instance] = (rows[0] ?? []).map(
    (value) => value ?? "",
  );
  const isMariaDb = /mariadb/i.test(text ?? "");
  const version = /\d+(?:\.\d+)*/.exec((text ?? "").replace(/^5\.5\.5-/, ""))?.[0] ?? "";
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  const modes = new Set((sqlMode ?? "").split(","));
  return {
    server: {
      product: isMariaDb ? "MariaDB" : "MySQL",
      version,
      dialect: "mysql",
      modes: {
        backslashEscapes: !modes.has("NO_BACKSLASH_ESCAPES"),
        ansiQuotes: modes.has("ANSI_QUOTES"),
      },
      placeholder: "question",
      database: database ?? "",
      user: user === "" ? undefined : user,
      encryption: wire.encryption,
    },
    isMariaDb,
    widths: isMariaDb || major < 8 || (major === 8 && minor === 0 && patch < 19),
    instance: instance ?? "",
    connection: connection ?? "",
    tracks: false,
  };
}
