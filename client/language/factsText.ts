/** Writes what was found out about the projects as a Markdown document that also reads well as plain text. */
import { productName } from "#shared/texts.ts";
import type { ProjectFact, ProjectFacts } from "#shared/protocol.ts";

/** Turns `path` or `path:line` of a project into a Markdown link, where the editor can follow one. */
export type Link = (project: string, place: string) => string;

/** The document of the command Show Project Facts. Facts undefined: no server answered. */
export function factsText(facts: ProjectFacts | undefined, link: Link): string {
  const [first] = facts?.projects ?? [];
  if (facts === undefined || first === undefined) {
    return lines(`# ${productName}`, "", "No Django project was found in this workspace.", "");
  }
  return [
    lines(`# ${productName}: project facts`, ""),
    ...facts.projects.map((fact) => project(fact, (place) => link(fact.path, place))),
  ].join("\n");
}

function project(fact: ProjectFact, link: (place: string) => string): string {
  return lines(
    `## ${fact.path}`,
    "",
    ...list([
      [
        "Settings module",
        fact.settings === undefined
          ? "none found"
          : `${code(fact.settings)} (${fact.settingsBecause})`,
      ],
      ["Interpreter", fact.python === undefined ? "none found" : code(fact.python)],
      ["Django", fact.django ?? "not installed: its models come from bundled data"],
    ]),
    ...part(
      "Problems",
      fact.problems.map((problem) => `- ${problem}`),
    ),
    ...part("Databases", [
      ...table(
        ["Alias", "Engine", "Defined", "Mirror of"],
        fact.aliases.map(({ name, engine, defined, mirrorOf }) => [
          code(name),
          engine === undefined ? "unknown" : code(engine),
          link(defined),
          mirrorOf === undefined ? "" : code(mirrorOf),
        ]),
      ),
      ...(fact.aliasesOpen
        ? ["", "There may be more: the names of some are only known when the project runs."]
        : []),
    ]),
    ...part(
      "Routers, in the order in which Django asks them",
      fact.routers.map(({ name, defined }, index) =>
        [`${index + 1}. ${code(name)}`, ...(defined === "" ? [] : [`(${link(defined)})`])].join(
          " ",
        ),
      ),
      "None: every model is read and written on `default`.",
    ),
    ...part(
      "Where each model is read, written and migrated",
      table(
        ["Model", "Read", "Write", "Migrate"],
        fact.models.map(({ label, read, write, migrate }) => [label, read, write, migrate]),
      ),
      "No models.",
    ),
    ...part(
      "Apps",
      table(
        ["Label", "Name", "Models"],
        fact.apps.map(({ label, name, models }) => [label, name, String(models)]),
      ),
    ),
    ...part(
      "Other settings modules",
      table(
        ["Module", "File", "Found"],
        fact.candidates.map(({ module, path, because }) => [code(module), link(path), because]),
      ),
    ),
    ...part(
      "Timings",
      table(
        ["Step", "Milliseconds"],
        fact.timings.map(({ name, milliseconds }) => [name, milliseconds.toFixed(1)]),
      ),
    ),
  );
}

/** A heading with what it holds; without content, the sentence that says so, or nothing. */
function part(heading: string, content: readonly string[], whenEmpty?: string): readonly string[] {
  if (content.length === 0 && whenEmpty === undefined) return [];
  return [`### ${heading}`, "", ...(content.length === 0 ? [whenEmpty ?? ""] : content), ""];
}

function list(entries: readonly (readonly [name: string, value: string])[]): readonly string[] {
  return [...entries.map(([name, value]) => `- ${name}: ${value}`), ""];
}

/** A Markdown table with its columns aligned; no rows give no table. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const cells = rows.map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = head.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...cells.map(line)];
}

function code(text: string): string {
  return `\`${text}\``;
}

function lines(...all: readonly string[]): string {
  return all.join("\n");
}
