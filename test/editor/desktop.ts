/** Runs suites in a desktop VS Code, which is downloaded first: for contributors, and where the network allows. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runTests } from "@vscode/test-electron";
import type { Product } from "./hosted.ts";
import type { Results } from "./results.ts";
import type { Run } from "./runs.ts";
import { editorCache } from "./setup.ts";
import { databasesOf, makeWorkplace } from "./workplace.ts";

/** Whether this way is able to do the run: it always trusts, installs nothing, and nobody sits before it. */
export function runsOnDesktop(run: Run): boolean {
  return run.trusted && !run.packaged && run.locked !== true;
}

export async function runOnDesktop(run: Run, product: Product): Promise<Results> {
  const place = await makeWorkplace(run.projects, databasesOf(run));
  const { opened, profile, results: file, remove } = place;
  try {
    mkdirSync(join(profile, "data/User"), { recursive: true });
    writeFileSync(join(profile, "data/User/settings.json"), JSON.stringify(place.settings));
    await runTests({
      cachePath: join(editorCache, "desktop"),
      extensionDevelopmentPath: product.extension,
      extensionTestsPath: join(product.suites, "index.cjs"),
      extensionTestsEnv: {
        DJANGO_MULTIDB_RESULTS: file,
        DJANGO_MULTIDB_SUITES: run.suites.join(","),
      },
      launchArgs: [opened, "--disable-extensions", `--user-data-dir=${join(profile, "data")}`],
    });
    return JSON.parse(readFileSync(file, "utf8")) as Results;
  } catch (error) {
    // Failed tests end the editor with a failure; which ones is in the file.
    if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Results;
    return { passed: [], failed: [{ title: "the editor runs", reason: String(error) }] };
  } finally {
    remove();
  }
}
