/** Sources of rows that are computed when they are asked for: a million of them, and one of every kind. */
import type { Rows } from "#client/drivers/driver.ts";
import type { Cell, Column } from "#client/drivers/values.ts";
import type { ResultSource } from "#client/results/serving/source.ts";

export interface Computed {
  readonly source: ResultSource;
  /** The parts that were asked for. */
  readonly asked: readonly { readonly from: number; readonly count: number }[];
}

/**
 * @param total rows of the statement
 * @param held rows that were read at the start; the others are read on
 */
export function computed(
  columns: readonly Column[],
  row: (at: number) => readonly Cell[],
  total: number,
  held = total,
  whole: (row: number, column: number) => Cell = () => null,
): Computed {
  const asked: { from: number; count: number }[] = [];
  let read = held;
  const part = (from: number, count: number): Rows => {
    read = Math.max(read, Math.min(total, from + count));
    const size = Math.max(0, Math.min(count, total - from));
    const rows = Array.from({ length: size }, (_, at) => row(from + at));
    return { kind: "rows", from, rows, read, end: read === total ? "all" : "more" };
  };
  const source: ResultSource = {
    columns,
    first: part(0, Math.min(1000, held)),
    milliseconds: 40,
    rows: async (from, count) => {
      asked.push({ from, count });
      return part(from, count);
    },
    whole: async (at, column) => whole(at, column),
    cancel: async () => {},
    release: async () => {},
  };
  return { source, asked };
}

export const millionColumns: readonly Column[] = [
  { name: "id", kind: "integer", type: "bigint" },
  { name: "name", kind: "text", type: "varchar(200)" },
  { name: "price", kind: "decimal", type: "numeric(30,10)" },
  { name: "name", kind: "text", type: "text" },
  { name: "made", kind: "timestamp", type: "timestamp with time zone" },
];

export function millionRow(at: number): readonly Cell[] {
  return [
    String(9_007_199_254_740_993n + BigInt(at)),
    `Book ${at}`,
    `${(at * 7919) % 1_000_003}.1234567890`,
    at % 3 === 0 ? null : `second ${at}`,
    `2024-01-${String(1 + (at % 28)).padStart(2, "0")} 10:00:00.123456+02`,
  ];
}

export const kindColumns: readonly Column[] = [
  { name: "id", kind: "integer", type: "bigint" },
  { name: "text", kind: "text", type: "text" },
  { name: "json", kind: "json", type: "jsonb" },
  { name: "binary", kind: "binary", type: "bytea" },
  { name: "array", kind: "array", type: "text[]" },
  { name: "flag", kind: "boolean", type: "boolean" },
  { name: "long", kind: "text", type: "text" },
];

export const kindRows: readonly (readonly Cell[])[] = [
  [
    "9223372036854775807",
    null,
    '{"n": 12345678901234567890, "list": [1, {}]}',
    "deadbeef",
    '{a,"b c",NULL}',
    "true",
    { kind: "text", text: "start", length: 52_000 },
  ],
  ["-9223372036854775808", "", "null", "", "{}", "false", "short"],
  [
    "3",
    "NULL",
    "[]",
    { kind: "binary", text: "00ff", length: 4096 },
    null,
    null,
    "two\nlines\r\nhere",
  ],
];
