/** The shapes of SQL's small tokens, as patterns tried at one place of the text. */

/**
 * Where the pattern's match at this place ends; the place itself when there is none.
 * The servers take every character outside ASCII as a letter, so the patterns do too.
 */
export function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** The patterns by what they find. */
export const shapes = {
  // A byte order mark opens many files; SQLite and the client programs skip it there.
  space: /^\ufeff|[ \t\n\r\f\v]+/y,
  word: /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y,
  number: /0[xob][\da-f_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:e[+-]?\d+)?/iy,
  dollarTag: /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y,
  /** MySQL's `/*!`, MariaDB's `/*M!`, with the version from which the server executes it. */
  executable: /\/\*M?!\d*/y,
  commentMark: /\/\*|\*\//g,
  dataEnd: /^\\\.[ \t]*\r?(?:\n|$)/gm,
  delimiterLine: /delimiter[ \t]+[^\n]*/iy,

  /** Placeholders: Django's own, and each engine's. */
  parameters: {
    django: /%(?:s(?![\w$])|\([A-Za-z_]\w*\)s)/y,
    postgresql: /\$\d+|:[A-Za-z_]\w*/y,
    mysql: /\?|@@?(?:[\w$.\u0080-\uffff]+|(?=['"`]))/y,
    // SQLite lets a name be followed by `::` and by a suffix in parentheses without blanks, as Tcl writes them.
    sqlite: /\?\d*|[$@#:](?:::)*[\w$\u0080-\uffff]+(?:::|[\w$\u0080-\uffff])*(?:\([^\s)]*\)?)?/y,
  },
} as const;

/** The end of the line, the line break excluded. PostgreSQL ends a comment at a lone carriage return too. */
export function lineEnd(text: string, at: number, atReturn: boolean): number {
  const pattern = atReturn ? /[\r\n]/g : /\n/g;
  pattern.lastIndex = at;
  return pattern.exec(text)?.index ?? text.length;
}

/** The delimiter that a `DELIMITER` line sets; quotes around it are the client's. */
export function delimiterOf(line: string): string | undefined {
  const [, word] = line.trim().split(/[ \t\r]+/);
  return word?.replace(/^(['"`])(.+)\1$/, "$2");
}
