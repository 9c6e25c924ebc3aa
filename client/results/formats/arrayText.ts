/** Reads PostgreSQL's text of an array: `{1,NULL,"a,b"}`. */

export type ArrayItem = string | null | readonly ArrayItem[];

/** The items, nested as they are; undefined for what is no array. Bounds (`[0:1]={…}`) are left out. */
export function arrayItems(text: string): readonly ArrayItem[] | undefined {
  const start = /^(?:\[[^\]]*\])*=/.exec(text)?.[0].length ?? 0;
  const tokens = text.slice(start).match(/[{},]|"(?:[^"\\]|\\.)*"|(?:[^{},"\\]|\\.)+/gs) ?? [];
  if (tokens[0] !== "{" || tokens.join("").length !== text.length - start) return undefined;
  const open: ArrayItem[][] = [];
  for (const [at, token] of tokens.entries()) {
    const inside = open.at(-1);
    if (token === "{") {
      const items: ArrayItem[] = [];
      inside?.push(items);
      open.push(items);
    } else if (token === "}") {
      open.pop();
      if (open.length === 0) return at === tokens.length - 1 ? inside : undefined;
    } else if (token !== ",") inside?.push(itemOf(token));
  }
  return undefined;
}

function itemOf(token: string): string | null {
  if (token === "NULL") return null;
  const inner = token.startsWith('"') ? token.slice(1, -1) : token;
  return inner.replace(/\\(.)/gs, "$1");
}
