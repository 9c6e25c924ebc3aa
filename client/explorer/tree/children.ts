/** Lays out what is known of an alias, a schema or an object as nodes. */
import type { Description, ListedObject, ObjectKind, Schema } from "#client/drivers/catalog.ts";
import type { ModelTable } from "#shared/databases.ts";
import type { Filter } from "./filter.ts";
import { keyOf, type Links } from "./links.ts";
import {
  below,
  type AliasNode,
  type GroupNode,
  type Node,
  type NoteNode,
  type ObjectNode,
  type ObjectsNode,
  type Part,
  type PartKind,
  type PartsNode,
  type SchemaNode,
} from "./nodes.ts";

/** The kinds of objects in the order in which they are shown. */
const kinds: readonly ObjectKind[] = ["table", "view", "materialized-view", "routine", "sequence"];

/** What an alias holds, read at once. */
export interface Contents {
  readonly schemas: readonly Schema[];
  /** Of all schemas that are not the server's own. */
  readonly objects: readonly ListedObject[];
  readonly links: Links;
}

/** An alias's children: its schemas, or what is in the only one that people use. */
export function childrenOfAlias(
  node: AliasNode,
  { schemas, objects, links }: Contents,
  filter: Filter,
): readonly Node[] {
  const bySchema = groupBy(objects, ({ schema }) => schema);
  const own = schemas
    .filter(({ name, isSystem }) => !isSystem && isShown(name))
    .sort((one, other) => Number(other.isDefault) - Number(one.isDefault));
  const [only] = own;
  const inside =
    own.length === 1 && only !== undefined
      ? childrenOfSchema(node, bySchema.get(only.name) ?? [], filter, links)
      : own.map(({ name }) => schemaNode(node, name, false));
  const children: Node[] = [...inside, ...orphans(node, links, filter)];
  const system = schemas.filter(({ isSystem }) => isSystem).map(({ name }) => name);
  if (children.length === 0) children.push(note(node, "empty", emptyText(objects.length)));
  if (system.length > 0)
    children.push({ ...below(node, "system"), kind: "system-schemas", schemas: system });
  return children;

  // SQLite always has `temp`, and PostgreSQL an empty `public` where a project keeps to a schema of its own.
  function isShown(name: string): boolean {
    return bySchema.has(name) || schemas.every((each) => each.isSystem || !bySchema.has(each.name));
  }
}

/** A schema's children, or those of an alias with only one: its groups that are not empty. */
export function childrenOfSchema(
  node: Node,
  objects: readonly ListedObject[],
  filter: Filter,
  links: Links | undefined,
): readonly ObjectsNode[] {
  const byKind = groupBy(objects, ({ kind }) => kind);
  return kinds.flatMap((of) => {
    const all = byKind.get(of) ?? [];
    if (all.length === 0) return [];
    const passed = all.filter((object) => passes(object, filter, links));
    return [
      { ...below(node, of), kind: "objects" as const, of, objects: passed, total: all.length },
    ];
  });
}

/** The editor takes more than a second for a list much longer than this. */
const longest = 5000;
/** How many objects of a longer list are shown together. */
const rangeLength = 1000;

/** The nodes of a group's objects; of a very long list, those of its ranges. */
export function objectNodes(
  node: GroupNode,
  objects: readonly ListedObject[],
  links: Links | undefined,
): readonly (ObjectNode | GroupNode)[] {
  const showsSchema =
    node.kind === "range"
      ? node.showsSchema
      : objects.some(({ schema }) => schema !== objects[0]?.schema);
  if (objects.length > longest) {
    const count = Math.ceil(objects.length / rangeLength);
    return Array.from({ length: count }, (_, index) => ({
      // By its number: one more table in front moves the names, and what was expanded stays so.
      ...below(node, `range ${index}`),
      kind: "range",
      objects: objects.slice(index * rangeLength, (index + 1) * rangeLength),
      showsSchema,
    }));
  }
  return objects.map((object) => ({
    ...below(
      node,
      `${showsSchema ? `${object.schema}.` : ""}${object.name}${object.signature ?? ""}`,
    ),
    kind: "object",
    object,
    link: links?.tables.get(keyOf(object)),
    showsSchema,
  }));
}

/** What a group shows where it has nothing to show. */
export function note(node: Node, is: NoteNode["is"], text: string): NoteNode {
  return { ...below(node, is), kind: "note", is, text };
}

export function schemaNode(node: Node, schema: string, isSystem: boolean): SchemaNode {
  return { ...below(node, schema), kind: "schema", schema, isSystem };
}

/** An object's children: what it has of each sort, the columns first. */
export function childrenOfObject(
  node: ObjectNode,
  description: Description,
): readonly (PartsNode | NoteNode)[] {
  const all: readonly (readonly [PartKind, readonly Part[]])[] = [
    ["columns", columns(description, node.link?.models ?? [])],
    ["indexes", description.indexes.map((index) => ({ kind: "index", index }))],
    [
      "foreign-keys",
      description.foreignKeys.map((foreignKey) => ({ kind: "foreign-key", foreignKey })),
    ],
    [
      "constraints",
      description.constraints.map((constraint) => ({ kind: "constraint", constraint })),
    ],
    ["triggers", description.triggers.map((trigger) => ({ kind: "trigger", trigger }))],
  ];
  const shown = all.filter(([, parts]) => parts.length > 0);
  if (shown.length === 0) return [note(node, "empty", "No columns")];
  return shown.map(([of, parts]) => ({ ...below(node, of), kind: "parts", of, parts }));
}

/** The parts of one sort; two of the same name, which no server should have, stay apart. */
export function partNodes(node: PartsNode): readonly Node[] {
  const seen = new Map<string, number>();
  return node.parts.map((part) => {
    const name = partName(part);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return { ...below(node, times === 1 ? name : `${name}\n${times}`), kind: "part", part };
  });
}

/** What a part is called. */
export function partName(part: Part): string {
  switch (part.kind) {
    case "column":
      return part.column.name;
    case "missing-column":
      return part.field.column;
    case "index":
      return part.index.name;
    case "foreign-key":
      return part.foreignKey.name;
    case "constraint":
      return part.constraint.name;
    case "trigger":
      return part.trigger.name;
  }
}

/** The name, with its schema, and the models are what a filter looks at. */
function passes(object: ListedObject, filter: Filter, links: Links | undefined): boolean {
  const models = links?.tables.get(keyOf(object))?.models ?? [];
  return filter(
    object.name,
    `${object.schema}.${object.name}`,
    ...models.map(({ label }) => label),
  );
}

function orphans(node: AliasNode, links: Links, filter: Filter): readonly GroupNode[] {
  const objects = links.withoutModel.filter((object) => passes(object, filter, links));
  const missing = links.withoutTable.filter(({ model }) => filter(model.label, model.table ?? ""));
  return [
    ...(objects.length === 0
      ? []
      : [{ ...below(node, "without-model"), kind: "without-model" as const, objects }]),
    ...(missing.length === 0
      ? []
      : [{ ...below(node, "without-table"), kind: "without-table" as const, missing }]),
  ];
}

function groupBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

function emptyText(objects: number): string {
  return objects === 0 ? "No tables yet" : "Nothing passes the filter";
}

/** The columns in the table's order, then the fields that have none. */
function columns(description: Description, models: readonly ModelTable[]): readonly Part[] {
  // Case is no difference here: PostgreSQL alone tells `Id` from `id`, and a table hardly has both.
  const fields = new Map(
    models.flatMap(({ columns }) => columns.map((each) => [each.column.toLowerCase(), each])),
  );
  const present = new Set(description.columns.map(({ name }) => name.toLowerCase()));
  return [
    ...description.columns.map((column): Part => ({
      kind: "column",
      column,
      primaryKey: description.primaryKey.includes(column.name),
      foreignKey: description.foreignKeys.find(({ columns }) => columns.includes(column.name)),
      field: fields.get(column.name.toLowerCase()),
    })),
    ...models.flatMap(({ label, columns }) =>
      columns
        .filter(({ column }) => !present.has(column.toLowerCase()))
        .map((field): Part => ({ kind: "missing-column", field, model: label })),
    ),
  ];
}
