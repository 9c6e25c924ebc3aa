/** Keeps the history of each project in a file of its own, with a bound, and without losing what another window adds. */
import { createHash } from "node:crypto";
import { appendFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { historyLine, mostRemembered, readHistory, type Remembered } from "./history.ts";

export class HistoryFiles {
  readonly #folder: string;
  /** Writes of this window, one after the other. */
  #turn: Promise<unknown> = Promise.resolve();
  readonly #since = new Map<string, number>();

  /** @param folder the extension's own storage */
  constructor(folder: string) {
    this.#folder = join(folder, "history");
  }

  /** The entries of a project, the oldest first; none where nothing was kept or can be read. */
  async read(project: string): Promise<readonly Remembered[]> {
    await this.#turn;
    return readHistory(await this.#text(project));
  }

  /** Adds an entry. A disk that refuses costs the history, never the console. */
  add(project: string, entry: Remembered): Promise<void> {
    return this.#next(async () => {
      await mkdir(this.#folder, { recursive: true });
      await appendFile(this.#path(project), historyLine(entry), { mode: 0o600 });
      const added = (this.#since.get(project) ?? mostRemembered) + 1;
      this.#since.set(project, added);
      if (added >= mostRemembered / 4) await this.#shorten(project);
    });
  }

  clear(project: string): Promise<void> {
    return this.#next(() => rm(this.#path(project), { force: true }));
  }

  async #shorten(project: string): Promise<void> {
    this.#since.set(project, 0);
    const entries = readHistory(await this.#text(project));
    if (entries.length <= mostRemembered) return;
    const path = this.#path(project);
    const kept = entries.slice(-mostRemembered).map(historyLine).join("");
    await writeFile(`${path}.new`, kept, { mode: 0o600 });
    await rename(`${path}.new`, path);
  }

  async #text(project: string): Promise<string> {
    try {
      return await readFile(this.#path(project), "utf8");
    } catch {
      return "";
    }
  }

  #path(project: string): string {
    const name = createHash("sha256").update(project).digest("hex").slice(0, 24);
    return join(this.#folder, `${name}.jsonl`);
  }

  #next(step: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(step).catch(() => undefined);
    this.#turn = turn;
    return turn;
  }
}
