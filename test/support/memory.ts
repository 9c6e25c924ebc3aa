/** How much memory is really in use, whatever garbage a long run of tests has left about. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

let collect: (() => void) | undefined;

/** The bytes that are held after garbage was collected: values, and buffers outside of the heap. */
export function memoryHeld(): number {
  if (collect === undefined) {
    setFlagsFromString("--expose-gc");
    // The flag makes the function known in contexts that are made after it.
    collect = runInNewContext("gc") as () => void;
  }
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
