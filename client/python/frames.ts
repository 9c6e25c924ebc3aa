/** Frames of JSON on a byte stream: four bytes of length, big-endian, then UTF-8. */

/** A frame beyond this is a mistake of one of the two sides. */
const maximum = 256 * 1024 * 1024;

/** A message as bytes. Throws for one that is too large, which no request of ours is. */
export function encodeFrame(message: object): Buffer {
  const body = Buffer.from(JSON.stringify(message), "utf8");
  if (body.length > maximum) throw new Error("the message is too large");
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  return Buffer.concat([head, body]);
}

/** Puts messages together from the pieces in which they arrive. */
export class FrameReader {
  #pieces: Buffer[] = [];
  #size = 0;

  /** Takes a piece; returns the messages that are complete now. Throws for what is no frame. */
  push(piece: Buffer): readonly unknown[] {
    this.#pieces.push(piece);
    this.#size += piece.length;
    const messages: unknown[] = [];
    for (let length = this.#next(); length !== undefined; length = this.#next())
      messages.push(JSON.parse(this.#take(4 + length).toString("utf8", 4)));
    return messages;
  }

  /** The length of the next message's text, where all of it is here. */
  #next(): number | undefined {
    if (this.#size < 4) return undefined;
    if ((this.#pieces[0]?.length ?? 0) < 4) this.#pieces = [Buffer.concat(this.#pieces)];
    const length = this.#pieces[0]?.readUInt32BE(0) ?? 0;
    if (length > maximum) throw new Error("the message is too large");
    return this.#size >= 4 + length ? length : undefined;
  }

  #take(count: number): Buffer {
    const all = this.#pieces.length === 1 ? this.#pieces[0]! : Buffer.concat(this.#pieces);
    const rest = all.subarray(count);
    this.#pieces = rest.length > 0 ? [rest] : [];
    this.#size = rest.length;
    return all.subarray(0, count);
  }
}
