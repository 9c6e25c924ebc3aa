/** Gives each run a folder of its own: copies of the projects, and an empty profile for the editor. */
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { makeEnvironments } from "#test/oracle/environments.ts";
import { fillBookstore } from "#test/support/bookstore.ts";

export interface Workplace {
  /** What the user has set. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** A folder, or a `.code-workspace` file that names several. */
  readonly opened: string;
  readonly profile: string;
  /** Where the extension host is to write its results. */
  readonly results: string;
  readonly remove: () => void;
}

const projectsFolder = join(import.meta.dirname, "../projects");

/** What Python and people leave in a project's folder. */
const leftovers = new Set(["__pycache__", ".venv", ".vscode"]);

/**
 * @param projects names under `test/projects`; without any, the folder holds one Python file and no Django
 * @param databases whether the first of them, which is the shop, gets its databases filled; or only its Python chosen
 */
export async function makeWorkplace(
  projects: readonly string[],
  databases: "filled" | "to be made" | "left alone" = "left alone",
): Promise<Workplace> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "django-multidb-editor-"));
  const profile = join(folder, "profile");
  mkdirSync(profile);
  for (const project of projects) {
    cpSync(join(projectsFolder, project), join(folder, project), {
      recursive: true,
      filter: (path) => !leftovers.has(basename(path)),
    });
  }
  const python = await pythonFor(databases, join(folder, projects[0] ?? ""));
  return {
    settings: python === undefined ? {} : { "djangoMultidb.pythonPath": python },
    opened: opened(folder, projects),
    profile,
    results: join(folder, "results.json"),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** What a run says of the databases of its project. */
export function databasesOf(run: {
  readonly migrated?: boolean | undefined;
  readonly python?: boolean | undefined;
}): "filled" | "to be made" | "left alone" {
  if (run.migrated === true) return "filled";
  return run.python === true ? "to be made" : "left alone";
}

async function pythonFor(databases: string, project: string): Promise<string | undefined> {
  if (databases === "filled") return fillBookstore(project);
  return databases === "to be made" ? (await makeEnvironments()).at(-1)?.python : undefined;
}

function opened(folder: string, projects: readonly string[]): string {
  const [first, ...more] = projects;
  if (first === undefined) {
    const plain = join(folder, "plain");
    mkdirSync(plain);
    writeFileSync(join(plain, "notes.py"), 'print("no Django here")\n');
    return plain;
  }
  if (more.length === 0) return join(folder, first);
  const file = join(folder, "several.code-workspace");
  writeFileSync(file, JSON.stringify({ folders: projects.map((path) => ({ path })) }));
  return file;
}
