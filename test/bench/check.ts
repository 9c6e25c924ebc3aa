/** `check` on a whole project, with an empty cache and with a full one. */
import { print } from "#test/bench/figures.ts";
import { measure, type Place, type Run } from "#test/bench/process.ts";
import type { CorpusProject } from "#test/setup/corpus.ts";

const million = 1e6;
const warmRuns = 3;

/** Prints the size of the project, then time and peak memory of the cold run and of the median warm one. */
export async function benchCheck(project: CorpusProject, place: Place): Promise<void> {
  const { name, directory, settings, python } = project;
  const args = ["check", directory, "--settings", settings, "--python", python];
  const run = () => measure(place.cli, [...args, "--format", "json"], place.environment);
  print({
    name,
    value: `${project.files} files, ${(project.bytes / million).toFixed(1)} MB, ${project.lines} lines`,
  });
  const large = project.lines >= million;
  const cold = await run();
  print({
    name: `check ${name}, cold`,
    value: told(cold),
    ...(large ? { bar: "5 s, 450 MB at 1.3 million lines" } : {}),
  });
  const warm: Run[] = [];
  for (let index = 0; index < warmRuns; index++) warm.push(await run());
  const median = warm.toSorted((one, other) => one.seconds - other.seconds)[1] ?? cold;
  print({
    name: `check ${name}, warm`,
    value: told(median),
    ...(large ? { bar: "1 s at 1.3 million lines" } : {}),
  });
}

/** A run as it is printed; one that did not do its work says so instead. */
function told({ status, output, seconds, peakMegabytes }: Run): string {
  if (status !== 0 && status !== 1)
    return `exit status ${status}: ${output
      .trim()
      .split(/[\r\n]+/)
      .at(-1)}`;
  const { findings } = JSON.parse(output) as { findings: readonly unknown[] };
  return `${seconds.toFixed(2)} s, ${peakMegabytes?.toFixed(0) ?? "?"} MB, ${findings.length} findings`;
}
