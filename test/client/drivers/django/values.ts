/** Values of each server that must come back exactly. */
import type { Server } from "./project.ts";

/** Type, literal, kind, and the cell that must come back. */
export const values: Record<Server, readonly (readonly [string, string, string, unknown])[]> = {
  postgresql: [
    ["bigint", "9223372036854775807::bigint", "integer", "9223372036854775807"],
    [
      "numeric(30,10)",
      "1234567890123456789.0123456789::numeric(30,10)",
      "decimal",
      "1234567890123456789.0123456789",
    ],
    ["numeric", "'NaN'::numeric", "decimal", "NaN"],
    ["double precision", "0.1::float8 + 0.2::float8", "float", "0.30000000000000004"],
    ["boolean", "true", "boolean", "true"],
    ["text", "''::text", "text", ""],
    ["bytea", "'\\x00ff'::bytea", "binary", "00ff"],
    ["date", "'infinity'::date", "date", "infinity"],
    [
      "timestamp with time zone",
      "'20000-01-01 00:00:00.000001+00'::timestamptz",
      "timestamp",
      "20000-01-01 00:00:00.000001+00",
    ],
    [
      "timestamp without time zone",
      "'2024-02-29 23:59:59.999999'::timestamp",
      "timestamp",
      "2024-02-29 23:59:59.999999",
    ],
    ["time with time zone", "'12:00:00+05:30'::timetz", "time", "12:00:00+05:30"],
    [
      "interval",
      "interval '1 mon 2 days 03:04:05.000006'",
      "interval",
      "1 mon 2 days 03:04:05.000006",
    ],
    [
      "uuid",
      "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid",
      "uuid",
      "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
    ],
    ["jsonb", `'{"n": 12345678901234567890.10}'::jsonb`, "json", '{"n": 12345678901234567890.10}'],
    ["integer[]", "array[1, null, 3]", "array", "{1,NULL,3}"],
    ["inet", "'10.0.0.1/8'::inet", "other", "10.0.0.1/8"],
    ["text", "null::text", "text", null],
  ],
  mysql: [
    ["bigint", "cast(18446744073709551615 as unsigned)", "integer", "18446744073709551615"],
    [
      "decimal",
      "cast(1234567890123456789.0123456789 as decimal(30,10))",
      "decimal",
      "1234567890123456789.0123456789",
    ],
    ["double", "0.1e0 + 0.2e0", "float", "0.30000000000000004"],
    ["varchar", "'é😀'", "text", "é😀"],
    ["varchar", "x'00ff'", "binary", "00ff"],
    ["date", "cast('2024-02-29' as date)", "date", "2024-02-29"],
    ["time", "cast('-838:59:59' as time)", "time", "-838:59:59"],
    [
      "datetime",
      "cast('2024-02-29 23:59:59.999999' as datetime(6))",
      "timestamp",
      "2024-02-29 23:59:59.999999",
    ],
  ],
  sqlite: [
    ["integer", "9223372036854775807", "integer", "9223372036854775807"],
    ["real", "0.1 + 0.2", "float", "0.30000000000000004"],
    ["text", "'2024-13-45'", "text", "2024-13-45"],
    ["blob", "x'00ff'", "binary", "00ff"],
    ["blob", "cast(x'ff41' as text)", "binary", "ff41"],
    ["text", "null", "text", null],
  ],
};
