/** Keys that stay in the grid: a notebook around it would take them for commands that add or delete its cells. */

/** What a key press tells of itself. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Keys beside letters, figures and signs that do something in a field or to a button. */
const named: ReadonlySet<string> = new Set(["Enter", "Backspace", "Delete"]);

/** Whether the key is of no use outside; what has a modifier may be one of the editor's own. */
export function isOwnKey({ key, ctrlKey, metaKey, altKey }: Press): boolean {
  // Handed on, the editor would select all once more, later, and what was typed by then would be typed over.
  if ((ctrlKey || metaKey) && !altKey && key === "a") return true;
  if (ctrlKey || metaKey || altKey) return false;
  return named.has(key) || [...key].length === 1;
}
