/** URIs of the protocol and paths of ours: absolute, with `/`. */

import { fileURLToPath, pathToFileURL } from "node:url";

/** The path of a `file:` URI; undefined for others (untitled documents, notebooks). */
export function pathOf(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  try {
    return fileURLToPath(uri).replaceAll("\\", "/");
  } catch {
    return undefined;
  }
}

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}
