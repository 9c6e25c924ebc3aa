/** Runs the command line in a process of its own and measures it: time and peak memory. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where the built product is, and a cache directory of this run alone. */
export interface Place {
  readonly cli: string;
  readonly server: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** What one run cost and said. */
export interface Run {
  readonly status: number | null;
  readonly output: string;
  readonly seconds: number;
  /** The largest resident set of the process, all its threads included; undefined where it was killed. */
  readonly peakMegabytes: number | undefined;
}

/** Asks the process itself for its peak as it exits: that needs no tool of the system. */
const watcher = `data:text/javascript,${encodeURIComponent(`
  import { isMainThread } from "node:worker_threads";
  import { writeFileSync } from "node:fs";
  if (isMainThread)
    process.on("exit", () => writeFileSync(process.env.BENCH_PEAK, String(process.resourceUsage().maxRSS)));
`)}`;

/** Runs a script under this Node, with these variables beside the inherited ones. */
export function measure(
  script: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const place = mkdtempSync(join(tmpdir(), "bench-"));
  const peak = join(place, "peak");
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", watcher, script, ...args], {
      env: { ...process.env, ...environment, BENCH_PEAK: peak },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let errors = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
    child.on("error", reject);
    child.on("close", (status) => {
      const seconds = (performance.now() - started) / 1000;
      const peakMegabytes = megabytes(peak);
      rmSync(place, { recursive: true, force: true });
      resolve({ status, output: output || errors, seconds, peakMegabytes });
    });
  });
}

/** The peak that the process wrote down, in kilobytes there. */
function megabytes(path: string): number | undefined {
  try {
    return (Number(readFileSync(path, "utf8")) * 1024) / 1e6;
  } catch {
    return undefined;
  }
}
