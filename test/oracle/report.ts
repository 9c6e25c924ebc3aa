/**
 * Prints what is wrong or undecided, for whoever works on the evaluator:
 * `node test/oracle/report.ts [--undecided] [PROJECT] [SETTINGS…]`, on the newest Django alone.
 */
import { compareRoutes } from "./compare.ts";
import { compareDatabases, compareTables } from "./compareFacts.ts";
import { environments, makeEnvironments } from "./environments.ts";
import { askDjango, askOurs, projects } from "./oracle.ts";

const [name, ...only] = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const withUndecided = process.argv.includes("--undecided");
await makeEnvironments((line) => console.error(line));
const environment = environments.at(-1);
for (const project of projects()) {
  if (environment === undefined || (name !== undefined && name !== project.name)) continue;
  for (const [settings, django] of await askDjango(project, environment)) {
    if (only.length > 0 && !only.some((wanted) => settings.endsWith(wanted))) continue;
    try {
      const ours = await askOurs(project, settings, environment);
      const result = compareRoutes(ours.routes, django, project.undecidable(settings));
      const { cells, decidable, decided, wrong, undecided } = result;
      console.log(
        `${project.name} ${settings}: ${cells} cells, ${wrong.length} wrong, ${decided}/${decidable} decided`,
      );
      for (const cell of wrong) print("wrong", cell);
      for (const facts of [compareTables(ours, django), compareDatabases(ours, django)]) {
        console.log(`  ${facts.cells} values, ${facts.unknown.length} not known`);
        for (const cell of facts.wrong) print("wrong", cell);
        if (withUndecided) for (const cell of facts.unknown) print("not known", cell);
      }
      if (withUndecided) for (const cell of undecided) print("undecided", cell);
    } catch (error) {
      console.log(`${project.name} ${settings}: ${String(error)}`);
    }
  }
}

function print(what: string, cell: { cell: string; ours: unknown; django: unknown }): void {
  const short = (value: unknown): string => JSON.stringify(value)?.slice(0, 300) ?? "nothing";
  console.log(`  ${what} ${cell.cell}: ours ${short(cell.ours)}, Django ${short(cell.django)}`);
}
