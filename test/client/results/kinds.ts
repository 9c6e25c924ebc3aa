/** On each engine a table with a column of every kind, and rows at the edges of what they hold. */
import type { EngineName } from "./engines.ts";

export interface KindsTable {
  readonly create: string;
  /** Rows as literals of the engine. */
  readonly rows: readonly string[];
}

export const kindsTables: Readonly<Record<EngineName, KindsTable>> = {
  postgresql: {
    create: `create table kinds (id bigint primary key, n numeric(40,10), r real, d double precision, b boolean,
      t text, c character(5), v varchar(20), day date, clock time, made timestamptz, plain timestamp, span interval,
      u uuid, j json, jb jsonb, bytes bytea, list integer[], words text[], address inet)`,
    rows: [
      `9223372036854775807, 123456789012345678901234567890.0123456789, 0.1, 1e-300, true, 'it''s \\ "é" 💾 ', 'ab', '',
       '2024-02-29', '23:59:59.999999', '2024-01-01 10:00:00.123456+02', '0001-01-01 00:00:00', '-1 days +02:03:04.5',
       '00000000-0000-0000-0000-000000000001', '{"a": 12345678901234567890}', '{"b": [1, null, "x"]}',
       '\\xdeadbeef00', '{1,NULL,-3}', '{"a,b","c\\"d",NULL,"NULL"}', '192.168.0.1/24'`,
      `-9223372036854775808, -0.0000000001, 'NaN', 'Infinity', false, E'line\\nbreak\\ttab\\r', ' x', 'NULL',
       'infinity', '00:00:00', 'infinity', '9999-12-31 23:59:59.999999', '1 year 2 mons',
       'ffffffff-ffff-ffff-ffff-ffffffffffff', '"text"', 'null', '', '{}', '{{a,b},{c,d}}', '::1'`,
      "3, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null",
    ],
  },
  mysql: {
    create: `create table kinds (id bigint unsigned primary key, n decimal(40,10), r float, d double, b tinyint(1),
      t text, c char(5), v varchar(20), day date, clock time(6), made timestamp(6) null, plain datetime(6),
      j json, bytes varbinary(20), word enum('a','b'), bits bit(5), small tinyint, y year)`,
    rows: [
      `18446744073709551615, 123456789012345678901234567890.0123456789, 0.1, 1e-300, 1, 'it''s \\\\ "é" 💾 ', 'ab', '',
       '2024-02-29', '23:59:59.999999', '2024-01-01 10:00:00.123456', '1000-01-01 00:00:00',
       '{"a": 12345678901234567890}', x'deadbeef00', 'a', b'10101', -128, 2024`,
      `1, -0.0000000001, -3.5, 1.7976931348623157e308, 0, 'line\\nbreak\\ttab\\r', 'x', 'NULL',
       '9999-12-31', '-838:59:59', '2024-06-01 00:00:00', '9999-12-31 23:59:59.999999',
       '[]', '', 'b', b'0', 127, 1901`,
      "2, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null",
    ],
  },
  sqlite: {
    create: `create table kinds (id integer primary key, n decimal, r real, b bool, t text, v varchar(20) collate nocase,
      day date, clock time, made datetime, u char(32), j text, bytes blob, anything)`,
    rows: [
      `9223372036854775807, 0.1, 1e-300, 1, 'it''s \\ "é" 💾 ', '', '2024-02-29', '23:59:59.999999',
       '2024-01-01 10:00:00.123456', '00000000000000000000000000000001', '{"a": 1}', x'deadbeef00', 'text'`,
      `-9223372036854775808, 12345678901234567, 9e999, 0, 'line' || char(10) || 'break', 'NULL', 'no date', '24:61',
       '2024-01-01', 'short', '', x'', 5`,
      `3, 'words', -0.5, 7, x'00ff', 'b', 20240101, '00:00:00', null, null, null, 'text', 0.1`,
      "4, null, null, null, null, null, null, null, null, null, null, null, null",
    ],
  },
};
