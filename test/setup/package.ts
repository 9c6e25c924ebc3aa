/** Builds the extension's package and holds it to its bars: size, number of files, nothing missing. */
import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";

const bars = { megabytes: 5, files: 60 };

/** What the package must hold to work at all. */
const needed = [
  "package.json",
  "README.md",
  "CHANGELOG.md",
  "LICENSE",
  "dist/extension.cjs",
  "dist/server.cjs",
  "dist/cli.cjs",
  "dist/worker.cjs",
  "dist/drivers.cjs",
  "dist/grid.js",
  "dist/notices.txt",
  "dist/rules.md",
  "dist/python/start.py",
  "dist/web-tree-sitter.wasm",
  "dist/tree-sitter-python.wasm",
];

/** Packages the extension; throws with the reason where that fails or a bar is broken. */
export function checkPackage(root: string): void {
  const run = (...command: string[]) =>
    execFileSync("npm", command, {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  run("run", "--silent", "package");
  const listed = run("exec", "--", "vsce", "ls", "--no-dependencies").split("\n");
  const files = listed.map((line) => line.trim()).filter((line) => line !== "");
  const problems = needed
    .filter((file) => !files.includes(file))
    .map((file) => `${file} is missing`);
  if (files.length > bars.files) problems.push(`${files.length} files, more than ${bars.files}`);
  const bytes = statSync(join(root, "dist/django-multidb.vsix")).size;
  if (bytes > bars.megabytes * 1e6) problems.push(`${bytes} bytes, more than ${bars.megabytes} MB`);
  if (problems.length > 0) throw new Error(problems.join("\n"));
}
