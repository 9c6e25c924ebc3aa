/** Starts a server of one's own in a temporary folder, for the time of the tests. */
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { connect, createServer, Socket } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { delimiter, join } from "node:path";
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from "node:fs";

/** Whom servers run as: those of databases refuse to be root. */
interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** A folder of a server, and what runs in it. */
export class OwnServer {
  readonly folder: string;
  readonly #account = accountFor();
  #process: ChildProcess | undefined;

  /** Makes the folder; it is gone, and the server with it, when the tests end. */
  constructor(name: string) {
    this.folder = mkdtempSync(join(tmpdir(), `${name}-`));
    if (this.#account.uid !== undefined && this.#account.gid !== undefined)
      chownSync(this.folder, this.#account.uid, this.#account.gid);
    process.once("exit", () => {
      this.#process?.kill("SIGKILL");
      rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
    });
  }

  /** Runs a command to its end, under the account of the server; throws with what it said. */
  run(command: string, args: readonly string[]): void {
    execFileSync(command, args, {
      ...{ cwd: this.folder, stdio: "pipe" },
      ...this.#account,
    });
  }

  /** Starts the server and waits until it takes connections at the port. */
  async start(command: string, args: readonly string[], port: number): Promise<void> {
    let said = "";
    const server = spawn(command, args, {
      ...{ cwd: this.folder, stdio: ["ignore", "ignore", "pipe"] },
      ...this.#account,
    });
    this.#process = server;
    server.stderr.on("data", (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-2000)));
    // The tests end although it runs and may still say something.
    server.unref();
    if (server.stderr instanceof Socket) server.stderr.unref();
    for (let tries = 0; !(await answers(port)); tries++) {
      if (server.exitCode !== null || tries > 300)
        throw new Error(`${command} did not start: ${said}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Ends the server at once. */
  stop(): void {
    this.#process?.kill("SIGKILL");
  }

  /** The server's own process. */
  get processId(): number | undefined {
    return this.#process?.pid;
  }
}

/** Whether something takes connections at a port of this machine. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => settle(true));
    socket.once("error", () => settle(false));
    socket.setTimeout(2000, () => settle(false));
  });
}

/** A port that nobody listens at now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/**
 * The path of a program, looked for on the PATH and in these folders; installs a Debian package where it is missing.
 * Throws with one line that says what to install.
 */
export function program(name: string, folders: string, debian: string): string {
  const find = () =>
    [...(process.env["PATH"] ?? "").split(delimiter), ...globSync(folders).toSorted().reverse()]
      .map((folder) => join(folder, name))
      .find((path) => existsSync(path));
  const found = find() ?? (install(debian) ? find() : undefined);
  if (found === undefined)
    throw new Error(`The tests need ${name}: install ${debian}, or start a server beforehand`);
  return found;
}

function install(debian: string): boolean {
  if (userInfo().uid !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  try {
    execFileSync("apt-get", ["install", "-qq", "--no-install-recommends", debian], {
      ...{ stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } },
    });
    return true;
  } catch {
    return false;
  }
}

/** Ourselves, or `nobody` where we are root. */
function accountFor(): Account {
  if (userInfo().uid !== 0) return {};
  const number = (flag: string) =>
    Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }).trim());
  return { uid: number("-u"), gid: number("-g") };
}
