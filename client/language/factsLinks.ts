/** Writes links that the editor's Markdown preview can follow from a document that is no file. */
import { posix } from "node:path";
import type { Link } from "./factsText.ts";

/**
 * Links into one workspace folder. The preview takes `/shop/models.py#L12` to start at the first folder of the
 * workspace and follows nothing else from a virtual document, so places outside that folder stay plain text.
 * @param root the folder's path, with slashes
 */
export function linksInto(root: string | undefined): Link {
  return (project, place) => {
    if (place === "") return "";
    const [, path = place, line] = /^(.*?)(?::(\d+))?$/.exec(place) ?? [];
    const slashes = path.replaceAll("\\", "/");
    const inside =
      root === undefined ? ".." : posix.relative(root, posix.resolve(project, slashes));
    if (inside.startsWith("..")) return place;
    const fragment = line === undefined ? "" : `#L${line}`;
    return `[${place}](</${encodeURI(inside)}${fragment}>)`;
  };
}
