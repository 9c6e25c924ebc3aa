/** The core alone, in this process: parsing one large file, and analysing the example from nothing. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Bench } from "tinybench";
import { analyzeFound, findProject } from "#server/host/openProject.ts";
import { nodeFiles } from "#server/host/nodeFiles.ts";
import { loadParser } from "#server/host/wasm.ts";
import { print } from "#test/bench/figures.ts";
import { root } from "#test/oracle/environments.ts";
import type { CorpusProject } from "#test/setup/corpus.ts";

/** Measures with a file of Django's own source, which is the corpus's first project. */
export async function benchCore(django: CorpusProject): Promise<void> {
  const parse = await loadParser();
  const text = readFileSync(join(django.directory, "django/db/models/query.py"), "utf8");
  const example = join(root, "test/projects/bookstore");
  const bench = new Bench({ time: 2000, warmupIterations: 3 });
  bench.add(`parse ${text.split("\n").length - 1} lines`, () => {
    parse(text);
  });
  bench.add("analyse the example and route its models", () => {
    const found = findProject(nodeFiles, parse, example, { variables: {} });
    const analysis = analyzeFound(nodeFiles, parse, found, () => []);
    if (analysis?.kind !== "analysed") throw new Error("the example cannot be analysed");
    const { models, routing } = analysis.facts;
    for (const label of models.models.keys()) routing.of(label);
  });
  await bench.run();
  for (const { name, result } of bench.tasks)
    print({ name, value: "latency" in result ? median(result.latency) : result.state });
}

function median({ p50, p99 }: { readonly p50: number; readonly p99: number }): string {
  return `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
}
