/** Copies the part that runs in a project's Python to where the extension finds it: `dist/python`. */
import { cpSync, rmSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const target = path.join(root, "dist/python");
rmSync(target, { recursive: true, force: true });
cpSync(path.join(root, "client/python/worker"), target, {
  recursive: true,
  filter: (file) => !file.endsWith("__pycache__"),
});
