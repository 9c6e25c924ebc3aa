/** Says, in Markdown, how an alias would be opened: each value and where it came from. No secret is part of it. */
import type { Configured } from "#client/connections/configured.ts";
import { originText } from "#client/connections/origin.ts";
import { actions } from "#client/connections/role.ts";
import type { Database } from "./contract.ts";

export function connectionText(database: Database, configured: Configured): string {
  const { label, engineName, role, roleBecause, permissions, project } = database;
  return [
    `# Connection of ${code(label)}`,
    "",
    `${engineName}${configured.where === "" ? "" : `, ${code(configured.where)}`}`,
    "",
    `Settings module ${code(project.settings)}.`,
    `Role: **${role}**, ${roleBecause}.`,
    `Permitted: ${actions.map((action) => `${action} ${permissions[action]}`).join(", ")}.`,
    "",
    ...outcome(configured),
    "| | value | from |",
    "| --- | --- | --- |",
    ...configured.values.map(
      ({ name, shown, origin }) => `| ${name} | ${code(shown)} | ${cell(originText(origin))} |`,
    ),
    "",
    ...configured.notes.map((note) => `- ${cell(note)}.`),
    "",
  ].join("\n");
}

function outcome(configured: Configured): readonly string[] {
  switch (configured.kind) {
    case "target":
      return [];
    case "impossible":
      return [`It cannot be opened: ${cell(configured.because)}.`, ""];
    case "missing":
      return [
        "Not known from the settings; the project's Python is asked when the alias is opened, else you are:",
        "",
        ...configured.missing.map(({ key, because }) => `- ${code(key)}: ${cell(because)}`),
        "",
      ];
  }
}

/** In a table's cell a bar and a line break would end it. */
function cell(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll(/[\\`*_[\]<>|]/g, String.raw`\$&`);
}

/** As code, whatever backticks it holds. */
function code(text: string): string {
  const flat = text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|");
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = longest > 0 || flat === "" ? " " : "";
  return `${fence}${pad}${flat}${pad}${fence}`;
}
