/** Compares the columns that both sides have. */
import type { ColumnDescription, Description } from "#client/drivers/catalog.ts";
import type { DjangoColumn, DjangoTable } from "#client/python/schema.ts";
import type { Difference } from "./difference.ts";
import { isSameExpression } from "./expressions.ts";
import { isSameType, type DriftEngine } from "./types.ts";

export function compareColumn(
  table: DjangoTable,
  wanted: DjangoColumn,
  found: ColumnDescription,
  { actual, engine }: { readonly actual: Description; readonly engine: DriftEngine },
): readonly Difference[] {
  const differences: Difference[] = [];
  const tell = (kind: Difference["kind"], expected: string, is: string, note?: string): void => {
    differences.push({
      ...{ kind, table: table.table, part: wanted.name, expected, actual: is },
      ...(note !== undefined && { note }),
    });
  };
  if (!isSameType(wanted.type, found.type, engine)) tell("column-type", wanted.type, found.type);
  // A generated column is as empty as what it is made from.
  if (wanted.generated === null && wanted.null !== found.null)
    tell(
      "column-null",
      nullWords(wanted.null),
      nullWords(found.null),
      found.null ? undefined : "rows that Django saves with None are refused",
    );
  const isGiven = isIdentity(found, actual, engine);
  // In SQLite, the key of a table is given out also where the model's field is a plain integer.
  if (wanted.auto !== isGiven && (wanted.auto || engine !== "sqlite"))
    tell(
      "column-identity",
      wanted.auto ? "given out by the database" : "given by Django",
      isGiven ? "given out by the database" : "not given out",
      wanted.auto ? identityNote(engine, found) : undefined,
    );
  const generated = found.generated === "identity" ? undefined : found.generated;
  if ((wanted.generated ?? undefined) !== generated)
    tell("column-generated", generatedWords(wanted.generated), generatedWords(generated));
  else if (!wanted.auto && wanted.generated === null) {
    const [ours, theirs] = [wanted.default ?? undefined, found.default];
    if (!isSameDefault(ours, theirs))
      tell("column-default", ours ?? "no default", theirs ?? "no default");
  }
  const collation = collationOf(found, actual, engine);
  if ((wanted.collation ?? undefined) !== collation && isKnown(wanted, engine))
    tell(
      "column-collation",
      wanted.collation ?? "that of the database",
      collation ?? "that of the database",
    );
  if (wanted.comment !== "" && wanted.comment !== (found.comment ?? ""))
    tell("column-comment", wanted.comment, found.comment ?? "no comment");
  return differences;
}

/** MariaDB keeps JSON in a collation of its own, and Django says nothing of it. */
function isKnown(wanted: DjangoColumn, engine: DriftEngine): boolean {
  return engine !== "other" && !(engine === "mysql" && /^(?:json|uuid)$/.test(wanted.type));
}

const nullWords = (isNull: boolean): string => (isNull ? "NULL" : "NOT NULL");

const generatedWords = (how: string | null | undefined): string =>
  how ? `generated, ${how}` : "not generated";

function isSameDefault(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return isSameExpression(one, other);
}

/** Whether the database gives out values: by an identity, a sequence, AUTO_INCREMENT or AUTOINCREMENT. */
function isIdentity(
  { generated, default: given }: ColumnDescription,
  { create }: Description,
  engine: DriftEngine,
): boolean {
  if (engine === "postgresql")
    // Until Django 4.1 it was a sequence.
    return generated === "identity" || (given ?? "").startsWith("nextval(");
  if (engine === "sqlite") return generated === "identity" && /\bautoincrement\b/i.test(create);
  return generated === "identity";
}

function identityNote(engine: DriftEngine, { generated }: ColumnDescription): string {
  return engine === "sqlite" && generated === "identity"
    ? "without AUTOINCREMENT, keys of deleted rows are given out again"
    : "Django saves rows without giving this value: they are refused";
}

/** The collation where it is another than usual: of the type in PostgreSQL, of the table in MySQL. */
function collationOf(
  { collation }: ColumnDescription,
  { create, columns }: Description,
  engine: DriftEngine,
): string | undefined {
  if (engine !== "mysql") return collation?.toLowerCase() === "binary" ? undefined : collation;
  const own = /\bCOLLATE[= ](?<name>\w+)[^)]*$/.exec(create)?.groups?.["name"];
  return collation === (own ?? mostOf(columns)) ? undefined : collation;
}

/** The collation of most columns, for a server that does not write the table's. */
function mostOf(columns: readonly ColumnDescription[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { collation } of columns)
    if (collation !== undefined) counts.set(collation, (counts.get(collation) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}

/** Columns that are gone and columns that nobody knows: of one type each, the one is the other by a new name. */
export function renamedColumns(
  missing: readonly DjangoColumn[],
  extra: readonly ColumnDescription[],
  engine: DriftEngine,
): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  const left = new Set(extra);
  for (const column of missing) {
    const fits = (each: ColumnDescription): boolean =>
      isSameType(column.type, each.type, engine) && column.null === each.null;
    const likely = [...left].filter(fits);
    const [only] = likely;
    // Two that fit tell nothing, neither do two that it could be.
    if (likely.length !== 1 || only === undefined) continue;
    if (missing.filter((each) => isSameType(each.type, only.type, engine)).length > 1) continue;
    pairs.set(only.name, column.name);
    left.delete(only);
  }
  return pairs;
}
