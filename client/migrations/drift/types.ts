/** Writes types of columns in one way each, so that what Django says and what a server says can be compared. */

/** The engines whose words are known; others are not compared by type. */
export type DriftEngine = "postgresql" | "mysql" | "sqlite" | "other";

/** The engine that Django's `connection.vendor` names. */
export function engineOf(vendor: string): DriftEngine {
  return vendor === "postgresql" || vendor === "mysql" || vendor === "sqlite" ? vendor : "other";
}

/** Whether a column has the type that Django gave it. */
export function isSameType(expected: string, actual: string, engine: DriftEngine): boolean {
  if (engine === "other") return true;
  const [wanted, found] = [plainType(expected, engine), plainType(actual, engine)];
  // MariaDB keeps `json` as a text with a check.
  return wanted === found || (engine === "mysql" && wanted === "json" && found === "longtext");
}

/** @param type as Django writes it (`varchar(10)`), or as the server does (`character varying(10)`) */
function plainType(type: string, engine: DriftEngine): string {
  const text = type
    .toLowerCase()
    .replaceAll(/\s+/g, " ")
    .replaceAll(/\s*([(,])\s*|\s+(?=\))/g, "$1")
    .trim();
  switch (engine) {
    case "postgresql":
      return postgresql(text);
    case "mysql":
      return mysql(text);
    case "sqlite":
    case "other":
      return text.replace(/ autoincrement$/, "");
  }
}

/** As `format_type` writes them; PostgreSQL keeps neither the size nor the number of an array's dimensions. */
function postgresql(text: string): string {
  const isArray = /\[\d*\]$/.test(text);
  // A type of an extension is written with its schema where that is not in the search path.
  const base = text.replace(/(?:\[\d*\])+$/, "").replace(/^"?\w+"?\./, "");
  const { word = "", rest = "" } = /^(?<word>[a-z_0-9]+)(?<rest>.*)$/s.exec(base)?.groups ?? {};
  const name = postgresqlNames[word];
  const whole = name === undefined ? base : name(rest);
  return `${whole}${isArray ? "[]" : ""}`;
}

const as = (name: string) => (rest: string) => `${name}${rest}`;
const timed = (name: string) => (rest: string) =>
  /with(?:out)? time zone/.test(rest)
    ? `${name}${rest}`
    : `${name}${rest.replace(/ $/, "")} without time zone`;

const postgresqlNames: Readonly<Record<string, (rest: string) => string>> = {
  varchar: as("character varying"),
  char: as("character"),
  bpchar: as("character"),
  int: as("integer"),
  int2: as("smallint"),
  int4: as("integer"),
  int8: as("bigint"),
  serial: as("integer"),
  smallserial: as("smallint"),
  bigserial: as("bigint"),
  bool: as("boolean"),
  decimal: as("numeric"),
  float4: as("real"),
  float8: as("double precision"),
  timestamptz: (rest) => `timestamp${rest} with time zone`,
  timetz: (rest) => `time${rest} with time zone`,
  timestamp: timed("timestamp"),
  time: timed("time"),
};

/** Widths of integers say nothing, but for `tinyint(1)`, which is how a boolean is written. */
function mysql(text: string): string {
  return text
    .replace(/ auto_increment$/, "")
    .replace(/^bool(?:ean)?$/, "tinyint(1)")
    .replace(/^(?:numeric|dec)(?=\W|$)/, "decimal")
    .replace(/^double precision/, "double")
    .replace(/^integer/, "int")
    .replace(/^(?<name>smallint|mediumint|int|bigint)\(\d+\)/, "$<name>")
    .replace(/^tinyint\((?!1\))\d+\)/, "tinyint");
}
