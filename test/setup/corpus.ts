/** Fetches the public Django code that the benchmarks run on, and makes a project with several databases of each. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { makeEnvironments, root } from "#test/oracle/environments.ts";

/** One project of the corpus, as it lies on disk. */
export interface CorpusProject {
  readonly name: string;
  readonly directory: string;
  readonly settings: string;
  readonly python: string;
  /** Of the Python files. */
  readonly files: number;
  readonly lines: number;
  readonly bytes: number;
}

interface Recipe {
  readonly name: string;
  /** What pip is asked for; a source archive where the tests are wanted too. */
  readonly packages: readonly { readonly requirement: string; readonly source?: true }[];
  /** The settings module that ours starts from. */
  readonly base?: string;
  /** A folder whose packages with models are installed as apps. */
  readonly apps?: string;
}

const django = { requirement: "Django==5.2.19", source: true } as const;
const nautobot = { requirement: "nautobot==3.2.7" };
const nautobotSettings = "nautobot.core.settings";

const recipes: readonly Recipe[] = [
  { name: "django", packages: [django], apps: "tests" },
  { name: "nautobot", packages: [nautobot], base: nautobotSettings },
  {
    name: "four projects",
    packages: [
      django,
      nautobot,
      { requirement: "netbox==4.7.3" },
      { requirement: "mayan-edms==4.12.2" },
    ],
    base: nautobotSettings,
  },
];

const cache = join(root, ".cache/corpus");
const run = promisify(execFile);

/** Fetches what is missing (some 100 MB, once) and counts what is there; throws where pip fails. */
export async function makeCorpus(say: (line: string) => void): Promise<readonly CorpusProject[]> {
  const [environment] = await makeEnvironments(say);
  if (!environment) throw new Error("no Python environment to fetch the corpus with");
  const projects: CorpusProject[] = [];
  for (const recipe of recipes) {
    const directory = await make(recipe, environment.python, say);
    projects.push({
      name: recipe.name,
      directory,
      settings: "bench.settings",
      python: environment.python,
      ...measure(directory),
    });
  }
  return projects;
}

async function make(recipe: Recipe, python: string, say: (line: string) => void): Promise<string> {
  const directory = join(cache, recipe.name.replaceAll(" ", "-"));
  const stamp = join(directory, ".stamp");
  const written = benchFiles(recipe, []);
  const wanted = createHash("sha256")
    .update(JSON.stringify([recipe, written, "one project"]))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return directory;
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  for (const { requirement, source } of recipe.packages) {
    say(`fetching ${requirement}`);
    const archive = await download(requirement, source ?? false, python);
    await unpack(archive, directory, python);
  }
  // Sample projects inside (Django's own tests have one) would be checked as projects of their own.
  for (const path of globSync("*/**/manage.py", { cwd: directory })) rmSync(join(directory, path));
  for (const [path, text] of benchFiles(recipe, appsUnder(directory, recipe.apps))) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  // The stamp comes last: an interrupted fetch is made again.
  writeFileSync(stamp, wanted);
  return directory;
}

/** The archive of a package, fetched by pip once; only source archives run code of the package (its set-up). */
async function download(requirement: string, source: boolean, python: string): Promise<string> {
  const place = join(cache, "archives", requirement);
  const fetched = () =>
    (existsSync(place) ? readdirSync(place) : []).map((name) => join(place, name));
  if (fetched().length === 0)
    await run(python, [
      ...["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"],
      ...[source ? "--no-binary" : "--only-binary", ":all:", "--dest", place, requirement],
    ]);
  const [archive] = fetched();
  if (!archive) throw new Error(`pip fetched nothing for ${requirement}`);
  return archive;
}

/** Unpacks a wheel, or what is inside the one folder of a source archive. */
async function unpack(archive: string, directory: string, python: string): Promise<void> {
  if (archive.endsWith(".whl")) await run(python, ["-m", "zipfile", "-e", archive, directory]);
  else
    await run("tar", [
      "--extract",
      "--file",
      archive,
      "--directory",
      directory,
      "--strip-components=1",
    ]);
}

/** The dotted names of the packages under a folder that have models. */
function appsUnder(directory: string, folder: string | undefined): readonly string[] {
  if (folder === undefined) return [];
  return readdirSync(join(directory, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) =>
      ["models.py", "models"].some((models) => existsSync(join(directory, folder, name, models))),
    )
    .toSorted()
    .map((name) => `${folder}.${name}`);
}

/** What makes a project with several databases of it: a start, settings and a router. */
function benchFiles(
  recipe: Recipe,
  apps: readonly string[],
): readonly (readonly [string, string])[] {
  const contrib = [
    "admin",
    "auth",
    "contenttypes",
    "sessions",
    "messages",
    "sites",
    "flatpages",
    "redirects",
  ];
  const installed = [...contrib.map((name) => `django.contrib.${name}`), ...apps];
  return [
    ["manage.py", manage],
    ["bench/__init__.py", ""],
    ["bench/routers.py", router],
    [
      "bench/settings.py",
      [
        ...(recipe.base
          ? [`from ${recipe.base} import *`, ""]
          : ["INSTALLED_APPS = [", ...installed.map((app) => `    "${app}",`), "]", ""]),
        databases,
      ].join("\n"),
    ],
  ];
}

const manage = `import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
`;

const databases = `DATABASES = {
    "default": {"ENGINE": "django.db.backends.postgresql", "NAME": "main"},
    "replica": {"ENGINE": "django.db.backends.postgresql", "NAME": "main", "HOST": "replica", "TEST": {"MIRROR": "default"}},
    "other": {"ENGINE": "django.db.backends.postgresql", "NAME": "other"},
}
DATABASE_ROUTERS = ["bench.routers.Other", "bench.routers.Replica"]
`;

const router = `class Other:
    apps = {"auth", "contenttypes", "sessions"}

    def db_for_read(self, model, **hints):
        return "other" if model._meta.app_label in self.apps else None

    def db_for_write(self, model, **hints):
        return "other" if model._meta.app_label in self.apps else None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if app_label in self.apps:
            return db == "other"
        return False if db == "other" else None


class Replica:
    def db_for_read(self, model, **hints):
        return "replica"

    def db_for_write(self, model, **hints):
        return "default"

    def allow_relation(self, obj1, obj2, **hints):
        return True

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return db != "replica"
`;

/** Counts the Python files under a folder, their lines and bytes. */
function measure(directory: string): { files: number; lines: number; bytes: number } {
  const count = { files: 0, lines: 0, bytes: 0 };
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".py")) continue;
    const content = readFileSync(join(entry.parentPath, entry.name));
    count.files++;
    count.bytes += content.length;
    for (const byte of content) if (byte === 10) count.lines++;
  }
  return count;
}
