/** Where our own Python is: beside the bundle that this is part of, or in the sources. */
import { existsSync } from "node:fs";
import path from "node:path";

/** The folder that holds `start.py`; found from the file that is running. */
export function workerFolder(): string {
  const built = path.join(import.meta.dirname, "python");
  return existsSync(built) ? built : path.join(import.meta.dirname, "worker");
}
