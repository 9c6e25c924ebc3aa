/** A many-to-many relation between models that live in different databases. */

import { crossingsOf, whyCrossing, type Crossing } from "#server/rules/crossings.ts";
import { defineRule } from "#server/rules/define.ts";
import { indentAt, insert, newlineOf } from "#server/rules/edits.ts";
import { isOwnPath } from "#server/rules/places.ts";
import { enclosing, pathTo, treeOf } from "#server/rules/tree.ts";
import { list } from "#server/rules/words.ts";
import type { Edit, Fix } from "#server/rules/rule.ts";
import type { ProjectFacts } from "#server/project/project.ts";

export const rule = defineRule({
  name: "cross-database-many-to-many",
  severity: "error",
  since: "0.1.0",
  summary: "A many-to-many relation between databases",
  message: "{from} joins models of two databases: {owner} on '{fromAlias}' and {to} on '{toAlias}'",
  project: (facts, report) => {
    for (const group of crossingsOf(facts, "many")) {
      const [one] = group;
      report({
        at: one.at,
        arguments: {
          from: list(group.map(({ owner, relation }) => `${owner.label}.${relation.name}`)),
          owner: list(new Set(group.map(({ owner }) => owner.label))),
          fromAlias: one.ownerHome.alias,
          to: list(new Set(group.map(({ target }) => target.label))),
          toAlias: one.targetHome.alias,
        },
        related: whyCrossing(facts, one),
        fixes: group.length === 1 ? throughIds(facts, one) : [],
      });
    }
  },
});

/** A model of its own that holds one key and one bare id takes the field's place. */
function throughIds(facts: ProjectFacts, { relation, owner, target }: Crossing): readonly Fix[] {
  const { origin } = relation;
  if (origin === undefined || !isOwnPath(facts, origin.path) || relation.abstract !== undefined)
    return [];
  const { path, node } = origin;
  const [tree, text] = [treeOf(facts, path), facts.modules.text(path)];
  const [call, field, holder] = [
    enclosing(tree, node, "Call"),
    enclosing(tree, node, "Assign"),
    enclosing(tree, node, "ClassDef"),
  ];
  const isAutomatic =
    relation.through === undefined || facts.models.models.get(relation.through)?.autoCreated;
  if (tree === undefined || text === undefined || call === undefined || isAutomatic !== true)
    return [];
  if (field === undefined || holder === undefined || call.callee.kind !== "Attribute") return [];
  if (field.value !== call || pathTo(tree, holder)[0] !== holder) return [];
  const prefix = text.slice(call.callee.value.start, call.callee.name.start);
  const line = newlineOf(text);
  const indent = indentAt(text, field.start);
  const through = [
    `class ${owner.objectName}${target.objectName}(${prefix}Model):`,
    `${indent}${owner.modelName} = ${prefix}ForeignKey(${owner.objectName}, on_delete=${prefix}CASCADE)`,
    `${indent}${target.modelName}_id = ${prefix}BigIntegerField(db_index=True)`,
  ].join(line);
  const added = `${line}${line}${line}${through}`;
  const before = holder.body[holder.body.indexOf(field) - 1];
  const edits: Edit[] = [];
  if (holder.body.length === 1)
    edits.push({ at: { path, start: field.start, end: field.end }, text: `pass${added}` });
  else if (holder.body.at(-1) === field && before !== undefined)
    edits.push({ at: { path, start: before.end, end: field.end }, text: added });
  else {
    const [start, end] = wholeLine(text, field);
    edits.push({ at: { path, start, end }, text: "" }, insert(path, holder.end, added));
  }
  const title = "Replace it by a model that holds the ids";
  return [{ title, applicability: "template", edits }];
}

function wholeLine(text: string, { start, end }: { start: number; end: number }): [number, number] {
  const next = text.indexOf("\n", end);
  return [text.lastIndexOf("\n", start - 1) + 1, next < 0 ? text.length : next + 1];
}
