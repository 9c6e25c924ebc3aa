/** A fingerprint of what a tree means, wherever its parts stand. */

/**
 * Equal for equal trees, whatever their offsets; differing for others but by chance of 2⁻⁶⁴.
 * The content of texts that stand alone as statements (docstrings) does not count.
 */
export function digestOf(root: unknown): string {
  const hash = new Hash();
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== "object" || value === null) {
      hash.add(value);
    } else if (Array.isArray(value)) {
      const items: readonly unknown[] = value;
      hash.number(items.length);
      for (const item of items) waiting.push(item);
    } else if (isDocumentation(value)) {
      hash.add("documentation");
    } else {
      for (const [name, member] of Object.entries(value)) {
        if (name === "start" || name === "end" || name === "inner" || name === "moduleRange")
          continue;
        waiting.push(member);
      }
    }
  }
  return hash.text();
}

function isDocumentation(node: object): boolean {
  if (!("kind" in node) || node.kind !== "ExpressionStatement" || !("value" in node)) return false;
  const { value } = node;
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "Text";
}

/** Two hashes of 32 bits with different multipliers, after FNV and xxHash. */
class Hash {
  #one = 0x811c_9dc5;
  #other = 0x9e37_79b1;

  /** Any plain value; kinds are told apart. */
  add(value: unknown): void {
    switch (typeof value) {
      case "string": {
        this.#string(value);
        break;
      }
      case "number": {
        if (Number.isInteger(value) && Math.abs(value) < 0x7fff_ffff) {
          this.number(2);
          this.number(value);
        } else this.#string(`n${value}`);
        break;
      }
      case "boolean": {
        this.number(value ? 3 : 4);
        break;
      }
      default: {
        // null, undefined, bigint
        this.#string(String(value));
      }
    }
  }

  number(value: number): void {
    this.#one = Math.imul(this.#one ^ value, 0x0100_0193);
    this.#one ^= this.#one >>> 15;
    this.#other = Math.imul(this.#other ^ value, 0x85eb_ca6b);
    this.#other ^= this.#other >>> 13;
  }

  #string(text: string): void {
    this.number(text.length);
    for (let index = 0; index < text.length; index += 1) this.number(text.charCodeAt(index));
  }

  text(): string {
    const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, "0");
    return hex(this.#one) + hex(this.#other);
  }
}
