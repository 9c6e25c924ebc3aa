/** Makes the virtual environments in which real Django answers: one for each pinned version, with what the test projects import. */
import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

/** One Django version to ask, and where its interpreter is. */
export interface Environment {
  readonly name: string;
  readonly django: string;
  readonly directory: string;
  readonly python: string;
}

/** The repository's root, with which every path of the oracle begins. */
export const root = path.resolve(import.meta.dirname, "../..");

/** The Django versions that are asked: the long-term one and the newest. */
export const environments: readonly Environment[] = [
  environment("django52", "5.2.19"),
  environment("django6", "6.1.3"),
];

/**
 * Makes the environments that are missing or that no longer match their requirements.
 * Downloads packages through pip; throws when no fitting Python is found or pip fails.
 */
export async function makeEnvironments(
  log: (line: string) => void = () => {},
): Promise<readonly Environment[]> {
  await Promise.all(environments.map((each) => make(each, log)));
  return environments;
}

const requirements = path.join(import.meta.dirname, "requirements.txt");
const drivers = path.join(import.meta.dirname, "drivers.txt");

async function make(target: Environment, log: (line: string) => void): Promise<void> {
  await makeBase(target, log);
  // Drivers have a stamp of their own: another version of one is no reason to make everything anew.
  const stamp = path.join(target.directory, "stamp-drivers");
  const wanted = readFileSync(drivers, "utf8");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  log(`installing drivers in ${path.relative(root, target.directory)}`);
  await install(target, "--requirement", drivers);
  writeFileSync(stamp, wanted);
}

async function makeBase(target: Environment, log: (line: string) => void): Promise<void> {
  const stamp = path.join(target.directory, "stamp");
  const wanted = createHash("sha256")
    .update(`Django==${target.django}\n${readFileSync(requirements, "utf8")}`)
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  const python = findPython();
  log(`making ${path.relative(root, target.directory)}: Django ${target.django} on ${python}`);
  rmSync(target.directory, { recursive: true, force: true });
  mkdirSync(path.dirname(target.directory), { recursive: true });
  await promisify(execFile)(python, ["-m", "venv", target.directory]);
  await install(target, `Django==${target.django}`, "--requirement", requirements);
  // The stamp comes last: an interrupted installation is made again.
  writeFileSync(stamp, wanted);
}

async function install(target: Environment, ...what: readonly string[]): Promise<void> {
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
  await promisify(execFile)(target.python, [...pip, ...what]);
}

function environment(name: string, django: string): Environment {
  const directory = path.join(root, ".cache", `venv-${name}`);
  return { name, django, directory, python: path.join(directory, "bin", "python") };
}

/** A Python that Django 6 runs on: 3.12 or newer, the newest first. */
function findPython(): string {
  const candidates = ["python3.14", "python3.13", "python3.12", ...pyenvPythons(), "python3"];
  const usable = candidates.find(isNewEnough);
  if (usable === undefined)
    throw new Error(`no Python 3.12 or newer found; looked for ${candidates.join(", ")}`);
  return usable;
}

function pyenvPythons(): readonly string[] {
  const versions = path.join(homedir(), ".pyenv", "versions");
  if (!existsSync(versions)) return [];
  return readdirSync(versions)
    .filter((version) => /^3\.\d+\.\d+$/.test(version))
    .sort((one, other) => other.localeCompare(one, undefined, { numeric: true }))
    .map((version) => path.join(versions, version, "bin", "python"));
}

function isNewEnough(python: string): boolean {
  try {
    // pyenv's shims exist for versions that are not switched on, so each candidate is run.
    const program = "import sys, venv, ensurepip; print(sys.version_info >= (3, 12))";
    const answer = execFileSync(python, ["-c", program], { stdio: ["ignore", "pipe", "ignore"] });
    return answer.toString().trim() === "True";
  } catch {
    return false;
  }
}
