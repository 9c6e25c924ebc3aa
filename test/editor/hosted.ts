/** Runs suites, and looks around, in an editor that this machine serves to a browser. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { editorAddress } from "./browser.ts";
import { startServer } from "./codeServer.ts";
import type { Looking } from "./looks.ts";
import type { Results } from "./results.ts";
import type { Run } from "./runs.ts";
import { makeLockedProject } from "./secrets/lockedProject.ts";
import { editorCache } from "./setup.ts";
import { databasesOf, makeWorkplace } from "./workplace.ts";

/** What is run, as paths. */
export interface Product {
  /** The extension's folder. */
  readonly extension: string;
  readonly vsix: string;
  /** The folder with the suites' bundle, `index.cjs`. */
  readonly suites: string;
}

/** One editor, one profile, one copy of the projects. */
export async function runHosted(browser: Browser, run: Run, product: Product): Promise<Results> {
  const place = await makeWorkplace(run.projects, databasesOf(run));
  const { opened, profile, results: file, remove } = place;
  const server = await startServer({
    profile,
    trusted: run.trusted,
    settings: place.settings,
    ...(run.packaged ? { vsix: product.vsix } : {}),
    environment: { DJANGO_MULTIDB_RESULTS: file, DJANGO_MULTIDB_SUITES: run.suites.join(",") },
  });
  const page = await browser.newPage();
  try {
    // Tests run only for an extension in development; for the packaged one the suites' own folder stands in.
    const extension = run.packaged ? product.suites : product.extension;
    const entry = join(product.suites, "index.cjs");
    await page.goto(editorAddress(server.authority, opened, { extension, entry }));
    const results = await resultsIn(file);
    if (results.failed.length > 0) await page.screenshot({ path: join(editorCache, "failed.png") });
    return results;
  } finally {
    await page.close();
    await server.stop();
    remove();
  }
}

/** The packaged extension in an editor that knows of no tests, used as a person does. */
export async function lookHosted(
  browser: Browser,
  { title, project = "bookstore", migrated, python, locked, settings, look }: Looking,
  product: Product,
): Promise<Results> {
  const place = await makeWorkplace(locked ? [] : [project], databasesOf({ migrated, python }));
  const { opened, profile, remove } = place;
  const behind = locked && (await makeLockedProject(opened));
  const server = await startServer({
    profile,
    trusted: true,
    vsix: product.vsix,
    environment: {},
    settings: { ...settings, ...place.settings },
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(15_000);
  try {
    await page.goto(editorAddress(server.authority, opened));
    const pictures = join(editorCache, "screenshots", title.replaceAll(" ", "-"));
    return await look({ page, pictures, ...(behind && { passwords: behind.passwords }) });
  } finally {
    await page.close();
    await server.stop();
    await behind?.remove();
    remove();
  }
}

/** Waits for the results of suites. */
export async function resultsIn(file: string): Promise<Results> {
  for (let tries = 0; tries < 1500; tries++) {
    if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Results;
    await wait(100);
  }
  const part = existsSync(`${file}.part`) ? readFileSync(`${file}.part`, "utf8") : "{}";
  const { passed = [], failed = [] } = JSON.parse(part) as Partial<Results>;
  return { passed, failed: [...failed, { title: "the suites end", reason: "not in 150 seconds" }] };
}
