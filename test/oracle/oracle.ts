/** Runs real Django, and our command line, over the test projects. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openProject } from "#server/cli/openForCommand.ts";
import type { CommonOptions } from "#server/cli/options.ts";
import { routesDocument } from "#server/cli/routesDocument.ts";
import { modelTable } from "#server/features/modelTables.ts";
import type { Sealed } from "#shared/databases.ts";
import type { OracleConfiguration, OracleDocument, OurDocument } from "./documents.ts";
import { root } from "./environments.ts";
import type { Environment } from "./environments.ts";

/** A test project that has an `oracle.json`. */
export interface Project {
  readonly name: string;
  readonly directory: string;
  readonly settings: readonly string[];
  /** The patterns of cells that depend on run-time state, of one settings module. */
  undecidable(settings: string): readonly string[];
}

/** Every project below `test/projects` that the oracle can answer for. */
export function projects(): readonly Project[] {
  const directory = path.join(root, "test", "projects");
  return readdirSync(directory)
    .filter((name) => existsSync(path.join(directory, name, "oracle.json")))
    .sort()
    .map((name) => project(name, path.join(directory, name)));
}

function project(name: string, directory: string): Project {
  const text = readFileSync(path.join(directory, "oracle.json"), "utf8");
  const configuration = JSON.parse(text) as OracleConfiguration;
  return {
    name,
    directory,
    settings: configuration.settings.flatMap((entry) => modules(directory, entry)),
    undecidable: (settings) => Object.keys(configuration.undecidable[settings] ?? {}),
  };
}

function modules(directory: string, entry: string): readonly string[] {
  if (!entry.endsWith(".*")) return [entry];
  const dotted = entry.slice(0, -2);
  return readdirSync(path.join(directory, ...dotted.split(".")))
    .filter((file) => file.endsWith(".py") && !file.startsWith("_"))
    .sort()
    .map((file) => `${dotted}.${file.slice(0, -3)}`);
}

/**
 * Real Django's answers for every settings module of a project, in one process with a child for each module.
 * They are kept in `.cache/oracle` by the content of the project and of the script, so a repeated run costs nothing.
 */
export async function askDjango(
  project: Project,
  environment: Environment,
): Promise<ReadonlyMap<string, OracleDocument>> {
  const key = contentHash(project, environment);
  const directory = path.join(root, ".cache", "oracle", environment.name, project.name);
  const file = path.join(directory, key);
  if (!existsSync(file)) {
    const output = await runBatch(project, environment);
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true });
    writeFileSync(file, output);
  }
  const answers = new Map<string, OracleDocument>();
  for (const line of readFileSync(file, "utf8").trim().split("\n")) {
    const answer = JSON.parse(line) as OracleDocument;
    answers.set(answer.settings, answer);
  }
  return answers;
}

async function runBatch(project: Project, environment: Environment): Promise<string> {
  const script = path.join(import.meta.dirname, "routes.py");
  const child = spawn(environment.python, ["-B", script, project.directory, "--batch"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(project.settings.join("\n"));
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk as Buffer);
  const output = Buffer.concat(chunks).toString();
  const lines = output.trim().split("\n");
  for (const line of lines) {
    const answer = JSON.parse(line) as { settings: string; failed?: string };
    if (answer.failed !== undefined)
      throw new Error(`${project.name} ${answer.settings} fails in Django:\n${answer.failed}`);
  }
  if (lines.length !== project.settings.length)
    throw new Error(`${project.name}: ${lines.length} answers of ${project.settings.length}`);
  return output;
}

function contentHash(project: Project, environment: Environment): string {
  const hash = createHash("sha256").update(environment.django);
  const own = ["routes.py", "requirements.txt"].map((name) => path.join(import.meta.dirname, name));
  const files = readdirSync(project.directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(pyc|sqlite3)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
  for (const file of [...own, ...files.sort()])
    hash.update(`\0${path.relative(root, file)}\0`).update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
}

/** Our answers for one settings module, by the functions that the command line calls. Throws why it cannot answer. */
export async function askOurs(
  project: Project,
  settings: string,
  environment: Environment,
): Promise<OurDocument> {
  const options: CommonOptions = {
    settings,
    python: environment.python,
    format: "json",
    cache: false,
    quiet: true,
    verbose: false,
  };
  const { analysis, places } = await openProject(project.directory, options);
  const { facts } = analysis;
  const { databases } = facts.settings;
  return {
    routes: routesDocument(facts, places),
    tables: Object.fromEntries(
      [...facts.models.models.values()].map(
        (model) => [model.label, modelTable(facts, model, undefined)] as const,
      ),
    ),
    databases: [...databases.aliases.values()].map(({ name, engine, written }) => ({
      name,
      place: undefined,
      engine,
      ...written({ seal: inClear, place: () => undefined }),
    })),
    databasesOpen: databases.open?.text,
  };
}

/** Stands for a seal where the text is to be compared. */
function inClear(text: string): Sealed {
  return { key: "", nonce: "", text, tag: "" };
}
