/** A worker thread: scans its part of a project's files and sends what it found. */

import { parentPort, workerData } from "node:worker_threads";
import { scanFiles, type ScanAnswer, type ScanRequest } from "./scanFiles.ts";

/** What a worker tells: how many files more it has done, and at last what it found. */
export type WorkerMessage =
  | { readonly kind: "progress"; readonly files: number }
  | { readonly kind: "answer"; readonly answer: ScanAnswer };

function send(message: WorkerMessage): void {
  // The rule is about windows; this is the port of a thread.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(message);
}

// An error ends the thread, and the starter scans by itself.
void scanFiles(workerData as ScanRequest, (files) => send({ kind: "progress", files })).then(
  (answer) => send({ kind: "answer", answer }),
);
