/** Puts lists into words. */

/** `a`, `a and b`, `a, b and c`, `a, b and 4 others`. */
export function list(names: Iterable<string>, most = 3): string {
  const all = [...names];
  const rest = all.length - most;
  if (rest > 1) return `${all.slice(0, most - 1).join(", ")} and ${rest + 1} others`;
  const last = all.pop() ?? "";
  return all.length === 0 ? last : `${all.join(", ")} and ${last}`;
}

/** Each in Python's quotes. */
export function quoted(names: Iterable<string>): readonly string[] {
  return [...names].map((name) => `'${name}'`);
}
