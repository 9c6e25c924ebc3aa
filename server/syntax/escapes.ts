/** Decodes the backslash escapes of Python's string literals. */

const simple: Readonly<Record<string, string>> = {
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\n": "",
};

const escape =
  /\\(?:\n|[\\'"abfnrtv]|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\})/g;

/**
 * The value of a literal's content. Line ends become `\n` as Python reads them; an escape that
 * Python does not know stays as it is. A character named by `\N{…}` becomes U+FFFD.
 */
export function decode(content: string, raw: boolean, bytes: boolean): string {
  const lines = content.includes("\r") ? content.replace(/\r\n?/g, "\n") : content;
  if (raw || !lines.includes("\\")) return lines;
  return lines.replace(escape, (written) => {
    const letter = written[1] ?? "";
    const known = simple[letter];
    if (known !== undefined) return known;
    if (letter >= "0" && letter <= "7") return octal(written, bytes);
    if (letter === "x") return String.fromCharCode(Number.parseInt(written.slice(2), 16));
    if (bytes) return written;
    if (letter === "N") return "\ufffd";
    const point = Number.parseInt(written.slice(2), 16);
    return point > 0x10_ffff ? "\ufffd" : String.fromCodePoint(point);
  });
}

function octal(written: string, bytes: boolean): string {
  const code = Number.parseInt(written.slice(1), 8);
  return String.fromCharCode(bytes ? code & 0xff : code);
}
