/** Runs a management command in a process group of its own, which can be stopped as a whole. */
import { spawn, type ChildProcess } from "node:child_process";

export interface RunInputs {
  /** The program first. */
  readonly words: readonly string[];
  readonly folder: string;
  /** The whole environment. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What the command prints, as it comes. */
  readonly onOutput: (text: string, stream: "stdout" | "stderr") => void;
}

export type Ended =
  | { readonly kind: "exited"; readonly status: number }
  /** `how`: by a request that Python answers with KeyboardInterrupt, or by force. */
  | { readonly kind: "cancelled"; readonly how: "interrupted" | "killed" }
  /** A sentence without a full stop. */
  | { readonly kind: "failed"; readonly because: string };

export interface Running {
  /** Never rejects. */
  readonly ended: Promise<Ended>;
  /** Asks the whole group to stop as Ctrl+C does, then insists. */
  cancel(): void;
}

/** Milliseconds until the next, harder way to stop. */
const patience = { interrupt: 5_000, terminate: 3_000 };

/** Starts the command; nothing is read from the keyboard. */
export function run({ words, folder, environment, onOutput }: RunInputs): Running {
  const [program = "", ...rest] = words;
  const child = spawn(program, rest, {
    cwd: folder,
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
    detached: hasGroups,
    windowsHide: true,
  });
  const stopping = new Stopping(child);
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8");
    child[name].on("data", (text: string) => onOutput(text, name));
  }
  const ended = new Promise<Ended>((resolve) => {
    child.on("error", (error) =>
      resolve({ kind: "failed", because: `${program} cannot be run: ${error.message}` }),
    );
    child.on("close", (status, signal) => {
      stopping.over();
      if (stopping.asked) resolve({ kind: "cancelled", how: stopping.how });
      else if (status === null)
        resolve({ kind: "failed", because: `it was ended by ${signal ?? "?"}` });
      else resolve({ kind: "exited", status });
    });
  });
  return { ended, cancel: () => stopping.ask() };
}

const hasGroups = process.platform !== "win32";

class Stopping {
  asked = false;
  how: "interrupted" | "killed" = "interrupted";
  readonly #child: ChildProcess;
  #timer: NodeJS.Timeout | undefined;

  constructor(child: ChildProcess) {
    this.#child = child;
  }

  ask(): void {
    if (this.asked) return;
    this.asked = true;
    this.#signal("SIGINT");
    this.#timer = setTimeout(() => {
      this.how = "killed";
      this.#signal("SIGTERM");
      this.#timer = setTimeout(() => this.#signal("SIGKILL"), patience.terminate);
    }, patience.interrupt);
  }

  over(): void {
    clearTimeout(this.#timer);
  }

  #signal(signal: NodeJS.Signals): void {
    const { pid } = this.#child;
    if (pid === undefined) return;
    try {
      if (hasGroups) process.kill(-pid, signal);
      else this.#child.kill(signal);
    } catch {
      // The group is gone already.
    }
  }
}
