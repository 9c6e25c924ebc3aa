/** The dialects of SQL that the consoles speak, and the server modes that change how their text reads. */

/** A family of servers whose SQL text reads alike; MariaDB reads as MySQL. */
export type Dialect = "postgresql" | "mysql" | "sqlite";

/** Session modes that decide where a string ends. What is left out is the server's default. */
export interface Modes {
  /**
   * Whether a backslash escapes inside plain strings:
   * PostgreSQL's `standard_conforming_strings = off`, MySQL without `NO_BACKSLASH_ESCAPES`.
   */
  readonly backslashEscapes?: boolean;
  /** MySQL's `ANSI_QUOTES`: double quotes hold a name, in which a backslash is a character like others. */
  readonly ansiQuotes?: boolean;
  /** Whether MySQL's executable comments count as code (the default) or as comments. */
  readonly executableComments?: boolean;
}

/** A piece of the text: offsets in UTF-16 units, the end excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
