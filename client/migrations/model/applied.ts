/** Keeps what was read of each alias, and reads anew: only aliases that the user has asked for. */
import type { AliasId } from "#client/databases/contract.ts";
import { recordedIn } from "#client/migrations/recorded.ts";
import type { Opened } from "#client/drivers/driver.ts";
import type { Recorded } from "#shared/migrations.ts";

/** An alias, and where it is: what was read elsewhere tells nothing of it. */
export interface Whereabouts {
  readonly id: AliasId;
  /** Changes when the alias means another database. */
  readonly where: string;
}

interface Kept {
  readonly where: string;
  readonly recorded: Recorded;
}

export class Applied {
  readonly #browse: (id: AliasId) => Promise<Opened>;
  readonly #changed: () => void;
  readonly #kept = new Map<string, Kept>();
  readonly #reading = new Map<string, Promise<void>>();

  /**
   * @param browse opens the alias's shared connection
   * @param changed called when an alias begins or ends being read
   */
  constructor(browse: (id: AliasId) => Promise<Opened>, changed: () => void) {
    this.#browse = browse;
    this.#changed = changed;
  }

  /** What was read of a project's aliases, by alias. */
  of(project: string): Readonly<Record<string, Recorded>> {
    const entries = [...this.#kept].flatMap(([key, { recorded }]) => {
      const id = idOf(key);
      return id.project === project ? [[id.alias, recorded] as const] : [];
    });
    return Object.fromEntries(entries);
  }

  /** Whether it has been read, or tried. */
  isKnown(id: AliasId): boolean {
    return this.#kept.has(keyOf(id));
  }

  isReading(id: AliasId): boolean {
    return this.#reading.has(keyOf(id));
  }

  /** Reads an alias, once for several calls at a time. Never rejects. */
  read(place: Whereabouts): Promise<void> {
    const key = keyOf(place.id);
    const running = this.#reading.get(key);
    if (running !== undefined) return running;
    const reading = this.#readNow(place).finally(() => {
      this.#reading.delete(key);
      this.#changed();
    });
    this.#reading.set(key, reading);
    this.#changed();
    return reading;
  }

  /** Forgets what was read where an alias no longer is. Says whether anything was forgotten. */
  follow(places: readonly Whereabouts[]): boolean {
    const now = new Map(places.map(({ id, where }) => [keyOf(id), where]));
    const stale = [...this.#kept].filter(([key, { where }]) => now.get(key) !== where);
    for (const [key] of stale) this.#kept.delete(key);
    return stale.length > 0;
  }

  async #readNow({ id, where }: Whereabouts): Promise<void> {
    const recorded = await recordedIn(await this.#browse(id));
    this.#kept.set(keyOf(id), { where, recorded });
  }
}

function keyOf({ project, alias }: AliasId): string {
  return JSON.stringify([project, alias]);
}

function idOf(key: string): AliasId {
  const [project, alias] = JSON.parse(key) as [string, string];
  return { project, alias };
}
