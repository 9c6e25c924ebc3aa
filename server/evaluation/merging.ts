/** Joins what several runs from one state left behind: names, entries and attributes that may be one or the other. */

import type { Changes, Content, Journaled } from "./journal.ts";
import { contentOf, restore } from "./journal.ts";
import type { Interpreter } from "./core.ts";
import { list, oneOf, unknown } from "./make.ts";
import { same, sameContent } from "./sameness.ts";
import type {
  Binding,
  ClassValue,
  Deferred,
  DictEntry,
  InstanceValue,
  ListValue,
  Reason,
  Scope,
  Value,
} from "./values.ts";

/** One run: what it changed, and what it decided. */
export interface Side {
  readonly changes: Changes;
  readonly made: ReadonlyMap<object, number>;
}

/** Alternatives of a list beyond which it becomes one open list. */
const LISTS = 8;
/** Alternatives of a value beyond which it is unknown. */
const VALUES = 64;

export class Merger {
  readonly #m: Interpreter;
  /** Pairs of objects that are being joined. */
  readonly #joining = new Map<Value, Set<Value>>();
  readonly #sides: readonly Side[];
  readonly #because: Reason;
  /** Objects made before this are older than the runs. */
  readonly #epoch: number;
  /** Whether anything differed. */
  differs = false;

  constructor(m: Interpreter, sides: readonly Side[], because: Reason, epoch: number) {
    this.#m = m;
    this.#sides = sides;
    this.#because = because;
    this.#epoch = epoch;
  }

  /** Writes the joined state; the runs have been undone. */
  write(): void {
    for (const scope of this.#scopes()) this.#mergeScope(scope);
    for (const object of this.#objects()) this.#mergeObject(object);
  }

  /** One value for what each run answered. */
  value(values: readonly (Value | Deferred)[]): Value {
    const first = values[0];
    const forced = values.map((value) =>
      value.kind === "deferred"
        ? this.#m.force({ value, origin: undefined, maybe: undefined }, undefined, "")
        : value,
    );
    const start = forced[0];
    if (first === undefined || start === undefined) return unknown(this.#because);
    const distinct: Value[] = [];
    for (const [i, value] of forced.entries()) {
      for (const one of this.#asSeen(value, i)) this.#include(distinct, one);
    }
    if (distinct.length === 1) return distinct[0] ?? start;
    this.differs = true;
    const lists = distinct.filter((value) => value.kind === "list");
    if (lists.length > LISTS && lists.length === distinct.length) return this.#joinLists(lists);
    if (distinct.length > VALUES) return unknown(this.#because);
    const reused = forced.find(
      (value) =>
        value.kind === "oneOf" &&
        value.values.length === distinct.length &&
        value.values.every((item) => distinct.includes(item)),
    );
    return reused ?? this.#alternatives(distinct);
  }

  #alternatives(distinct: readonly Value[]): Value {
    const joined = oneOf(distinct, this.#because);
    if (joined.kind === "oneOf") {
      for (const [i, value] of joined.values.entries()) {
        if (value.kind === "list" && value.epoch >= this.#epoch) {
          exclusive.set(value, { subject: joined, index: i });
        }
      }
    }
    return joined;
  }

  /** What a value is at the end of a run: a list with two contents is split. */
  #asSeen(value: Value, side: number): readonly Value[] {
    if (value.kind === "oneOf") return value.values.flatMap((one) => this.#asSeen(one, side));
    if (value.kind !== "list" || !this.#conflicts(value)) return [value];
    const content = this.#sides[side]?.changes.objects.get(value);
    const items = (content?.get("items") ?? value.items) as readonly Value[];
    const open = (content === undefined ? value.open : content.get("open")) as Reason | undefined;
    const made = list([...items], value.origin, open);
    const possible = content === undefined ? value.possible : content.get("possible");
    if (possible !== undefined) made.possible = possible as readonly Value[];
    return [made];
  }

  #conflicts(value: ListValue): boolean {
    const sides = this.#sides.filter((side) => exists(value, side));
    if (!sides.some((side) => side.changes.objects.has(value))) return false;
    const contents = sides.map((side) => side.changes.objects.get(value));
    return contents.some((content) => !this.#sameItems(content, contents[0], value));
  }

  #sameItems(left: Content | undefined, right: Content | undefined, value: ListValue): boolean {
    const a = (left?.get("items") ?? value.items) as readonly Value[];
    const b = (right?.get("items") ?? value.items) as readonly Value[];
    return a.length === b.length && a.every((item, i) => same(item, b[i], this.#epoch));
  }

  #include(distinct: Value[], value: Value): void {
    for (const [i, known] of distinct.entries()) {
      if (same(known, value, this.#epoch)) return;
      const joined = this.#unify(known, value);
      if (joined) {
        distinct[i] = known;
        return;
      }
    }
    distinct.push(value);
  }

  /** Joins two new objects of one kind into the first; objects that hold themselves are joined once. */
  #unify(left: Value, right: Value): boolean {
    const partners = this.#joining.get(left);
    if (partners?.has(right) === true) return true;
    this.#joining.set(left, (partners ?? new Set<Value>()).add(right));
    try {
      return this.#join(left, right);
    } finally {
      this.#joining.get(left)?.delete(right);
    }
  }

  #join(left: Value, right: Value): boolean {
    if (left.kind === "dict" && right.kind === "dict") {
      if (left.epoch < this.#epoch || right.epoch < this.#epoch) return false;
      if (left.fallback !== right.fallback) return false;
      this.differs = true;
      left.entries = this.#mergeEntries([left.entries, right.entries]);
      left.open ??= right.open;
      return true;
    }
    if (left.kind === "instance" && right.kind === "instance") {
      if (left.epoch < this.#epoch || right.epoch < this.#epoch) return false;
      if (left.payload !== undefined || right.payload !== undefined) return false;
      if (left.cls !== right.cls && !this.#unify(left.cls, right.cls)) return false;
      this.differs = true;
      this.#mergeAttributes(left, [left.attributes, right.attributes]);
      left.open ??= right.open;
      return true;
    }
    if (left.kind === "class" && right.kind === "class") {
      if (left.epoch < this.#epoch || right.epoch < this.#epoch) return false;
      if (left.definition === undefined || left.definition !== right.definition) return false;
      // What the two inherit from must be one as well.
      if (left.bases.length !== right.bases.length) return false;
      const joined = left.bases.every((base, i) => {
        const other = right.bases[i];
        return other !== undefined && (same(base, other, this.#epoch) || this.#unify(base, other));
      });
      if (!joined) return false;
      this.differs = true;
      this.#mergeClass(left, [left.attributes, right.attributes]);
      return true;
    }
    return false;
  }

  #scopes(): Set<Scope> {
    return new Set(this.#sides.flatMap((side) => [...side.changes.names.keys()]));
  }

  #mergeScope(scope: Scope): void {
    const names = new Set(
      this.#sides.flatMap((side) => [...(side.changes.names.get(scope)?.keys() ?? [])]),
    );
    for (const name of names) {
      const bindings = this.#sides.map((side) => {
        const changed = side.changes.names.get(scope);
        return changed?.has(name) === true ? changed.get(name) : scope.names.get(name);
      });
      this.#m.journal.bind(scope, name, this.#binding(bindings));
    }
  }

  #binding(bindings: readonly (Binding | undefined)[]): Binding | undefined {
    const bound = bindings.filter((binding) => binding !== undefined);
    const first = bound[0];
    if (first === undefined) return undefined;
    const unbound = bound.length < bindings.length;
    if (unbound) this.differs = true;
    const maybe = bound.find((binding) => binding.maybe !== undefined)?.maybe;
    const value = bindings.every((binding) => binding === first)
      ? this.#whole(first)
      : this.#values(bindings);
    const last = bound.findLast((binding) => binding.value !== first.value) ?? first;
    const origin = unbound || value === first.value ? first.origin : last.origin;
    return { value, origin, maybe: unbound ? (maybe ?? this.#because) : maybe };
  }

  #whole(binding: Binding): Value | Deferred {
    if (binding.value.kind !== "list" && binding.value.kind !== "oneOf") return binding.value;
    return this.value(this.#sides.map(() => binding.value));
  }

  /** The value of a name that some runs left unbound: what the others have. */
  #values(bindings: readonly (Binding | undefined)[]): Value | Deferred {
    const first = bindings.find((binding) => binding !== undefined)?.value;
    if (
      first?.kind === "deferred" &&
      bindings.every(
        (binding) =>
          binding === undefined ||
          (binding.value.kind === "deferred" &&
            binding.value.module === first.module &&
            binding.value.name === first.name),
      )
    ) {
      return first;
    }
    const present = bindings
      .map((binding, side) => ({ binding, side }))
      .filter((one) => one.binding !== undefined);
    if (present.length === bindings.length) {
      return this.value(bindings.map((binding) => binding?.value ?? unknown(this.#because)));
    }
    const part = new Merger(
      this.#m,
      present.map((one) => this.#sides[one.side]).filter((side) => side !== undefined),
      this.#because,
      this.#epoch,
    );
    return part.value(present.map((one) => one.binding?.value ?? unknown(this.#because)));
  }

  #objects(): Set<Journaled> {
    return new Set(this.#sides.flatMap((side) => [...side.changes.objects.keys()]));
  }

  #mergeObject(object: Journaled): void {
    const sides = this.#sides.filter((side) => exists(object, side));
    const contents = sides.map((side) => side.changes.objects.get(object) ?? contentOf(object));
    const first = contents[0];
    if (first === undefined) return;
    this.#m.journal.touch(object);
    if (contents.every((content) => sameContent(content, first, this.#epoch))) {
      restore(object, first);
      return;
    }
    const value = object as unknown as Value;
    const field = <Type>(name: string): Type[] =>
      contents.map((content) => content.get(name) as Type);
    const open = field<Reason | undefined>("open").find((reason) => reason !== undefined);
    this.differs = true;
    switch (value.kind) {
      case "dict":
        value.entries = this.#mergeEntries(field<Map<string, DictEntry>>("entries"));
        value.open = open;
        return;
      case "set": {
        const all = field<Map<string, Value>>("items");
        value.items = new Map(
          [...(all[0] ?? [])].filter(([key]) => all.every((items) => items.has(key))),
        );
        value.open = open ?? this.#because;
        return;
      }
      case "list":
        {
          const joined = joinedItems(field<readonly Value[]>("items"), this.#epoch);
          const possible = field<readonly Value[] | undefined>("possible");
          value.items = joined.items;
          value.possible = distinctValues(
            [...possible.flatMap((one) => one ?? []), ...joined.possible],
            this.#epoch,
          );
          value.open = open ?? this.#because;
        }
        return;
      case "instance":
        this.#mergeAttributes(value, field<Map<string, Value>>("attributes"));
        value.open ??= open;
        return;
      case "class":
        this.#mergeClass(value, field<Map<string, Binding>>("attributes"));
        return;
      default:
        restore(object, first);
        (object as unknown as { open: Reason | undefined }).open = open ?? this.#because;
    }
  }

  #mergeEntries(all: readonly Map<string, DictEntry>[]): Map<string, DictEntry> {
    const merged = new Map<string, DictEntry>();
    for (const entries of all) {
      for (const [key, entry] of entries) {
        if (merged.has(key)) continue;
        const found = all.map((one) => one.get(key));
        const present = found.filter((one) => one !== undefined);
        const maybe = present.find((one) => one.maybe !== undefined)?.maybe;
        const absent = present.length < all.length;
        merged.set(key, {
          key: entry.key,
          value: this.#part(present.map((one) => one.value)),
          origin: entry.origin,
          maybe: absent ? (maybe ?? this.#because) : maybe,
        });
      }
    }
    return merged;
  }

  /** As `value`, for values that do not stand for one run each. */
  #part(values: readonly Value[]): Value {
    const distinct: Value[] = [];
    for (const value of values) {
      for (const one of value.kind === "oneOf" ? value.values : [value]) {
        this.#include(distinct, one);
      }
    }
    const first = distinct[0];
    if (first !== undefined && distinct.length === 1) return first;
    const reused = values.find(
      (value) =>
        value.kind === "oneOf" &&
        value.values.length === distinct.length &&
        value.values.every((item) => distinct.includes(item)),
    );
    if (reused !== undefined) return reused;
    return distinct.length > VALUES ? unknown(this.#because) : oneOf(distinct, this.#because);
  }

  #mergeAttributes(value: InstanceValue, all: readonly Map<string, Value>[]): void {
    const merged = new Map<string, Value>();
    for (const attributes of all) {
      for (const name of attributes.keys()) {
        if (merged.has(name)) continue;
        const found = all.map((one) => one.get(name)).filter((one) => one !== undefined);
        // An attribute that may be absent cannot be told from one that the class has.
        if (found.length === all.length) merged.set(name, this.#part(found));
        else value.open ??= this.#because;
      }
    }
    value.attributes = merged;
  }

  #mergeClass(value: ClassValue, all: readonly Map<string, Binding>[]): void {
    const merged = new Map<string, Binding>();
    for (const attributes of all) {
      for (const name of attributes.keys()) {
        if (merged.has(name)) continue;
        const binding = this.#attribute(all.map((one) => one.get(name)));
        if (binding !== undefined) merged.set(name, binding);
      }
    }
    value.attributes = merged;
  }

  #attribute(bindings: readonly (Binding | undefined)[]): Binding | undefined {
    const bound = bindings.filter((binding) => binding !== undefined);
    const first = bound[0];
    if (first === undefined) return undefined;
    const values = bound.map((one) =>
      one.value.kind === "deferred" ? this.#m.force(one, undefined, "") : one.value,
    );
    const maybe = bound.find((binding) => binding.maybe !== undefined)?.maybe;
    return {
      value: this.#part(values),
      origin: first.origin,
      maybe: bound.length < bindings.length ? (maybe ?? this.#because) : maybe,
    };
  }

  #joinLists(lists: readonly ListValue[]): Value {
    const joined = joinedItems(
      lists.map((one) => one.items),
      this.#epoch,
    );
    const value = list(joined.items, lists[0]?.origin, this.#because);
    const possible = lists.flatMap((one) => one.possible ?? []);
    value.possible = distinctValues([...joined.possible, ...possible], this.#epoch);
    return value;
  }
}

/** Which alternative of a OneOf an object is: it is not there where another one was chosen. */
const exclusive = new WeakMap<object, { readonly subject: object; readonly index: number }>();

function exists(object: object, side: Side): boolean {
  const owner = exclusive.get(object);
  if (owner === undefined) return true;
  const choice = side.made.get(owner.subject);
  return choice === undefined || choice === owner.index;
}

/** The items that all lists have, in order, and those that only some have. */
function joinedItems(
  all: readonly (readonly Value[])[],
  epoch: number,
): { items: Value[]; possible: Value[] } {
  let common = [...(all[0] ?? [])];
  for (const items of all.slice(1)) common = commonItems(common, items, epoch);
  const possible: Value[] = [];
  for (const items of all) {
    const left = [...common];
    for (const item of items) {
      const at = left.findIndex((one) => same(one, item, epoch));
      if (at < 0) possible.push(item);
      else left.splice(at, 1);
    }
  }
  return { items: common, possible: distinctValues(possible, epoch) };
}

/** A common subsequence: as long as possible for what the programs at hand do, which is to insert. */
function commonItems(left: readonly Value[], right: readonly Value[], epoch: number): Value[] {
  const common: Value[] = [];
  let from = 0;
  for (const item of left) {
    const at = right.findIndex((one, i) => i >= from && same(one, item, epoch));
    if (at < 0) continue;
    common.push(item);
    from = at + 1;
  }
  return common;
}

function distinctValues(values: readonly Value[], epoch: number): Value[] {
  const distinct: Value[] = [];
  for (const value of values) {
    if (!distinct.some((one) => same(one, value, epoch))) distinct.push(value);
  }
  return distinct;
}
