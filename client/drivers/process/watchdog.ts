/** Ends this process when its parent is gone, even while a statement of SQLite keeps the main thread busy. */
import { Worker } from "node:worker_threads";

/** Looks for the parent once a second, in a thread of its own: the main thread may hear nothing for hours. */
export function dieWithParent(): void {
  const worker = new Worker(watch, { eval: true, workerData: process.ppid });
  worker.unref();
}

const watch = `
  const { workerData: parent } = require("node:worker_threads");
  setInterval(() => {
    try {
      process.kill(parent, 0);
      if (process.ppid === parent) return;
    } catch {}
    process.kill(process.pid, "SIGKILL");
  }, 1000);
`;
