/** Runs suites on servers that want passwords, and searches all that such a run leaves behind for them. */
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Browser } from "playwright-core";
import { findSecrets } from "#test/support/secretSearch.ts";
import { editorAddress } from "../browser.ts";
import { startServer } from "../codeServer.ts";
import { resultsIn, type Product } from "../hosted.ts";
import type { Results } from "../results.ts";
import type { Run } from "../runs.ts";
import { editorCache } from "../setup.ts";
import { makeWorkplace } from "../workplace.ts";
import { secretsInEnvironments } from "./environments.ts";
import { makeLockedProject, plainLength } from "./lockedProject.ts";
import { sitDown } from "./person.ts";

/** Milliseconds between two looks at the processes. */
const interval = 700;

/** The suites' results, and one more for each kind of place that was searched. */
export async function runLocked(browser: Browser, run: Run, product: Product): Promise<Results> {
  const place = await makeWorkplace([]);
  const { opened, profile, remove } = place;
  const project = await makeLockedProject(opened);
  const { passwords } = project;
  // However often a text was escaped, its plain part stays as it is.
  const secrets = Object.values(passwords).flatMap((text) => [text, text.slice(-plainLength)]);
  const server = await startServer({
    profile,
    trusted: true,
    log: "trace",
    settings: {
      "djangoMultidb.pythonPath": project.python,
      "djangoMultidb.manage.envFile": ".env",
      "djangoMultidb.trace.server": "verbose",
      // An editor that runs tests shows no modal dialogs.
      "djangoMultidb.permissions": { development: { ddl: "allow" } },
    },
    environment: {
      DJANGO_MULTIDB_RESULTS: place.results,
      DJANGO_MULTIDB_SUITES: run.suites.join(","),
      // What is kept between runs is searched too.
      XDG_CACHE_HOME: join(profile, "cache"),
    },
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const person = sitDown(page, { asked: [passwords.mistyped, passwords.typed] });
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  const inProcesses = new Set<string>();
  const watching = setInterval(() => {
    const given = { profile, secrets, variables: project.variables };
    for (const found of [...findSecrets(secrets, []), ...secretsInEnvironments(given)])
      inProcesses.add(found);
  }, interval);
  try {
    const entry = join(product.suites, "index.cjs");
    await page.goto(
      editorAddress(server.authority, opened, { extension: product.extension, entry }),
    );
    const results = await resultsIn(place.results);
    clearInterval(watching);
    await page.screenshot({ path: join(editorCache, "secrets.png") });
    await person.leave();
    const kept = await page.evaluate<string>(browserStorage);
    await page.close();
    // What the editor holds back is written when it ends.
    await server.stop();
    const heard = join(profile, "heard");
    for (const [name, texts] of Object.entries({
      page: person.read,
      console: said,
      storage: [kept],
    }))
      writeFileSync(`${heard}-${name}.txt`, [...texts].join("\n"));
    writeFileSync(`${heard}-server.txt`, server.output());
    const everything = [dirname(profile)];
    const inFiles = findSecrets(secrets, everything).filter((path) => !project.isWritten(path));
    // A search that finds nothing says something only where there is something to be searched.
    for (const [what, text] of searched) {
      const found = findSecrets([text], everything);
      expect(results, `${what} are searched`, found.length > 0 ? [] : [`${text} is nowhere`]);
    }
    expect(results, "no password is in a file, log, storage or text on the page", inFiles);
    expect(results, "no password is in a command line or environment", [...inProcesses]);
    const asked = person.answered.filter((title) => title.includes("asked")).length;
    expect(results, "the password was asked for twice, and once taken", asked === 2 ? [] : [asked]);
    return results;
  } finally {
    clearInterval(watching);
    await person.leave();
    await page.close();
    await server.stop();
    await project.remove();
    remove();
  }
}

/** What is certainly found in each kind of place. */
const searched = [
  ["logs", "Opening 'default' at 127.0.0.1:"],
  ["messages of the language server", "'djangoMultidb/databases"],
  ["consoles and their history", "select pg_terminate_backend(pg_backend_pid())"],
  ["texts on the page", "Password of asked"],
  ["what the editor keeps of a workspace", "memento/"],
] as const;

/** Runs in the page: what the editor keeps in the browser, as JSON; its store of secrets left out, which is made for them. */
const browserStorage = `(async () => {
  const kept = { local: { ...localStorage }, session: { ...sessionStorage } };
  delete kept.local["secrets.provider"];
  const done = (request) => new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(undefined);
  });
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database?.objectStoreNames ?? []) {
      const open = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([done(open.getAllKeys()), done(open.getAll())]);
      kept[name + "/" + store] = { keys, values };
    }
    database?.close();
  }
  return JSON.stringify(kept, (_, value) =>
    value instanceof Uint8Array || value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value);
})()`;

/** One more result: passed where nothing was found. */
function expect(results: Results, title: string, found: readonly (string | number)[]): void {
  if (found.length === 0) results.passed.push({ title: `secrets: ${title}`, milliseconds: 0 });
  else results.failed.push({ title: `secrets: ${title}`, reason: found.join("\n") });
}
