/** What the pointer is told of a table: its model, and its columns. */
import type { Place } from "#shared/databases.ts";
import { modelOf, type Catalog } from "./offers.ts";
import { same, type Source } from "./wanted.ts";

/** Columns that are listed; a table of more says how many others it has. */
const most = 30;

/** Markdown, and where the model is written; undefined for a table of which nothing is known. */
export function describeSource(
  source: Source,
  catalog: Catalog,
  alias: string,
):
  | { readonly markdown: string; readonly label: string; readonly place: Place | undefined }
  | undefined {
  const model = modelOf(source.name, catalog);
  const object = catalog.objects.find(
    ({ name, schema }) =>
      same(name, source.name) && (source.schema === undefined || same(schema, source.schema)),
  );
  const listed = [...catalog.columns].flatMap(([schema, columns]) =>
    object !== undefined && schema !== object.schema
      ? []
      : columns.filter(({ table }) => same(table, source.name)),
  );
  if (model === undefined && object === undefined) return undefined;
  const columns =
    listed.length > 0
      ? listed.map(({ name, type }) => ({ name, type }))
      : (model?.columns ?? []).map(({ column, type }) => ({ name: column, type }));
  const fields = new Map(model?.columns.map(({ column, field }) => [column, field]));
  const lines = columns.slice(0, most).map(({ name, type }) => {
    const field = fields.get(name);
    return `| ${code(name)} | ${code(type)} | ${field === undefined ? "" : code(field)} |`;
  });
  const title = object === undefined ? code(source.name) : code(`${object.schema}.${object.name}`);
  const about = model
    ? `Table of ${code(model.label)} on ${code(alias)}`
    : `No model of the project has this table on ${code(alias)}`;
  const more = columns.length > most ? `\n\nand ${columns.length - most} more columns` : "";
  return {
    label: model?.label ?? "",
    place: model?.place,
    markdown: `**${title}** — ${about}\n\n| Column | Type | Field |\n|---|---|---|\n${lines.join("\n")}${more}`,
  };
}

/** A code span that no name can leave. */
function code(text: string): string {
  const plain = text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|");
  return plain.includes("`") ? `\`\` ${plain} \`\`` : `\`${plain}\``;
}
