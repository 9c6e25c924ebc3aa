/** Filters names by what the user typed. */

/** Whether a name, or one of several names of the same thing, passes. */
export type Filter = (...names: readonly string[]) => boolean;

/**
 * Words apart by blanks, all of which must fit: a word is looked for anywhere in the name, in either case.
 * With `*` or `?` it has to fit the whole name, with `!` in front it must not fit. No words let everything pass.
 */
export function filterOf(pattern: string): Filter {
  const words = pattern.split(/\s+/).filter((word) => word !== "" && word !== "!");
  const tests = words.map(testOf);
  return (...names) => tests.every((test) => test(names));
}

function testOf(word: string): (names: readonly string[]) => boolean {
  if (word.startsWith("!")) {
    const unwanted = testOf(word.slice(1));
    return (names) => !unwanted(names);
  }
  if (!/[*?]/.test(word)) {
    const part = word.toLowerCase();
    return (names) => names.some((name) => name.toLowerCase().includes(part));
  }
  const glob = word.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  const whole = new RegExp(`^${glob.replaceAll("*", ".*").replaceAll("?", ".")}$`, "isu");
  return (names) => names.some((name) => whole.test(name));
}
