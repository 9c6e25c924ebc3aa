/** Puts a part of a table into words: a column, an index, a key, a constraint, a trigger. */
import type { ForeignKeyDescription, IndexDescription } from "#client/drivers/catalog.ts";
import type { ItemText } from "./item.ts";
import type { Part } from "./nodes.ts";

export function partText(part: Part): ItemText {
  switch (part.kind) {
    case "column":
      return columnText(part);
    case "missing-column":
      return text({
        label: part.field.column,
        description: `no such column · field ${part.field.field} of ${part.model}`,
        icon: "warning",
        is: "missing column",
        tooltip: [`${part.model}.${part.field.field} is a ${part.field.type}`],
      });
    case "index":
      return indexText(part.index);
    case "foreign-key":
      return foreignKeyText(part.foreignKey);
    case "constraint": {
      const { name, type, definition } = part.constraint;
      return text({
        label: name,
        description: definition === "" ? type : `${type} · ${definition}`,
        icon: type === "unique" ? "circle-filled" : "check",
        is: `${type} constraint`,
        tooltip: [definition],
      });
    }
    case "trigger":
      return text({
        label: part.trigger.name,
        icon: "zap",
        is: "trigger",
        tooltip: [part.trigger.definition ?? ""],
      });
  }
}

function columnText({
  column,
  primaryKey,
  foreignKey,
  field,
}: Extract<Part, { kind: "column" }>): ItemText {
  const { name, type, default: byDefault, generated, comment, collation } = column;
  const key = primaryKey ? ["primary key"] : [];
  const target = foreignKey === undefined ? [] : [`→ ${foreignKey.target.table}`];
  const facts = [
    type,
    ...key,
    ...target,
    ...(column.null ? ["null"] : []),
    ...(generated === undefined ? [] : [generated]),
    ...(byDefault === undefined ? [] : [`default ${byDefault}`]),
  ].filter((fact) => fact !== "");
  return text({
    label: name,
    description: facts.join(" · "),
    icon: primaryKey ? "key" : foreignKey === undefined ? "symbol-field" : "references",
    is: "column",
    tooltip: [
      ...(field === undefined ? [] : [`Field: ${field.field} (${field.type})`]),
      ...(collation === undefined ? [] : [`Collation: ${collation}`]),
      comment ?? "",
    ],
  });
}

function indexText({ name, columns, unique, primary, where, method }: IndexDescription): ItemText {
  return text({
    label: name,
    description: [
      columns.join(", "),
      ...(primary ? ["primary key"] : unique ? ["unique"] : []),
      ...(method === undefined ? [] : [method]),
      ...(where === undefined ? [] : [`where ${where}`]),
    ].join(" · "),
    icon: primary ? "key" : "list-tree",
    is: "index",
    tooltip: [],
  });
}

function foreignKeyText({
  name,
  columns,
  target,
  onDelete,
  onUpdate,
}: ForeignKeyDescription): ItemText {
  const there = `${target.table} (${target.columns.join(", ")})`;
  return {
    ...text({
      label: columns.join(", "),
      description: `→ ${there}${onDelete === undefined ? "" : ` · on delete ${onDelete.toLowerCase()}`}`,
      icon: "references",
      is: "foreign key",
      tooltip: [
        name,
        `To ${target.schema}.${there}`,
        ...(onDelete === undefined ? [] : [`On delete: ${onDelete}`]),
        ...(onUpdate === undefined ? [] : [`On update: ${onUpdate}`]),
        "Click to go to the table",
      ],
    }),
    context: "part;foreign-key",
    click: "reveal-target",
  };
}

function text(of: {
  readonly label: string;
  readonly description?: string;
  readonly icon: string;
  readonly is: string;
  readonly tooltip: readonly string[];
}): ItemText {
  const { label, description, icon, is } = of;
  return {
    label,
    ...(description === undefined ? {} : { description }),
    icon,
    context: "part",
    open: "never",
    spoken: [is, label, description ?? ""].filter((said) => said !== "").join(", "),
    tooltip: [
      `${is} ${label}`,
      ...(description === undefined ? [] : [description]),
      ...of.tooltip.filter((line) => line !== ""),
    ],
  };
}
