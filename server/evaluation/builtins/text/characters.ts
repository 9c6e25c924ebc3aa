/** Classes of characters and mappings of case, as Python's `str` sees them. */

const space = String.raw`\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`;
const leading = new RegExp(`^[${space}]+`);
const trailing = new RegExp(`[${space}]+$`);
const runs = new RegExp(`[^${space}]+`, "g");
const onlySpace = new RegExp(`^[${space}]+$`);
const cased = /[\p{Lowercase}\p{Uppercase}\p{Lt}]/u;

/** The number of code points. */
export function length(text: string): number {
  return isSimple(text) ? text.length : Array.from(text).length;
}

/** Whether every code point is one code unit, so that offsets are the same in both counts. */
export function isSimple(text: string): boolean {
  return !/[\ud800-\udbff]/.test(text);
}

/** A part by offsets in code points. */
export function part(text: string, start: number, end: number): string {
  if (start >= end) return "";
  return isSimple(text) ? text.slice(start, end) : Array.from(text).slice(start, end).join("");
}

export function stripSpace(text: string, left: boolean, right: boolean): string {
  const begun = left ? text.replace(leading, "") : text;
  return right ? begun.replace(trailing, "") : begun;
}

/** Strips the characters of a set, as `text.strip(characters)`. */
export function stripCharacters(
  text: string,
  characters: string,
  left: boolean,
  right: boolean,
): string {
  const points = Array.from(text);
  const set = new Set(characters);
  let start = 0;
  let end = points.length;
  if (left) while (start < end && set.has(points[start] ?? "")) start++;
  if (right) while (end > start && set.has(points[end - 1] ?? "")) end--;
  return points.slice(start, end).join("");
}

/** The words between white space, each with where it starts and ends. */
export function words(text: string): readonly { word: string; start: number; end: number }[] {
  return Array.from(text.matchAll(runs), (found) => ({
    word: found[0],
    start: found.index,
    end: found.index + found[0].length,
  }));
}

export function splitLines(text: string, keepEnds: boolean): string[] {
  const lines: string[] = [];
  const breaks = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g;
  let start = 0;
  for (const found of text.matchAll(breaks)) {
    lines.push(text.slice(start, keepEnds ? found.index + found[0].length : found.index));
    start = found.index + found[0].length;
  }
  if (start < text.length) lines.push(text.slice(start));
  return lines;
}

export function title(text: string): string {
  let afterCased = false;
  let result = "";
  for (const character of text) {
    result += afterCased ? character.toLowerCase() : titleCharacter(character);
    afterCased = cased.test(character);
  }
  return result;
}

export function capitalize(text: string): string {
  const [first = "", ...rest] = Array.from(text);
  return titleCharacter(first) + rest.join("").toLowerCase();
}

export function swapCase(text: string): string {
  return Array.from(text, (character) =>
    /\p{Uppercase}/u.test(character) ? character.toLowerCase() : character.toUpperCase(),
  ).join("");
}

export function caseFold(text: string): string {
  return /^[\0-\x7f]*$/.test(text)
    ? text.toLowerCase()
    : Array.from(text, (character) => character.toUpperCase().toLowerCase()).join("");
}

/** Python's `isspace`, `isalpha`, …; undefined where the classes of Unicode do not tell. */
export const tests: Readonly<Record<string, (text: string) => boolean | undefined>> = {
  isspace: (text) => onlySpace.test(text),
  isalpha: (text) => /^\p{L}+$/u.test(text),
  isalnum: (text) => /^[\p{L}\p{N}]+$/u.test(text),
  isdecimal: (text) => /^\p{Nd}+$/u.test(text),
  // Superscripts and circled digits are digits, fractions are not; no class tells them apart.
  isdigit: (text) =>
    /^\p{Nd}+$/u.test(text) ? true : /^[\p{Nd}\p{No}]+$/u.test(text) ? undefined : false,
  isnumeric: (text) =>
    /^\p{N}+$/u.test(text) ? true : /^[\p{N}\p{Script=Han}]+$/u.test(text) ? undefined : false,
  isidentifier: (text) => /^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(text),
  isascii: (text) => /^[\0-\x7f]*$/.test(text),
  isprintable: (text) => /^(?:[^\p{C}\p{Z}]| )*$/u.test(text),
  isupper: (text) => /\p{Uppercase}/u.test(text) && !/[\p{Lowercase}\p{Lt}]/u.test(text),
  islower: (text) => /\p{Lowercase}/u.test(text) && !/[\p{Uppercase}\p{Lt}]/u.test(text),
  istitle: isTitle,
};

function isTitle(text: string): boolean {
  let afterCased = false;
  let found = false;
  for (const character of text) {
    if (/[\p{Uppercase}\p{Lt}]/u.test(character)) {
      if (afterCased) return false;
      afterCased = true;
      found = true;
    } else if (/\p{Lowercase}/u.test(character)) {
      if (!afterCased) return false;
      found = true;
    } else {
      afterCased = false;
    }
  }
  return found;
}

/** An upper-case letter that stands for several keeps only its first one large: `ß` gives `Ss`. */
function titleCharacter(character: string): string {
  const [first = "", ...rest] = Array.from(character.toUpperCase());
  return first + rest.join("").toLowerCase();
}
