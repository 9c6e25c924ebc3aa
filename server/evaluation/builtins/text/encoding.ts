/** Texts to bytes and back, in the encodings that settings are written in. */

/** The bytes of a text, one character each; undefined where the encoding is not one of ours or has no such character. */
export function encode(text: string, encoding: string): string | undefined {
  switch (normal(encoding)) {
    case "utf8":
      return /[\ud800-\udfff]/u.test(text) ? undefined : utf8(text);
    case "ascii":
      return /^[\0-\x7f]*$/.test(text) ? text : undefined;
    case "latin1":
      return /^[\0-\xff]*$/.test(text) ? text : undefined;
    default:
      return undefined;
  }
}

/** The text of bytes; undefined where they are none in that encoding. */
export function decode(bytes: string, encoding: string): string | undefined {
  switch (normal(encoding)) {
    case "utf8":
      return fromUtf8(bytes);
    case "ascii":
      return /^[\0-\x7f]*$/.test(bytes) ? bytes : undefined;
    case "latin1":
      return bytes;
    default:
      return undefined;
  }
}

export function byteArray(bytes: string): Uint8Array {
  return Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
}

export function byteText(bytes: Iterable<number>): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function normal(encoding: string): string {
  const name = encoding.toLowerCase().replaceAll(/[-_ ]/g, "");
  if (name === "utf" || name === "u8") return "utf8";
  if (name === "usascii" || name === "646") return "ascii";
  return name === "iso88591" || name === "l1" || name === "latin" ? "latin1" : name;
}

function utf8(text: string): string {
  let bytes = "";
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) bytes += character;
    else if (point < 0x800) bytes += byteText([0xc0 | (point >> 6), tail(point, 0)]);
    else if (point < 0x10000) {
      bytes += byteText([0xe0 | (point >> 12), tail(point, 6), tail(point, 0)]);
    } else {
      bytes += byteText([0xf0 | (point >> 18), tail(point, 12), tail(point, 6), tail(point, 0)]);
    }
  }
  return bytes;
}

function tail(point: number, shift: number): number {
  return 0x80 | ((point >> shift) & 0x3f);
}

function fromUtf8(bytes: string): string | undefined {
  const escaped = Array.from(
    bytes,
    (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, "0")}`,
  ).join("");
  try {
    return decodeURIComponent(escaped);
  } catch {
    return undefined;
  }
}
