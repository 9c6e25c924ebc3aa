/** Compares what we say of tables, columns and settings with real Django, value by value. */
import { isDeepStrictEqual } from "node:util";
import type { SettingValue } from "#shared/databases.ts";
import type { Cell } from "./compare.ts";
import type { OracleDocument, OurDocument, Plain, TableDocument } from "./documents.ts";

/** The outcome: how many values there are, and those that are wrong or that we do not know. */
export interface FactsComparison {
  readonly cells: number;
  readonly wrong: readonly Cell[];
  readonly unknown: readonly Cell[];
}

/** The tables and columns of every model. */
export function compareTables(ours: OurDocument, django: OracleDocument): FactsComparison {
  const found = new Found();
  for (const [label, theirs] of Object.entries(django.tables)) {
    const mine = ours.tables[label];
    // Which models there are is compared with the routes.
    if (mine !== undefined) compareTable(found, label, mine, theirs);
  }
  return found;
}

/** The values of `DATABASES`. */
export function compareDatabases(ours: OurDocument, django: OracleDocument): FactsComparison {
  const found = new Found();
  for (const [name, theirs] of Object.entries(django.databases)) {
    const alias = ours.databases.find((one) => one.name === name);
    if (alias === undefined) {
      found.note(name, undefined, theirs, ours.databasesOpen === undefined ? "wrong" : "unknown");
      continue;
    }
    const { keys: entries, open } = alias;
    const dict: SettingValue = { kind: "dict", entries, open, place: undefined };
    compareValue(found, name, dict, theirs);
  }
  return found;
}

type Verdict = "right" | "wrong" | "unknown";

class Found implements FactsComparison {
  cells = 0;
  readonly wrong: Cell[] = [];
  readonly unknown: Cell[] = [];

  note(cell: string, ours: unknown, django: unknown, verdict: Verdict): void {
    this.cells += 1;
    if (verdict !== "right") this[verdict].push({ cell, ours, django });
  }

  same(cell: string, ours: unknown, django: unknown): void {
    const isEqual = isDeepStrictEqual(ours, django);
    this.note(cell, ours, django, ours === undefined ? "unknown" : isEqual ? "right" : "wrong");
  }
}

function compareTable(found: Found, label: string, ours: TableDocument, django: TableDocument) {
  for (const key of ["table", "managed", "proxy", "autoCreated"] as const)
    found.same(`${label}.${key}`, ours[key], django[key]);
  const [mine, theirs] = [ours, django].map(({ columns }) => columns.map(({ field }) => field));
  if (ours.open === undefined) found.same(`${label}.columns`, mine, theirs);
  for (const column of django.columns) {
    const cell = `${label}.${column.field}`;
    const known = ours.columns.find(({ field }) => field === column.field);
    if (known === undefined) {
      if (ours.open !== undefined) found.note(cell, ours.open, column, "unknown");
      continue;
    }
    for (const key of ["column", "type", "null", "primaryKey"] as const)
      found.same(`${cell}.${key}`, known[key], column[key]);
  }
}

function compareValue(
  found: Found,
  cell: string,
  ours: SettingValue | undefined,
  django: Plain | undefined,
): void {
  switch (ours?.kind) {
    case undefined:
      return found.note(cell, ours, django, "wrong");
    case "unknown":
      return found.note(cell, ours.because, django, "unknown");
    case "known":
      return found.same(cell, ours.value, django);
    case "sealed":
      // A number that is sealed comes as text.
      return found.same(cell, ours.value.text, typeof django === "number" ? `${django}` : django);
    case "list": {
      const items = Array.isArray(django) ? (django as readonly Plain[]) : [];
      found.same(`${cell}.length`, ours.items.length, items.length);
      ours.items.forEach((item, index) =>
        compareValue(found, `${cell}.${index}`, item, items[index]),
      );
      return undefined;
    }
    case "dict": {
      const isDict = typeof django === "object" && django !== null && !Array.isArray(django);
      const theirs = isDict ? (django as Readonly<Record<string, Plain>>) : {};
      for (const key of new Set([...Object.keys(ours.entries), ...Object.keys(theirs)])) {
        const mine = ours.entries[key];
        const inner = `${cell}.${key}`;
        // Settings that open a connection themselves have Django's defaults in them already.
        const isDefault = mine === undefined && isDeepStrictEqual(defaults[key], theirs[key]);
        const isTestName = cell.endsWith(".TEST") && key === "NAME" && theirs[key] === null;
        if (isDefault || (mine === undefined && isTestName))
          found.note(inner, mine, theirs[key], "right");
        else if (mine === undefined && ours.open !== undefined)
          found.note(inner, ours.open, theirs[key], "unknown");
        else compareValue(found, inner, mine, theirs[key]);
      }
      return undefined;
    }
  }
}

/** `ConnectionHandler.configure_settings`. */
const defaults: Readonly<Record<string, Plain>> = {
  ...{ ATOMIC_REQUESTS: false, AUTOCOMMIT: true, CONN_MAX_AGE: 0, CONN_HEALTH_CHECKS: false },
  ...{ OPTIONS: {}, TIME_ZONE: null, NAME: "", USER: "", PASSWORD: "", HOST: "", PORT: "" },
  ...{ CHARSET: null, COLLATION: null, MIGRATE: true, MIRROR: null },
  TEST: { CHARSET: null, COLLATION: null, MIGRATE: true, MIRROR: null, NAME: null },
};
