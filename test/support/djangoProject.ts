/** Small Django projects in temporary folders, run by the real Python of the test environments. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { PythonTarget } from "#client/connections/target.ts";
import type { PythonOptions } from "#client/python/process.ts";
import { environments, makeEnvironments, root } from "#test/oracle/environments.ts";

/** A project on disk, and what it printed. */
export interface DjangoProject {
  readonly folder: string;
  readonly target: PythonTarget;
  readonly options: PythonOptions;
  /** The lines that went to the log. */
  readonly lines: string[];
  remove(): void;
}

/** The folder of the worker's own Python. */
const workerFolder = path.join(root, "client", "python", "worker");

/** Makes the interpreters; for a suite's `before`, with time for a first installation. */
export async function needDjango(context: Mocha.Context): Promise<void> {
  context.timeout(600_000);
  await makeEnvironments();
}

/** Writes the files of a project; its settings are `conf.settings`. `django` is the name of a test environment. */
export function djangoProject(
  files: Readonly<Record<string, string>>,
  django = "django6",
): DjangoProject {
  const folder = mkdtempSync(path.join(tmpdir(), "multidb-python-"));
  for (const [name, text] of Object.entries({ "conf/__init__.py": "", ...files })) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const python = environments.find(({ name }) => name === django)?.python ?? django;
  const lines: string[] = [];
  return {
    folder,
    target: { python, project: folder, settings: "conf.settings" },
    options: { folder: workerFolder, log: (line) => lines.push(line) },
    lines,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Settings with these databases, and an app `shop` where asked for. */
export function settings(databases: string, ...more: readonly string[]): string {
  return [
    "from pathlib import Path",
    "BASE_DIR = Path(__file__).resolve().parent.parent",
    'SECRET_KEY = "test"',
    "USE_TZ = True",
    'DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"',
    `DATABASES = {${databases}}`,
    ...more,
    "",
  ].join("\n");
}

/** An alias on an SQLite file in the project. */
export const sqliteAlias = (alias = "default", file = "db.sqlite3"): string =>
  `"${alias}": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / "${file}"},`;

/** The processes that run in a folder: the worker, and what its project started. */
export function processesIn(folder: string): readonly number[] {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => isIn(pid, folder));
}

function isIn(pid: number, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return false;
  }
}

/** The most memory that a process has had, in MB. */
export function peakOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmHWM:\s*(\d+)/.exec(status)?.[1]) / 1024;
}
