/** What the tables of tricky statements say of each: which net catches it on an alias that is only read. */

/**
 * `guard`: our own, by the statement's text. `server`: the read-only session. `nobody`: it is let through, and changes
 * nothing that outlasts the session.
 */
export type Net = "guard" | "server" | "nobody";

/** Statements by the net that catches them. `FILE` stands for a path that must not exist afterwards. */
export type Tricky = Readonly<Record<Net, readonly string[]>>;
