/** Knows the one statement that reads in every SQL: columns of a table by their quoted names, nothing computed. */

const name = String.raw`"[A-Za-z_][A-Za-z0-9_]*"`;
const plain = new RegExp(
  String.raw`^SELECT ${name}(?:, ${name})* FROM ${name}(?:\.${name})?(?: ORDER BY ${name})?$`,
);

/** Whether it is of that form to the letter; there is no other reading of it, whatever the engine. */
export function isPlainSelect(sql: string): boolean {
  return plain.test(sql);
}
