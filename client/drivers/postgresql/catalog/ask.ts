/** How the catalog is asked. */
import type { Failed } from "../../driver.ts";
import type { TextRow } from "../exchange.ts";

/** Runs one statement and answers all its rows. */
export type Ask = (
  sql: string,
  values?: readonly (string | null)[],
) => Promise<readonly TextRow[] | Failed>;

/** Whether an answer is a failure. */
export function isFailed(answer: readonly TextRow[] | Failed): answer is Failed {
  return "kind" in answer;
}

/** PostgreSQL writes booleans as `t` and `f`, and `true` and `false` once they are cast to text. */
export function isTrue(text: string | null | undefined): boolean {
  return text === "t" || text === "true";
}

/** A number that the catalog may not have. */
export function numberOf(text: string | null | undefined): number | undefined {
  return text === null || text === undefined ? undefined : Number(text);
}

/** A list that the catalog wrote as JSON; empty for none. */
export function listOf(json: string | null | undefined): readonly string[] {
  // The statements here write lists of texts.
  return json ? (JSON.parse(json) as readonly string[]) : [];
}
