/** Sees to it that the tests in the editor have a Chromium to open the page with. */
import { execFileSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Names under which Chromium and its relatives are installed. */
const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Installs Chromium by apt-get where it is missing and this user may; throws one line where it stays missing. */
export function ensureChromium(say: (line: string) => void): void {
  if (found()) return;
  const mayInstall = process.getuid?.() === 0 && onPath("apt-get");
  if (!mayInstall)
    throw new Error("Chromium is missing: install it (on Debian: apt-get install chromium)");
  say("installing chromium");
  execFileSync("apt-get", ["update", "--quiet=2"], { stdio: "ignore" });
  execFileSync(
    "apt-get",
    ["install", "--yes", "--quiet=2", "--no-install-recommends", "chromium"],
    {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    },
  );
  if (!found()) throw new Error("Chromium is missing: apt-get installed none");
}

function found(): boolean {
  return names.some(onPath);
}

function onPath(name: string): boolean {
  return (process.env["PATH"] ?? "").split(delimiter).some((directory) => {
    try {
      accessSync(join(directory, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
