/** Decodes the literals of Python: strings with their escapes, numbers of every form. */

/** The value of the text between quotes. `prefix` is what stands before the quote, in lower case. */
export function decodeText(body: string, prefix: string): string {
  if (prefix.includes("r") || !body.includes("\\")) return body;
  const isBytes = prefix.includes("b");
  return body.replaceAll(escape, (whole, ...groups: unknown[]) => {
    const [octal, hex, short, long, name, line, simple] = groups as (string | undefined)[];
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (isBytes && (short ?? long ?? name) !== undefined) return whole;
    if (short !== undefined) return String.fromCharCode(Number.parseInt(short, 16));
    if (long !== undefined) return codePoint(Number.parseInt(long, 16), whole);
    if (name !== undefined) return whole;
    if (line !== undefined) return "";
    return simple === undefined ? whole : (simpleEscapes[simple] ?? whole);
  });
}

const escape =
  /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|N\{([^}]*)\}|(\r\n|\r|\n)|([\\'"abfnrtv]))/g;

const simpleEscapes: Readonly<Record<string, string>> = {
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\u0007",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

function codePoint(code: number, whole: string): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

export interface NumberLiteral {
  readonly value: number | bigint;
  readonly form: "int" | "float" | "complex";
}

/** A number as it is written, underscores and all; what cannot be read is zero. */
export function decodeNumber(written: string): NumberLiteral {
  const text = written.replaceAll("_", "");
  if (/[jJ]$/.test(text)) return { value: Number(text.slice(0, -1)) || 0, form: "complex" };
  if (/^0[xXoObB]/.test(text)) return integer(text);
  if (/^[0-9]+[lL]?$/.test(text))
    return integer(text.replace(/[lL]$/, "").replace(/^0+(?=\d)/, ""));
  return { value: Number(text) || 0, form: "float" };
}

function integer(text: string): NumberLiteral {
  let value: bigint;
  try {
    value = BigInt(text.toLowerCase());
  } catch {
    return { value: 0, form: "int" };
  }
  const small = Number(value);
  return { value: Number.isSafeInteger(small) ? small : value, form: "int" };
}
