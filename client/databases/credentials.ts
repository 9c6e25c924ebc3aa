/** What the user typed for a connection, kept in the editor's secret storage and nowhere else. */
import type * as vscode from "vscode";
import type { Answers } from "#client/connections/setting.ts";
import type { AliasId } from "./contract.ts";
import { keyOf } from "./database.ts";

export class Credentials {
  readonly #storage: vscode.SecretStorage;

  constructor(storage: vscode.SecretStorage) {
    this.#storage = storage;
  }

  /** What was typed for an alias; empty where nothing was, or where the storage cannot be read. */
  async of(id: AliasId): Promise<Answers> {
    try {
      const kept = await this.#storage.get(storageKey(id));
      return kept === undefined ? {} : (JSON.parse(kept) as Answers);
    } catch {
      return {};
    }
  }

  async keep(id: AliasId, answers: Answers): Promise<void> {
    await this.#storage.store(storageKey(id), JSON.stringify(answers));
  }

  async forget(id: AliasId): Promise<void> {
    await this.#storage.delete(storageKey(id));
  }
}

function storageKey(id: AliasId): string {
  return `djangoMultidb.connection ${keyOf(id)}`;
}
