/** Packs trees into numbers and texts, and unpacks them: several times faster than a parse. */

/** Plain data, packed. */
export interface Packed {
  readonly numbers: Int32Array;
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
export function unpack({ numbers, texts }: Packed): unknown {
  return new Unpacker(numbers, texts).next();
}

class Packer {
  readonly #numbers: number[] = [];
  readonly #texts: string[] = [];
  readonly #textIds = new Map<string, number>();
  readonly #shapes = new Map<string, number>();

  packed(): Packed {
    return { numbers: Int32Array.from(this.#numbers), texts: this.#texts };
  }

  add(value: unknown): void {
    switch (typeof value) {
      case "string":
        return this.#tagged(tags.text, this.#text(value));
      case "number":
        if (Number.isInteger(value) && Math.abs(value) < 2 ** 31 && !Object.is(value, -0))
          return this.#tagged(tags.integer, value);
        return this.#tagged(tags.float, this.#text(String(value)));
      case "bigint":
        return this.#tagged(tags.bigint, this.#text(String(value)));
      case "boolean":
        this.#numbers.push(value ? tags.true : tags.false);
        return;
      case "object":
        if (value === null) this.#numbers.push(tags.null);
        else if (Array.isArray(value)) this.#array(value);
        else this.#object(value as Readonly<Record<string, unknown>>);
        return;
      default:
        this.#numbers.push(tags.undefined);
    }
  }

  #tagged(tag: number, value: number): void {
    this.#numbers.push(tag, value);
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
    this.#numbers.push(firstShape + shape);
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

/** The members of objects of one shape: a name, and its value where all have the same. */
type Shape = readonly { readonly name: string; readonly kind: string | undefined }[];

class Unpacker {
  readonly #numbers: Int32Array;
  readonly #texts: readonly string[];
  readonly #shapes: Shape[] = [];
  #at = 0;

  constructor(numbers: Int32Array, texts: readonly string[]) {
    this.#numbers = numbers;
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
    const value = this.#numbers[this.#at];
    if (value === undefined) throw new Error("packed data ends too soon");
    this.#at += 1;
    return value;
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
    const value: Record<string, unknown> = {};
    for (const { name, kind } of shape) value[name] = kind ?? this.next();
    return value;
  }
}

function shapeOf(members: string): Shape {
  if (members === "") return [];
  return members.split(separator).map((member) => {
    const [name = member, kind] = member.split(kindMark, 2);
    return { name, kind };
  });
}
