/** What Python's objects have and ours do not: it is there, and what it is or does is not known. */

import type { Machine, Unknown } from "../values.ts";

/** By what the object is. */
const names: Readonly<Record<string, string>> = {
  bytes:
    "capitalize center expandtabs index isalnum isalpha isascii islower isspace istitle isupper " +
    "ljust maketrans partition removeprefix removesuffix rfind rindex rjust rpartition " +
    "splitlines swapcase title translate zfill",
  dictView: "mapping",
  environ: "clear decodekey decodevalue encodekey encodevalue popitem",
  file:
    "buffer closed detach encoding errors fileno flush isatty line_buffering mode name newlines " +
    "readable reconfigure seekable tell truncate writable write writelines getbuffer readinto",
  match: "endpos expand lastgroup lastindex pos regs",
  path:
    "as_uri chmod copy copy_into full_match group hardlink_to info is_block_device " +
    "is_char_device is_fifo is_junction is_mount is_reserved is_socket lchmod link_to lstat " +
    "match move move_into owner parser read_bytes readlink rename replace rmdir samefile " +
    "symlink_to unlink walk with_segments write_bytes write_text from_uri",
  pattern: "flags scanner",
  random:
    "VERSION betavariate binomialvariate expovariate gammavariate gauss gauss_next getstate " +
    "lognormvariate normalvariate paretovariate randbytes setstate triangular vonmisesvariate " +
    "weibullvariate",
  uuid:
    "bytes bytes_le clock_seq clock_seq_hi_variant clock_seq_low fields int is_safe node time " +
    "time_hi_version time_low time_mid urn variant version",
};

const sets = new Map(Object.entries(names).map(([of, list]) => [of, new Set(list.split(" "))]));

/** The names that objects of one kind have besides those that are modeled. */
export function unmodeledNames(of: keyof typeof names): ReadonlySet<string> {
  return sets.get(of) ?? new Set();
}

/** An attribute that the real object has; undefined for one that it does not have either. */
export function unmodeled(
  machine: Machine,
  of: keyof typeof names,
  name: string,
): Unknown | undefined {
  return unmodeledNames(of).has(name)
    ? machine.unknown("unsupported", `the attribute ${name} is not modeled`)
    : undefined;
}
