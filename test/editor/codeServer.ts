/** Serves the editor on this machine alone, with a profile of its own, and ends it with everything it started. */
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { codeServer } from "./setup.ts";

export interface ServerOptions {
  /** An empty folder for the profile, the extensions and the logs. */
  readonly profile: string;
  /** Whether every folder is trusted; without, the editor starts in Restricted Mode. */
  readonly trusted: boolean;
  /** A packaged extension to install. */
  readonly vsix?: string;
  /** Handed on to the extension host. */
  readonly environment: Readonly<Record<string, string>>;
  /** How much is logged, by the editor and by extensions. */
  readonly log?: "trace";
  /** User settings, beside those that keep the editor quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface RunningServer {
  /** `host:port` */
  readonly authority: string;
  /** What the server printed so far. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

/** Settings that keep everything away which the tests and the pictures are not about. */
const quiet = {
  "chat.disableAIFeatures": true,
  "workbench.startupEditor": "none",
  "workbench.enableExperiments": false,
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "telemetry.telemetryLevel": "off",
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "files.simpleDialog.enable": true,
  "security.workspace.trust.startupPrompt": "never",
  "security.workspace.trust.banner": "never",
};

/** Starts the server and waits until it answers; throws with what it printed where it does not. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { profile } = options;
  const settings = { ...quiet, ...options.settings };
  mkdirSync(join(profile, "data/User"), { recursive: true });
  writeFileSync(join(profile, "data/User/settings.json"), JSON.stringify(settings));
  writeFileSync(join(profile, "config.yaml"), "");
  const folders = [
    `--user-data-dir=${join(profile, "data")}`,
    `--extensions-dir=${join(profile, "extensions")}`,
    `--config=${join(profile, "config.yaml")}`,
  ];
  if (options.vsix !== undefined) {
    execFileSync(process.execPath, [codeServer, ...folders, "--install-extension", options.vsix], {
      stdio: "ignore",
    });
  }

  const authority = `127.0.0.1:${await freePort()}`;
  const args = [
    ...folders,
    "--auth=none",
    `--bind-addr=${authority}`,
    `--session-socket=${join(profile, "session.sock")}`,
    "--disable-telemetry",
    "--disable-update-check",
    "--disable-getting-started-override",
    // Without this a built editor ignores which tests the address asks for.
    "--vscode-option=enable-smoke-test-driver",
    ...(options.trusted ? ["--disable-workspace-trust"] : []),
    ...(options.log === undefined ? [] : [`--log=${options.log}`]),
  ];
  // A process group of its own: the server starts the extension host, which starts the language server.
  const child = spawn(process.execPath, [codeServer, ...args], {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    // The editor leaves sockets in the folder for temporary files; that goes with the profile.
    env: { ...process.env, TMPDIR: profile, XDG_RUNTIME_DIR: profile, ...options.environment },
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async (): Promise<void> => {
    signalGroup(child.pid, "SIGTERM");
    if (await Promise.race([ended.then(() => true), wait(5000, false)])) return;
    signalGroup(child.pid, "SIGKILL");
  };

  for (let tries = 0; tries < 300 && child.exitCode === null; tries++) {
    if (await answers(authority)) return { authority, output: () => output, stop };
    await wait(100);
  }
  await stop();
  throw new Error(`The editor's server does not answer\n${output}`);
}

function signalGroup(group: number | undefined, signal: "SIGTERM" | "SIGKILL"): void {
  if (group === undefined) return;
  try {
    process.kill(-group, signal);
  } catch {
    // The group has ended by itself.
  }
}

async function answers(authority: string): Promise<boolean> {
  try {
    return (await fetch(`http://${authority}/healthz`)).ok;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
