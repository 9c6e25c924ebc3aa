/** Holds our routing against real Django's on every test project: no cell is wrong, nearly every cell is decided. */
import assert from "node:assert/strict";
import { compareRoutes } from "./compare.ts";
import type { Comparison } from "./compare.ts";
import { compareDatabases, compareTables, type FactsComparison } from "./compareFacts.ts";
import type { OracleDocument } from "./documents.ts";
import { makeEnvironments } from "./environments.ts";
import type { Environment } from "./environments.ts";
import { askDjango, askOurs, projects } from "./oracle.ts";

/** The share of decidable cells that has to be decided. */
const bar = 0.98;

describe("routing against real Django", function () {
  this.timeout(600_000);
  let environments: readonly Environment[] = [];
  const results: Comparison[] = [];
  const facts: Record<"tables" | "databases", FactsComparison[]> = { tables: [], databases: [] };

  before(async () => {
    environments = await makeEnvironments((line) => console.error(line));
  });

  for (const project of projects()) {
    it(`${project.name} has no wrong cell`, async () => {
      const jobs: (() => Promise<string>)[] = [];
      const oracles = await Promise.all(environments.map((each) => askDjango(project, each)));
      for (const [index, environment] of environments.entries())
        for (const [settings, django] of oracles[index] ?? [])
          jobs.push(() => compareOne(settings, environment, django));
      const complaints = await twoAtATime(jobs);
      assert.equal(complaints.join(""), "");
    });

    async function compareOne(
      settings: string,
      environment: Environment,
      django: OracleDocument,
    ): Promise<string> {
      try {
        const ours = await askOurs(project, settings, environment);
        const result = compareRoutes(ours.routes, django, project.undecidable(settings));
        results.push(result);
        const [tables, databases] = [compareTables(ours, django), compareDatabases(ours, django)];
        facts.tables.push(tables);
        facts.databases.push(databases);
        return [...result.wrong, ...tables.wrong, ...databases.wrong]
          .map(
            (cell) =>
              `\n${settings} on ${environment.name}, ${cell.cell}: ` +
              `we say ${JSON.stringify(cell.ours)}, Django ${JSON.stringify(cell.django)}`,
          )
          .join("");
      } catch (error) {
        return `\n${settings} on ${environment.name}: ${String(error)}`;
      }
    }
  }

  for (const [name, bar] of [
    ["tables", 0.99],
    ["databases", 0.9],
  ] as const)
    it(`at least ${bar * 100} % of what is asked about ${name} is known`, () => {
      const sum = (count: (result: FactsComparison) => number): number =>
        facts[name].reduce((total, result) => total + count(result), 0);
      const [cells, unknown] = [sum((one) => one.cells), sum((one) => one.unknown.length)];
      console.log(`      ${cells} values of ${name}, ${unknown} not known`);
      assert.ok(cells > 0 && unknown <= cells * (1 - bar));
    });

  it(`at least ${bar * 100} % of the decidable cells are decided`, () => {
    const sum = (count: (result: Comparison) => number): number =>
      results.reduce((total, result) => total + count(result), 0);
    const decidable = sum((result) => result.decidable);
    const decided = sum((result) => result.decided);
    const share = decided / decidable;
    console.log(
      `      ${sum((result) => result.cells)} cells of ${results.length} settings modules and versions, ` +
        `${sum((result) => result.wrong.length)} wrong, ` +
        `${decided} of ${decidable} decidable ones decided (${(share * 100).toFixed(2)} %)`,
    );
    assert.ok(share >= bar, `only ${(share * 100).toFixed(2)} % decided`);
  });
});

/** Runs the jobs, two of them at any time, and gives their results in order. */
async function twoAtATime<Result>(
  jobs: readonly (() => Promise<Result>)[],
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const waiting = jobs.entries();
  const worker = async (): Promise<void> => {
    for (const [index, job] of waiting) results[index] = await job();
  };
  await Promise.all([worker(), worker()]);
  return results;
}
