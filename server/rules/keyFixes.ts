/** The fixes of a key that leads to another database. */

import type { ProjectFacts } from "#server/project/project.ts";
import type { Call, Keyword } from "#server/syntax/tree.ts";
import type { Crossing } from "./crossings.ts";
import { insertAfterLast } from "./edits.ts";
import { isOwnPath } from "./places.ts";
import type { Edit, Fix } from "./rule.ts";
import { enclosing, treeOf } from "./tree.ts";

/** Without a constraint, doing nothing on deletion; or the id alone. */
export function keyFixes(facts: ProjectFacts, one: Crossing): readonly Fix[] {
  const { origin, name } = one.relation;
  if (origin === undefined || !isOwnPath(facts, origin.path)) return [];
  const { path } = origin;
  const [tree, text] = [treeOf(facts, path), facts.modules.text(path)];
  const call = enclosing(tree, origin.node, "Call");
  if (call === undefined || text === undefined) return [];
  const fixes: Fix[] = [];
  const loose = withoutConstraint(path, text, call);
  if (loose !== undefined)
    fixes.push({
      title: "Keep the key without a constraint and do nothing on deletion",
      applicability: "suggestion",
      edits: loose,
    });
  const field = enclosing(tree, call, "Assign");
  const prefix = prefixOf(text, call);
  if (field?.value === call && field.targets.length === 1 && prefix !== undefined) {
    const written = `${name}_id = ${prefix}BigIntegerField(db_index=True${nullable(text, call)})`;
    fixes.push({
      title: "Keep the id alone",
      applicability: "template",
      edits: [{ at: { path, start: field.start, end: field.end }, text: written }],
    });
  }
  return fixes;
}

function withoutConstraint(path: string, text: string, call: Call): readonly Edit[] | undefined {
  const onDelete = deletion(call);
  const last = call.keywords.at(-1) ?? call.arguments.at(-1);
  if (onDelete === undefined || last === undefined) return undefined;
  const nothing = doNothing(text.slice(onDelete.start, onDelete.end));
  if (nothing === undefined) return undefined;
  const replaced: Edit = { at: { path, start: onDelete.start, end: onDelete.end }, text: nothing };
  const constraint = keyword(call, "db_constraint");
  if (constraint !== undefined)
    return [
      replaced,
      { at: { path, start: constraint.value.start, end: constraint.value.end }, text: "False" },
    ];
  const added = insertAfterLast(path, text, last, "db_constraint=False");
  // Two edits that touch are one: an editor may apply them in either order.
  if (added.at.start === onDelete.end)
    return [{ at: replaced.at, text: `${nothing}${added.text}` }];
  return [replaced, added];
}

/** `models.CASCADE` becomes `models.DO_NOTHING`; a bare name would need an import. */
function doNothing(written: string): string | undefined {
  const dot = written.lastIndexOf(".");
  return dot < 0 || written.includes("(") ? undefined : `${written.slice(0, dot)}.DO_NOTHING`;
}

function deletion(call: Call) {
  return keyword(call, "on_delete")?.value ?? call.arguments[1];
}

function keyword(call: Call, name: string): Keyword | undefined {
  return call.keywords.find((one) => one.name?.id === name);
}

/** `models.` of `models.ForeignKey`. */
function prefixOf(text: string, { callee }: Call): string | undefined {
  if (callee.kind !== "Attribute") return undefined;
  return text.slice(callee.value.start, callee.name.start);
}

function nullable(text: string, call: Call): string {
  const written = ["null", "blank"].flatMap((name) => {
    const found = keyword(call, name);
    return found === undefined ? [] : [`, ${text.slice(found.start, found.end)}`];
  });
  return written.join("");
}
