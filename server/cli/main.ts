/** The command line's process. */

import { createPainter } from "./painter.ts";
import { run } from "./run.ts";

// Whoever reads may stop reading, as `head` does.
process.stdout.on("error", () => process.exit());

void run(process.argv.slice(2), {
  write: (text) => void process.stdout.write(text),
  tell: (line) => void process.stderr.write(`${line}\n`),
  painter: createPainter(process.stdout.isTTY === true),
}).then((status) => {
  process.exitCode = status;
});
