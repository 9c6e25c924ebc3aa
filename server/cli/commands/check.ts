/** `django-multidb check`: the rules, over one project or several. */

import { readFileSync, writeFileSync } from "node:fs";

import { failsOn, rulesFor, type CheckOptions } from "#server/cli/checkOptions.ts";
import { newFindings, readBaseline, writeBaseline } from "#server/cli/formats/baseline.ts";
import type { Checked } from "#server/cli/formats/checked.ts";
import { githubReport } from "#server/cli/formats/github.ts";
import { jsonReport } from "#server/cli/formats/json.ts";
import { sarifReport } from "#server/cli/formats/sarif.ts";
import { textReport } from "#server/cli/formats/text.ts";
import { absolutePath, openProject, projectFor, projectsFor } from "#server/cli/openForCommand.ts";
import { exitStatus, Refused } from "#server/cli/options.ts";
import type { Output } from "#server/cli/output.ts";
import type { Places } from "#server/cli/places.ts";
import { editedTexts, safeFixes } from "#server/features/fixes.ts";
import { cacheDirectory } from "#server/host/cache.ts";
import { pageOf, rulePages } from "#server/host/rulePages.ts";
import { startScan } from "#server/host/scan.ts";
import { readPyproject } from "#server/project/settings/pyproject.ts";
import { checkProject } from "#server/rules/check.ts";
import type { Finding } from "#server/rules/rule.ts";
import { rules } from "#server/rules/registry.ts";
import { readTable, type ProjectTable } from "#server/rules/ruleSettings.ts";
import type { Files } from "#server/text/files.ts";
import { isWithin, join } from "#server/text/paths.ts";
import { nodeFiles } from "#server/host/nodeFiles.ts";

interface CheckedProject {
  readonly checked: Checked;
  readonly places: Places;
  readonly table: ProjectTable;
}

export async function check(
  paths: readonly string[],
  options: CheckOptions,
  output: Output,
): Promise<number> {
  const wanted = grouped(paths, options);
  const results: CheckedProject[] = [];
  for (const [root, within] of wanted) results.push(await checkOne(root, within, options, output));
  const [first] = results;
  if (first === undefined)
    throw new Refused(
      `${paths.join(" ")}: no Django project here (no manage.py, and no [tool.django-multidb] in pyproject.toml)`,
    );
  for (const result of results) report(result, options, output);
  const fails = results.some(({ checked, table }) =>
    failsOn(checked.findings, options.failOn ?? table.failOn ?? "warning"),
  );
  return fails ? exitStatus.findings : exitStatus.fine;
}

/** The projects that the paths lie in or hold, each with the paths that findings are told for. */
function grouped(
  paths: readonly string[],
  options: CheckOptions,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const roots = projectsFor(path, options);
    for (const root of roots.length > 0 ? roots : [projectFor(path, options)]) {
      const group = groups.get(root) ?? [];
      group.push(absolutePath(path));
      groups.set(root, group);
    }
  }
  return groups;
}

async function checkOne(
  root: string,
  within: readonly string[],
  options: CheckOptions,
  output: Output,
): Promise<CheckedProject> {
  const start = performance.now();
  const table = readTable(
    readPyproject(nodeFiles, root).table,
    rules.map(({ name }) => name),
  );
  const settings = rulesFor(table.rules, options);
  if (!options.quiet)
    for (const problem of table.problems) output.tell(`django-multidb: pyproject.toml: ${problem}`);
  const progress = tellAfterASecond(options, output);
  const scan = startScan(root, {
    excludes: settings.exclude,
    cache: options.cache ? cacheDirectory(process.env) : undefined,
    onProgress: progress,
  });
  const opened = await openProject(root, options, {
    // Asked for by the rules, when the scan is done.
    files: () => scanned.files,
    facts: (path) => scanned.facts(path),
  }).catch((error: unknown) => {
    scan.stop();
    throw error;
  });
  const scanned = await scan.done;
  const { files, analysis, places, shown, kept } = opened;
  const all = checkProject(analysis.facts, settings).filter(({ at }) =>
    within.some((path) => isWithin(at.path, path)),
  );
  const fixed = options.fix ? applyFixes(all, files, output) : all;
  const findings = withoutKnown(fixed, places, root, options, table);
  const parsed = opened.found.index.counters.parsed - kept.found();
  kept.save();
  return {
    checked: {
      project: shown,
      settings: analysis.facts.settings.module,
      findings,
      stats: {
        files: scanned.counts.files,
        parsed: scanned.counts.parsed + Math.max(0, parsed),
        milliseconds: Math.round(performance.now() - start),
      },
    },
    places,
    table,
  };
}

/** Writes the safe fixes; what they repair is no longer told. */
function applyFixes(
  findings: readonly Finding[],
  files: Files,
  output: Output,
): readonly Finding[] {
  const { edits, repaired } = safeFixes(findings);
  const texts = editedTexts(edits, (path) => files.text(path));
  for (const [path, text] of texts) writeFileSync(path, text);
  if (repaired.length > 0)
    output.tell(`fixed ${repaired.length} in ${texts.size} ${texts.size === 1 ? "file" : "files"}`);
  return findings.filter((finding) => !repaired.includes(finding));
}

/** Takes out what the baseline knows; writes a new one where that was asked for. */
function withoutKnown(
  findings: readonly Finding[],
  places: Places,
  root: string,
  options: CheckOptions,
  table: ProjectTable,
): readonly Finding[] {
  if (options.writeBaseline !== undefined) {
    writeFileSync(options.writeBaseline, writeBaseline(findings, places));
    return [];
  }
  const path =
    options.baseline ?? (table.baseline === undefined ? undefined : join(root, table.baseline));
  if (path === undefined) return findings;
  const baseline = readBaseline(textOf(path));
  if (baseline.kind === "unreadable") throw new Refused(`${path}: ${baseline.problem}`);
  return newFindings(findings, places, baseline);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new Refused(`${path}: the baseline cannot be read`);
  }
}

function report({ checked, places }: CheckedProject, options: CheckOptions, output: Output): void {
  switch (options.format) {
    case "json":
      output.write(jsonReport(checked, places));
      break;
    case "sarif":
      output.write(sarifReport(checked, places, (name) => pageOf(rulePages(), name)));
      break;
    case "github":
      output.write(githubReport(checked, places));
      break;
    default:
      if (!options.quiet || checked.findings.length > 0)
        output.write(textReport(checked, places, output.painter));
  }
}

/** Work of more than a second says how far it is, on standard error. */
function tellAfterASecond(options: CheckOptions, output: Output): (files: number) => void {
  const start = performance.now();
  let files = 0;
  let told = start;
  return (more) => {
    files += more;
    const now = performance.now();
    if (options.quiet || now - start < 1000 || now - told < 1000) return;
    told = now;
    output.tell(`${files} files`);
  };
}
