/** Keeps what was read of one alias: each list is read once, until it is dropped. */
import type { DatabaseObject, Description, ListedObject, Schema } from "#client/drivers/catalog.ts";
import type { Connection, Failed, Opened, Refused, ServerFacts } from "#client/drivers/driver.ts";
import { keyOf } from "./links.ts";
import { readNaming } from "./naming.ts";
import type { Naming } from "./tableNames.ts";

/** What was read, or why it could not be. */
export type Outcome<Value> = { readonly kind: "known"; readonly value: Value } | Problem;

export interface Problem {
  readonly kind: "problem";
  /** A sentence for people, without a full stop. */
  readonly text: string;
  /** Whether it was the user who stopped it. */
  readonly cancelled: boolean;
}

/** Schemas and objects of an alias, and how its server finds a table by name. */
export interface Overview {
  readonly schemas: readonly Schema[];
  /** Of all schemas that are not the server's own, in the order of the names. */
  readonly objects: readonly ListedObject[];
  readonly naming: Naming;
  readonly server: ServerFacts;
}

type Read<Value> = { readonly kind: "known"; readonly value: Value } | Failed;

export class Catalog {
  readonly #open: () => Promise<Opened>;
  readonly #kept = new Map<string, Promise<unknown>>();
  /** The keys of what could not be read. */
  readonly #failed = new Set<string>();
  /** What is being read now. */
  readonly #reading = new Set<{ readonly connection: Connection }>();

  /** @param open the alias's shared connection; asked for at each reading, since it may have been lost meanwhile */
  constructor(open: () => Promise<Opened>) {
    this.#open = open;
  }

  get isReading(): boolean {
    return this.#reading.size > 0;
  }

  overview(): Promise<Outcome<Overview>> {
    return this.#once("overview", readOverview);
  }

  /** The objects of one of the server's own schemas. */
  systemObjects(schema: string): Promise<Outcome<readonly ListedObject[]>> {
    return this.#once(`schema\n${schema}`, (connection) =>
      readObjects(connection, { of: "objects", schema }),
    );
  }

  describe(object: DatabaseObject): Promise<Outcome<Description>> {
    return this.#once(`object\n${keyOf(object)}`, async (connection) => {
      const described = await connection.describe(object);
      return described.kind === "failed" ? described : { kind: "known", value: described };
    });
  }

  /** Forgets everything, so that the next question is read anew. */
  drop(): void {
    this.#kept.clear();
    this.#failed.clear();
  }

  /** Forgets what could not be read, so that it is tried again. */
  retry(): void {
    for (const key of this.#failed) this.#kept.delete(key);
    this.#failed.clear();
  }

  /** Stops, on the server, what is being read. */
  async cancel(): Promise<void> {
    const connections = new Set([...this.#reading].map(({ connection }) => connection));
    await Promise.all([...connections].map((connection) => connection.cancel()));
  }

  /**
   * Reads what is not kept under this key. A problem is kept too: a view that asks again by itself, as each does when
   * the state of the connection changes, would try for ever.
   */
  #once<Value>(
    key: string,
    read: (connection: Connection) => Promise<Read<Value>>,
  ): Promise<Outcome<Value>> {
    const known = this.#kept.get(key) as Promise<Outcome<Value>> | undefined;
    if (known !== undefined) return known;
    const outcome = this.#read(read).then((answer) => {
      if (answer.kind === "known") return answer;
      if (this.#kept.get(key) === outcome) this.#failed.add(key);
      return problem(answer);
    });
    this.#kept.set(key, outcome);
    return outcome;
  }

  /** A connection that turns out to be gone is asked for once more. */
  async #read<Value>(
    read: (connection: Connection) => Promise<Read<Value>>,
    isSecond = false,
  ): Promise<Read<Value> | Refused> {
    const opened = await this.#open();
    if (opened.kind !== "open") return opened;
    const reading = { connection: opened.connection };
    this.#reading.add(reading);
    try {
      const answer = await read(opened.connection);
      const isLost = answer.kind === "failed" && answer.reason === "lost";
      return isLost && !isSecond ? await this.#read(read, true) : answer;
    } finally {
      this.#reading.delete(reading);
    }
  }
}

async function readOverview(connection: Connection): Promise<Read<Overview>> {
  const schemas = await connection.list({ of: "schemas" });
  if (schemas.kind === "failed") return schemas;
  const objects = await readObjects(connection, { of: "all-objects" });
  if (objects.kind === "failed") return objects;
  const listed = schemas.kind === "schemas" ? schemas.schemas : [];
  const naming = await readNaming(connection, listed);
  return {
    kind: "known",
    value: { schemas: listed, objects: objects.value, naming, server: connection.server },
  };
}

async function readObjects(
  connection: Connection,
  request: { readonly of: "objects"; readonly schema: string } | { readonly of: "all-objects" },
): Promise<Read<readonly ListedObject[]>> {
  const listing = await connection.list(request);
  if (listing.kind === "failed") return listing;
  return { kind: "known", value: listing.kind === "objects" ? listing.objects : [] };
}

function problem(answer: Failed | Refused): Problem {
  return answer.kind === "refused"
    ? { kind: "problem", text: answer.detail, cancelled: false }
    : { kind: "problem", text: answer.message, cancelled: answer.reason === "cancelled" };
}
