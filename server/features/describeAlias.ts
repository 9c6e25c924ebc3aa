/** An alias in Markdown: its engine, where it is defined, what it mirrors, and who lives there. */

import type { ProjectFacts } from "#server/project/project.ts";
import type { Alias } from "#server/project/settings/facts.ts";
import { codes, linkTo } from "./links.ts";

export function describeAlias(facts: ProjectFacts, alias: Alias): string {
  const { name, engine, isEmpty, mirrorOf, maybe, because, origin } = alias;
  const lines = [`**'${name}'** database`, ""];
  if (isEmpty) lines.push("- empty: each query to it fails");
  else
    lines.push(
      `- engine: ${engine === undefined ? `not known${why(because?.text)}` : codes([engine])}`,
    );
  const link = linkTo(facts, origin);
  if (link !== "") lines.push(`- defined: ${link}`);
  if (maybe !== undefined) lines.push(`- may be absent, because ${maybe.text}`);
  if (mirrorOf !== undefined) lines.push(`- mirrors: ${codes([mirrorOf])}`);
  const pool = facts.poolOf(name);
  const replicas = [...facts.settings.databases.aliases.keys()].filter(
    (other) => other !== name && facts.poolOf(other) === pool,
  );
  if (replicas.length > 0) lines.push(`- one database with: ${codes(replicas)}`);
  lines.push(`- models: ${counts(facts, name)}`);
  return lines.join("\n");
}

function counts(facts: ProjectFacts, alias: string): string {
  const models = [...facts.models.models.values()].filter(({ autoCreated }) => !autoCreated);
  const count = (word: string, is: (label: string) => boolean): string => {
    const found = models.filter(({ label }) => is(label)).length;
    return `${found} ${word}`;
  };
  const routing = facts.routing;
  return [
    count("written here", (label) => routing.of(label).write.aliases.includes(alias)),
    count("read here", (label) => routing.of(label).read.aliases.includes(alias)),
    count("migrated here", (label) => routing.of(label).migrate.get(alias)?.allowed === true),
  ].join(", ");
}

function why(text: string | undefined): string {
  return text === undefined ? "" : `, because ${text}`;
}
