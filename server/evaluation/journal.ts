/** Remembers what objects held before they were changed, so that a run can be undone and repeated. */

import type { Binding, Scope } from "./values.ts";

/** What can be journaled: any object with an epoch, ours and those of native code. */
export interface Journaled {
  epoch: number;
}

/** The content of an object, field by field; maps and arrays are copies. */
export type Content = ReadonlyMap<string, unknown>;

/** The serial number of the newest checkpoint of all journals: the epoch of an object made now. */
export const clock = { epoch: 1 };

/** What one name of a scope was bound to, or the whole content of an object. */
type Entry =
  | {
      readonly target: Journaled;
      readonly content: Content;
      readonly epoch: number;
      readonly name: undefined;
    }
  | { readonly target: Scope; readonly name: string; readonly binding: Binding | undefined };

export interface Checkpoint {
  readonly epoch: number;
  readonly length: number;
  readonly outer: Checkpoint | undefined;
}

/** What a run changed, told by what the objects held before and after. */
export interface Changes {
  /** By object; the content afterwards. */
  readonly objects: ReadonlyMap<Journaled, Content>;
  /** By scope and name; undefined where the name was unbound. */
  readonly names: ReadonlyMap<Scope, ReadonlyMap<string, Binding | undefined>>;
}

/** Names changed one by one beyond this number make the journal save the whole scope. */
const MANY_NAMES = 256;

export class Journal {
  #log: Entry[] = [];
  #current: Checkpoint | undefined;
  /** Objects with a smaller epoch are saved before a change; 0 where nothing is to be undone. */
  epoch = 0;
  /** How many changes were announced. */
  count = 0;
  /** What is older than this is saved before its first change, for `restart`; 0 where nothing is. */
  #mark = 0;
  readonly #atMark = new Map<Journaled, { readonly content: Content; readonly epoch: number }>();

  /** How many checkpoints are open. */
  get depth(): number {
    let depth = 0;
    for (let at = this.#current; at !== undefined; at = at.outer) depth++;
    return depth;
  }

  get isOpen(): boolean {
    return this.#current !== undefined;
  }

  /** Remembers, from now on, what objects that are there already hold now. */
  mark(): void {
    clock.epoch++;
    this.#mark = clock.epoch;
    this.#atMark.clear();
  }

  /** Brings back what they held at the mark; no checkpoint may be open. */
  restart(): void {
    for (const [target, { content, epoch }] of this.#atMark) {
      restore(target, content);
      target.epoch = epoch;
    }
    this.#atMark.clear();
  }

  /** Whether the object was there at the mark. */
  isMarked({ epoch }: Journaled): boolean {
    return epoch < this.#mark;
  }

  open(): Checkpoint {
    clock.epoch++;
    const checkpoint = { epoch: clock.epoch, length: this.#log.length, outer: this.#current };
    this.#current = checkpoint;
    this.epoch = checkpoint.epoch;
    return checkpoint;
  }

  /** Keeps what was done since the checkpoint; an outer one can still undo it. */
  commit(checkpoint: Checkpoint): void {
    this.#close(checkpoint);
    if (checkpoint.outer === undefined) this.#log = [];
  }

  /** Brings back what the objects held at the checkpoint, and closes it. */
  undo(checkpoint: Checkpoint): void {
    while (this.#log.length > checkpoint.length) {
      const entry = this.#log.pop();
      if (entry === undefined) break;
      if (entry.name === undefined) {
        restore(entry.target, entry.content);
        entry.target.epoch = entry.epoch;
      } else if (entry.binding === undefined) entry.target.names.delete(entry.name);
      else entry.target.names.set(entry.name, entry.binding);
    }
    this.#close(checkpoint);
  }

  /** Saves an object before a change. */
  touch(target: Journaled): void {
    this.count++;
    if (target.epoch < this.#mark) this.#saveAtMark(target);
    if (target.epoch >= this.epoch) return;
    this.#log.push({
      target,
      content: contentOf(target),
      epoch: target.epoch,
      name: undefined,
    });
    target.epoch = this.epoch;
  }

  /** Binds a name of a scope, or unbinds it. */
  bind(scope: Scope, name: string, binding: Binding | undefined): void {
    this.count++;
    if (scope.epoch < this.#mark) this.#saveAtMark(scope);
    if (scope.epoch < this.epoch) {
      if (this.#log.length - (this.#current?.length ?? 0) > MANY_NAMES) this.touch(scope);
      else this.#log.push({ target: scope, name, binding: scope.names.get(name) });
    }
    if (binding === undefined) scope.names.delete(name);
    else scope.names.set(name, binding);
  }

  /** What has changed since the checkpoint, in objects that are older than it. */
  changes(checkpoint: Checkpoint): Changes {
    const objects = new Map<Journaled, Content>();
    const names = new Map<Scope, Map<string, Binding | undefined>>();
    for (let i = checkpoint.length; i < this.#log.length; i++) {
      const entry = this.#log[i];
      if (entry === undefined) continue;
      if (entry.name === undefined) {
        if (isScope(entry.target)) noteScope(names, entry.target, entry.content);
        else if (!objects.has(entry.target)) objects.set(entry.target, contentOf(entry.target));
      } else {
        noteName(names, entry.target, entry.name);
      }
    }
    return { objects, names };
  }

  #saveAtMark(target: Journaled): void {
    if (this.#atMark.has(target)) return;
    this.#atMark.set(target, { content: contentOf(target), epoch: target.epoch });
  }

  #close(checkpoint: Checkpoint): void {
    this.#current = checkpoint.outer;
    this.epoch = checkpoint.outer?.epoch ?? 0;
  }
}

/** The fields of an object as they are now, but its epoch. */
export function contentOf(target: Journaled): Content {
  const content = new Map<string, unknown>();
  for (const [field, value] of Object.entries(target)) {
    if (field !== "epoch") content.set(field, copied(value));
  }
  return content;
}

/** Gives an object a content that `contentOf` took; the content can be used again. */
export function restore(target: Journaled, content: Content): void {
  const fields = target as unknown as Record<string, unknown>;
  for (const field of Object.keys(fields)) {
    if (field !== "epoch" && !content.has(field)) fields[field] = undefined;
  }
  for (const [field, value] of content) {
    if (value instanceof Map || value instanceof Set || Array.isArray(value))
      fields[field] = copied(value);
    else if (fields[field] !== value) fields[field] = value;
  }
}

function copied(value: unknown): unknown {
  if (value instanceof Map) return new Map(value);
  if (value instanceof Set) return new Set(value);
  return Array.isArray(value) ? value.slice() : value;
}

function isScope(target: Journaled): target is Scope {
  return "names" in target && target.names instanceof Map;
}

function noteName(
  all: Map<Scope, Map<string, Binding | undefined>>,
  scope: Scope,
  name: string,
): void {
  let names = all.get(scope);
  if (names === undefined) all.set(scope, (names = new Map()));
  names.set(name, scope.names.get(name));
}

function noteScope(
  all: Map<Scope, Map<string, Binding | undefined>>,
  scope: Scope,
  before: Content,
): void {
  const old = before.get("names") as ReadonlyMap<string, Binding>;
  for (const [name, binding] of scope.names) {
    if (old.get(name) !== binding) noteName(all, scope, name);
  }
  for (const name of old.keys()) if (!scope.names.has(name)) noteName(all, scope, name);
}
