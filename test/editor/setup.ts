/** Installs the editor that the tests run in: VS Code's workbench and extension host, out of a package registry. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const wanted = join(import.meta.dirname, "host");
const files = ["package.json", "package-lock.json"];
const logger = "logger.cjs";

/** Where everything of the editor's is kept; removing the folder does no harm. */
export const editorCache = join(root, ".cache/editor");

const installed = join(editorCache, "host");

/** The program that serves the editor; run it with the Node that runs this. */
export const codeServer = join(installed, "node_modules/code-server/out/node/entry.js");

/** Installs the editor, about 15 seconds, unless the same one is there already. */
export function installEditor(say: (line: string) => void): void {
  const stamp = join(installed, "installed");
  const version = createHash("sha256");
  for (const file of [...files, logger]) version.update(readFileSync(join(wanted, file)));
  const digest = version.digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;

  say("installing an editor under .cache/editor");
  mkdirSync(installed, { recursive: true });
  for (const file of files) copyFileSync(join(wanted, file), join(installed, file));
  // Install scripts would build native modules. The editor works without,
  // except that it keeps no logs, which the tests read.
  npmInstall(installed);
  const vscode = join(installed, "node_modules/code-server/lib/vscode");
  npmInstall(vscode, "--omit=dev");
  copyFileSync(join(wanted, logger), join(vscode, "node_modules/@vscode/spdlog/index.js"));
  writeFileSync(stamp, digest);
}

function npmInstall(folder: string, ...more: readonly string[]): void {
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", ["install", "--no-save", "--ignore-scripts", ...quiet, ...more], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
}
