/** What `\d`, `\w` and `\s` stand for, as the inside of a class of JavaScript's `v` mode. */

import type { Cursor } from "./cursor.ts";

export interface CharacterSets {
  readonly digit: string;
  readonly word: string;
  readonly space: string;
}

/** For texts, or for bytes and the ASCII flag. */
export function sets(ascii: boolean): CharacterSets {
  return ascii
    ? { digit: "0-9", word: String.raw`a-zA-Z0-9_`, space: String.raw` \t\n\r\f\v` }
    : {
        digit: String.raw`\p{Nd}`,
        word: String.raw`\p{L}\p{N}_`,
        space: String.raw` \t\n\r\f\v\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`,
      };
}

/** Takes `\d`, `\D`, `\w`, `\W`, `\s`, `\S`, if one of them stands here. */
export function classEscape(cursor: Cursor, sets: CharacterSets): string | undefined {
  switch (cursor.take(/\\([dDwWsS])/y)?.[1]) {
    case "d":
      return sets.digit;
    case "D":
      return `[^${sets.digit}]`;
    case "w":
      return sets.word;
    case "W":
      return `[^${sets.word}]`;
    case "s":
      return sets.space;
    case "S":
      return `[^${sets.space}]`;
    default:
      return undefined;
  }
}
