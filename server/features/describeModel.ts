/** A model in Markdown: where it is read, written and migrated, and which line of which router decided. */

import type { ProjectFacts } from "#server/project/project.ts";
import type { Model } from "#server/project/models/facts.ts";
import type { Decision, Route, RouterMethodName } from "#server/project/routers/facts.ts";
import { nameOf } from "#server/rules/places.ts";
import { codes, linkTo } from "./links.ts";

export function describeModel(facts: ProjectFacts, model: Model): string {
  const { read, write, migrate } = facts.routing.of(model.label);
  const kind = model.proxy ? " (proxy)" : model.managed ? "" : " (unmanaged)";
  const lines = [`**${model.label}**${kind}`, ""];
  const isOne = sameRoute(read, write);
  lines.push(
    `- ${isOne ? "read and written" : "written"}: ${answers(write)}${by(facts, write.decisions, "db_for_write")}`,
  );
  if (!isOne) lines.push(`- read: ${answers(read)}${by(facts, read.decisions, "db_for_read")}`);
  const entries = [...migrate];
  const allowed = entries.filter(([, answer]) => answer.allowed === true).map(([alias]) => alias);
  const open = entries.flatMap(([alias, { allowed: known, error }]) =>
    known === undefined
      ? [error === undefined ? `\`${alias}\`?` : `\`${alias}\` raises ${error.type}`]
      : [],
  );
  const deciding = entries.flatMap(([, { decisions }]) => decisions);
  if (model.managed && !model.proxy) {
    const where = [codes(allowed), ...open].filter(Boolean).join(", ") || "nowhere";
    lines.push(`- migrates on: ${where}${by(facts, deciding, "allow_migrate")}`);
  } else
    lines.push(
      `- migrates on: nowhere, as it has no table of ${model.proxy ? "its own" : "Django's"}`,
    );
  if (model.dbTable !== undefined) lines.push(`- table: \`${model.dbTable}\``);
  return lines.join("\n");
}

function sameRoute(one: Route, other: Route): boolean {
  return (
    one.aliases.join() === other.aliases.join() &&
    one.exact === other.exact &&
    one.error?.type === other.error?.type
  );
}

function answers({ aliases, exact, because, error }: Route): string {
  if (error !== undefined) return `raises ${error.type}: ${error.message}`;
  const names = codes(aliases);
  if (exact) return names;
  const why = because === undefined ? "" : `, because ${because.text}`;
  return names === "" ? `not known${why}` : `${names} or another${why}`;
}

/** The routers' lines, each once; Django's own default where no router answered. */
function by(facts: ProjectFacts, decisions: readonly Decision[], method: RouterMethodName): string {
  const parts = decisions.map(({ router, origin }) => {
    const known = router === undefined ? undefined : facts.routing.routers[router];
    if (known === undefined) return "no router has an opinion";
    const link = linkTo(facts, origin);
    return `${nameOf(known)}.${method}${link === "" ? "" : ` at ${link}`}`;
  });
  const distinct = [...new Set(parts)];
  if (facts.routing.routers.length === 0 || distinct.length === 0) return "";
  const more = distinct.length > 3 ? ` and ${distinct.length - 3} more` : "";
  return ` (${distinct.slice(0, 3).join("; ")}${more})`;
}
