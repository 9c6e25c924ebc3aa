/** Puts a node into words, an icon and the marks that menus ask for. */
import type { ListedObject, ObjectKind } from "#client/drivers/catalog.ts";
import { aliasText } from "./aliasText.ts";
import { bytesText, plural, rowsText } from "./figures.ts";
import type { AliasState, ItemText } from "./item.ts";
import type { MissingTable, TableLink } from "./links.ts";
import type { Node, ObjectNode, PartKind } from "./nodes.ts";
import { partText } from "./partText.ts";

/** @param alias the state of the node's alias */
export function itemText(node: Node, alias: AliasState): ItemText {
  switch (node.kind) {
    case "alias":
      return aliasText(node, alias);
    case "schema":
      return container("symbol-namespace", node.schema, node.isSystem ? "system schema" : "schema");
    case "system-schemas":
      return container("server-process", "System Schemas", plural(node.schemas.length, "schema"));
    case "objects": {
      const { title, icon } = groups[node.of];
      const count = node.objects.length.toLocaleString("en");
      const filtered = `${count} of ${node.total.toLocaleString("en")}, filtered`;
      return container(icon, title, node.objects.length === node.total ? count : filtered);
    }
    case "range": {
      const [first, last] = [node.objects[0], node.objects.at(-1)].map((object) =>
        object === undefined ? "" : (node.showsSchema ? `${object.schema}.` : "") + object.name,
      );
      return container("ellipsis", `${first} … ${last}`, node.objects.length.toLocaleString("en"));
    }
    case "without-model":
      return container(
        "question",
        "Tables without a Model",
        node.objects.length.toLocaleString("en"),
        "No model of the project has these tables",
      );
    case "without-table":
      return container(
        "warning",
        "Models without a Table",
        node.missing.length.toLocaleString("en"),
        "Their tables are not in this database",
      );
    case "object":
      return objectText(node);
    case "model":
      return modelText(node.missing);
    case "parts": {
      const { title, icon } = parts[node.of];
      const text = container(icon, title, String(node.parts.length));
      return { ...text, open: node.of === "columns" ? "expanded" : "collapsed" };
    }
    case "part":
      return partText(node.part);
    case "note":
      return noteText(node.text, node.is);
  }
}

const groups: Readonly<Record<ObjectKind, { title: string; icon: string; one: string }>> = {
  table: { title: "Tables", icon: "table", one: "table" },
  view: { title: "Views", icon: "eye", one: "view" },
  "materialized-view": { title: "Materialized Views", icon: "layers", one: "materialized view" },
  routine: { title: "Routines", icon: "symbol-method", one: "routine" },
  sequence: { title: "Sequences", icon: "list-ordered", one: "sequence" },
};

const parts: Readonly<Record<PartKind, { title: string; icon: string }>> = {
  columns: { title: "Columns", icon: "symbol-field" },
  indexes: { title: "Indexes", icon: "list-tree" },
  "foreign-keys": { title: "Foreign Keys", icon: "references" },
  constraints: { title: "Constraints", icon: "verified" },
  triggers: { title: "Triggers", icon: "zap" },
};

/** An object's icon, and what it is in a word. */
export function kindOf({ kind }: ListedObject): { readonly icon: string; readonly one: string } {
  return groups[kind];
}

/** The words for a table that is where the routers do not want it; undefined where there is nothing to say. */
export function placementText(link: TableLink | undefined): string | undefined {
  switch (link?.placement) {
    case "refused":
      return "not migrated here by the router";
    case "replicated":
      return "replicated, not migrated here";
    case "django":
      return "Django's record of migrations";
    case "allowed":
    case "unknown":
    case undefined:
      return undefined;
  }
}

function container(icon: string, label: string, description: string, detail?: string): ItemText {
  return {
    label,
    description,
    icon,
    context: "group",
    open: "collapsed",
    spoken: `${label}, ${description}`,
    tooltip: [label, ...(detail === undefined ? [] : [detail])],
  };
}

function objectText({ object, link, showsSchema }: ObjectNode): ItemText {
  const { icon, one } = kindOf(object);
  const models = (link?.models ?? []).map(({ label }) => label);
  const placement = placementText(link);
  const figures = [
    ...(object.rows === undefined ? [] : [rowsText(object.rows)]),
    ...(object.bytes === undefined ? [] : [bytesText(object.bytes)]),
  ];
  const label = (showsSchema ? `${object.schema}.` : "") + object.name;
  const signature = object.signature === undefined ? [] : [`(${object.signature})`];
  const isRelation = object.kind !== "routine" && object.kind !== "sequence";
  const description = [
    ...signature,
    ...models,
    ...(placement === undefined ? [] : [placement]),
    ...figures,
  ].join(" · ");
  return {
    label,
    description,
    icon: link?.placement === "refused" ? "warning" : icon,
    context: [
      "object",
      object.kind,
      ...(isRelation ? ["relation"] : []),
      ...(models.length > 0 ? ["model"] : []),
    ].join(";"),
    open: isRelation ? "collapsed" : "never",
    spoken: [one, label, description].filter((text) => text !== "").join(", "),
    tooltip: [
      `${one} ${object.schema}.${object.name}`,
      ...models.map((model) => `Model: ${model}`),
      ...(placement === undefined ? [] : [sentence(placement)]),
      ...(object.rows === undefined ? [] : [`Rows: ${rowsText(object.rows)}, as estimated`]),
      ...(object.bytes === undefined ? [] : [`Size: ${bytesText(object.bytes)}`]),
      ...(object.comment === undefined || object.comment === "" ? [] : [object.comment]),
    ],
  };
}

function modelText({ model, because }: MissingTable): ItemText {
  const why = {
    migrated: "its table is not made yet",
    undecided: "whether it is migrated here is not known",
    used: "used here, but the router does not migrate it here",
  }[because];
  const description = `${model.table ?? ""} · ${why}`;
  return {
    label: model.label,
    description,
    icon: because === "used" ? "warning" : "symbol-class",
    context: model.place === undefined ? "missing" : "missing;model",
    open: "never",
    spoken: `model ${model.label}, ${description}`,
    tooltip: [model.label, `Table: ${model.table ?? "not known"}`, sentence(why)],
    ...(model.place === undefined ? {} : { click: "open-model" as const }),
  };
}

function noteText(text: string, is: "problem" | "cancelled" | "empty"): ItemText {
  const common = { open: "never" as const, context: `note;${is}`, tooltip: [text] };
  if (is === "empty") return { ...common, label: text, icon: "info", spoken: text };
  return {
    ...common,
    label: text,
    description: "Retry",
    icon: is === "problem" ? "error" : "debug-stop",
    spoken: `${is === "problem" ? "error: " : ""}${text}. Press Enter to try again`,
    click: "retry",
  };
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
