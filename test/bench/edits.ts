/** One edit to the diagnostics of that file, and hovers, through the language server. */
import { print, spread } from "#test/bench/figures.ts";
import type { Place } from "#test/bench/process.ts";
import { startServer, type Document } from "#test/bench/server.ts";
import type { CorpusProject } from "#test/setup/corpus.ts";

const rounds = 100;
const warmUp = 5;

/** Where to type: a file with models and a router, by project; the others are not measured. */
const places: Readonly<Record<string, { readonly models: string; readonly router: string }>> = {
  django: { models: "django/contrib/auth/models.py", router: "bench/routers.py" },
  nautobot: { models: "nautobot/dcim/models/devices.py", router: "bench/routers.py" },
};

/** Types into a function body and into a router, and hovers over a model; prints how long the answers take. */
export async function benchEdits(project: CorpusProject, place: Place): Promise<void> {
  const files = places[project.name];
  if (!files) return;
  const started = performance.now();
  const options = { settingsModule: project.settings, pythonPath: project.python };
  const server = await startServer(place.server, project.directory, options, place.environment);
  await server.ready;
  print({
    name: `language server on ${project.name}, ready`,
    value: `${((performance.now() - started) / 1000).toFixed(2)} s`,
  });
  const models = server.open(files.models);
  await models.diagnostics();
  print({
    name: `edit in a body to diagnostics, ${project.name}`,
    value: spread(await type(models, models, lineAfter(models.text, /^ {4}def .*:$/m))),
    bar: "p95 30 ms",
  });
  const router = server.open(files.router);
  await router.diagnostics();
  print({
    name: `edit in a router to diagnostics, ${project.name}`,
    value: spread(await type(router, models, lineAfter(router.text, /^ {4}def .*:$/m))),
    bar: "p95 500 ms",
  });
  const line = lineAfter(models.text, /^class \w+\(.*$/m) - 1;
  const hovers = await sample(() => models.hover({ line, character: 8 }));
  print({ name: `hover over a model, ${project.name}`, value: spread(hovers), bar: "p95 20 ms" });
  await server.stop();
}

/** Inserts and removes a statement in one file, and asks for the diagnostics of another each time. */
async function type(edited: Document, asked: Document, line: number): Promise<readonly number[]> {
  const statement = "        measured = 1\n";
  let inserted = false;
  return sample(async () => {
    if (inserted) await edited.remove({ line, character: 0 }, { line: line + 1, character: 0 });
    else await edited.insert({ line, character: 0 }, statement);
    inserted = !inserted;
    await asked.diagnostics();
  });
}

/** Times the work again and again, in milliseconds; the first rounds only warm it up. */
async function sample(work: () => Promise<unknown>): Promise<readonly number[]> {
  const samples: number[] = [];
  for (let round = -warmUp; round < rounds; round++) {
    const started = performance.now();
    await work();
    if (round >= 0) samples.push(performance.now() - started);
  }
  return samples;
}

/** The number of the line after the first match, from 0. */
function lineAfter(text: string, pattern: RegExp): number {
  const match = pattern.exec(text);
  if (!match) throw new Error(`nothing in the file matches ${pattern.source}`);
  return text.slice(0, match.index + match[0].length).split("\n").length;
}
