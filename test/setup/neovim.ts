/** Provides the Neovim that the plain language server is tried in. */
import { execFileSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Installs Neovim by apt-get where it is missing and this user may; throws one line where it stays missing. */
export function ensureNeovim(): string {
  const installed = onPath("nvim");
  if (installed !== undefined) return installed;
  const mayInstall = process.getuid?.() === 0 && onPath("apt-get") !== undefined;
  if (!mayInstall)
    throw new Error("Neovim is missing: install it (on Debian: apt-get install neovim)");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  execFileSync("apt-get", ["update", "--quiet=2"], { stdio: "ignore", env });
  const words = ["install", "--yes", "--quiet=2", "--no-install-recommends", "neovim"];
  execFileSync("apt-get", words, { stdio: "ignore", env });
  return onPath("nvim") ?? fail("Neovim is missing: apt-get installed none");
}

function onPath(name: string): string | undefined {
  const directories = (process.env["PATH"] ?? "").split(delimiter);
  return directories.map((directory) => join(directory, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function fail(message: string): never {
  throw new Error(message);
}
