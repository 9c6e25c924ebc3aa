/** Packs trees into numbers and texts, and unpacks them: several times faster than a parse. */

/** Plain data, packed. */
export interface Packed {
  /** Numbers of seven bits a byte, the lowest first; the eighth says that more follow. */
  readonly bytes: Uint8Array;
  readonly texts: readonly string[];
}

/** What the next number of a stream says; from `firstShape` on it names an object's shape. */
const tags = {
  undefined: 0,
  null: 1,
  true: 2,
  false: 3,
  integer: 4,
  text: 5,
  array: 6,
  float: 7,
  bigint: 8,
  shape: 9,
};
const firstShape = 10;

/** Between the names of an object's members, in the text that tells its shape. */
const separator = ",";

/** The value of the member `kind` stands after this in a shape, since it is the same for all. */
const kindMark = "=";

/** Packs objects, arrays, texts, numbers, bigints, booleans, null and undefined. */
export function pack(value: unknown): Packed {
  const packer = new Packer();
  packer.add(value);
  return packer.packed();
}

/** @throws where the packed data is damaged */
export function unpack({ bytes, texts }: Packed): unknown {
  return new Unpacker(bytes, texts).next();
}

/** What is written into before its length is known; shared, since packing is never interrupted. */
let scratch = new Uint8Array(65_536);

class Packer {
  readonly #texts: string[] = [];
  readonly #textIds = new Map<string, number>();
  readonly #shapes = new Map<string, number>();
  #length = 0;

  packed(): Packed {
    return { bytes: scratch.slice(0, this.#length), texts: this.#texts };
  }

  add(value: unknown): void {
    switch (typeof value) {
      case "string":
        return this.#tagged(tags.text, this.#text(value));
      case "number":
        if (Number.isInteger(value) && value >= 0 && value < 2 ** 31 && !Object.is(value, -0))
          return this.#tagged(tags.integer, value);
        return this.#tagged(tags.float, this.#text(String(value)));
      case "bigint":
        return this.#tagged(tags.bigint, this.#text(String(value)));
      case "boolean":
        return this.#number(value ? tags.true : tags.false);
      case "object":
        if (value === null) this.#number(tags.null);
        else if (Array.isArray(value)) this.#array(value);
        else this.#object(value as Readonly<Record<string, unknown>>);
        return;
      default:
        this.#number(tags.undefined);
    }
  }

  #tagged(tag: number, value: number): void {
    this.#number(tag);
    this.#number(value);
  }

  #number(value: number): void {
    if (this.#length + 8 > scratch.length) {
      const larger = new Uint8Array(scratch.length * 2);
      larger.set(scratch);
      scratch = larger;
    }
    let rest = value;
    for (; rest > 127; rest >>>= 7) {
      scratch[this.#length] = (rest & 127) | 128;
      this.#length += 1;
    }
    scratch[this.#length] = rest;
    this.#length += 1;
  }

  #array(items: readonly unknown[]): void {
    this.#tagged(tags.array, items.length);
    for (const item of items) this.add(item);
  }

  #object(value: Readonly<Record<string, unknown>>): void {
    const names = Object.keys(value);
    const kind = typeof value["kind"] === "string" ? value["kind"] : undefined;
    const members = names
      .map((name) => (name === "kind" && kind !== undefined ? name + kindMark + kind : name))
      .join(separator);
    let shape = this.#shapes.get(members);
    if (shape === undefined) {
      shape = this.#shapes.size;
      this.#shapes.set(members, shape);
      this.#tagged(tags.shape, this.#text(members));
    }
    this.#number(firstShape + shape);
    for (const name of names) if (name !== "kind" || kind === undefined) this.add(value[name]);
  }

  #text(text: string): number {
    let id = this.#textIds.get(text);
    if (id === undefined) {
      id = this.#texts.length;
      this.#texts.push(text);
      this.#textIds.set(text, id);
    }
    return id;
  }
}

/** How objects of one shape are made. */
interface Shape {
  /** Has all members, and those that are the same for all objects: copies are laid out alike. */
  readonly template: Readonly<Record<string, unknown>>;
  /** The members that follow in the stream. */
  readonly names: readonly string[];
}

class Unpacker {
  readonly #bytes: Uint8Array;
  readonly #texts: readonly string[];
  readonly #shapes: Shape[] = [];
  #at = 0;

  constructor(bytes: Uint8Array, texts: readonly string[]) {
    this.#bytes = bytes;
    this.#texts = texts;
  }

  next(): unknown {
    const tag = this.#number();
    if (tag >= firstShape) return this.#object(this.#shapes[tag - firstShape]);
    switch (tag) {
      case tags.undefined:
        return undefined;
      case tags.null:
        return null;
      case tags.true:
        return true;
      case tags.false:
        return false;
      case tags.integer:
        return this.#number();
      case tags.text:
        return this.#text();
      case tags.array:
        return this.#array(this.#number());
      case tags.float:
        return Number(this.#text());
      case tags.bigint:
        return BigInt(this.#text());
      default:
        this.#shapes.push(shapeOf(this.#text()));
        return this.next();
    }
  }

  #number(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw new Error("packed data ends too soon");
      this.#at += 1;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
    throw new Error("packed data has a number that is too large");
  }

  #text(): string {
    const text = this.#texts[this.#number()];
    if (text === undefined) throw new Error("packed data names a text that is not there");
    return text;
  }

  #array(length: number): unknown[] {
    const items: unknown[] = [];
    for (let index = 0; index < length; index += 1) items.push(this.next());
    return items;
  }

  #object(shape: Shape | undefined): Record<string, unknown> {
    if (shape === undefined) throw new Error("packed data names a shape that is not there");
    const value = { ...shape.template };
    for (const name of shape.names) value[name] = this.next();
    return value;
  }
}

function shapeOf(members: string): Shape {
  const template: Record<string, unknown> = {};
  const names: string[] = [];
  for (const member of members === "" ? [] : members.split(separator)) {
    const [name = member, kind] = member.split(kindMark, 2);
    template[name] = kind;
    if (kind === undefined) names.push(name);
  }
  return { template, names };
}
