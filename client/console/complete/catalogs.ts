/** Keeps what is known of each alias's tables and columns, for as long as its connection lasts. */
import type * as vscode from "vscode";
import type { Database, Databases } from "#client/databases/contract.ts";
import type { ListedColumn, Listing, ListRequest } from "#client/drivers/catalog.ts";
import type { Connection, Failed } from "#client/drivers/driver.ts";
import type { Console } from "#client/console/run/console.ts";
import type { Catalog } from "./offers.ts";

/** How long what the server told is believed, in milliseconds. */
const lifetime = 60_000;
/** Schemas whose columns are read; the default ones come first. */
const mostSchemas = 20;

interface Kept {
  readonly at: number;
  readonly catalog: Promise<Omit<Catalog, "models">>;
}

const nothing: Omit<Catalog, "models"> = { schemas: [], objects: [], columns: new Map() };

export class Catalogs implements vscode.Disposable {
  readonly #databases: Databases;
  readonly #kept = new Map<string, Kept>();
  readonly #listening: vscode.Disposable;

  constructor(databases: Databases) {
    this.#databases = databases;
    this.#listening = databases.onChange(() => {
      for (const { id, state } of databases.all)
        if (state.kind !== "open") this.#kept.delete(keyOf(id));
    });
  }

  /**
   * What is known of an alias. The server is asked only where the user has connected to it before:
   * nothing that is typed opens a connection to a database that nobody has used.
   */
  async of(database: Database, console: Console | undefined): Promise<Catalog> {
    const { id, state } = database;
    const models = await this.#models(database);
    const isConnected = state.kind === "open" || console?.session.connection !== undefined;
    if (!isConnected) return { ...nothing, models };
    const key = keyOf(id);
    const known = this.#kept.get(key);
    if (known !== undefined && Date.now() - known.at < lifetime)
      return { ...(await known.catalog), models };
    // Around the console's own connection, which may be busy or in a transaction.
    const catalog = this.#read(database);
    this.#kept.set(key, { at: Date.now(), catalog });
    return { ...(await catalog), models };
  }

  /** What was just run may have changed it. */
  forget(id: Database["id"]): void {
    this.#kept.delete(keyOf(id));
  }

  dispose(): void {
    this.#listening.dispose();
  }

  async #models({ id }: Database): Promise<Catalog["models"]> {
    const all = await this.#databases.models(id.project);
    return all.filter(({ migrate, write, read }) =>
      [migrate[id.alias] === true, write.includes(id.alias), read.includes(id.alias)].some(Boolean),
    );
  }

  async #read({ id }: Database): Promise<Omit<Catalog, "models">> {
    const opened = await this.#databases.browse(id);
    if (opened.kind === "refused") return nothing;
    const { connection } = opened;
    const schemas = only("schemas", await list(connection, { of: "schemas" }))?.schemas ?? [];
    const objects = only("objects", await list(connection, { of: "all-objects" }))?.objects ?? [];
    const own = schemas
      .filter(({ isSystem }) => !isSystem)
      .toSorted((one, other) => Number(other.isDefault) - Number(one.isDefault));
    const columns = new Map<string, readonly ListedColumn[]>();
    for (const { name } of own.slice(0, mostSchemas)) {
      const listing = await list(connection, { of: "columns", schema: name });
      columns.set(name, only("columns", listing)?.columns ?? []);
    }
    return { schemas, objects, columns };
  }
}

function list(connection: Connection, request: ListRequest): Promise<Listing | Failed> {
  return connection.list(request);
}

function only<Kind extends Listing["kind"]>(
  kind: Kind,
  listing: Listing | Failed,
): Extract<Listing, { kind: Kind }> | undefined {
  return listing.kind === kind ? (listing as Extract<Listing, { kind: Kind }>) : undefined;
}

function keyOf({ project, alias }: Database["id"]): string {
  return JSON.stringify([project, alias]);
}
