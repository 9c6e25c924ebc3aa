/** Describes one object of a database. */
import type { DatabaseObject, Description } from "../../catalog.ts";
import type { Failed } from "../../driver.ts";
import type { Ask } from "./ask.ts";
import { describeRelation } from "./relation.ts";
import { describeRoutine } from "./routine.ts";
import { describeSequence } from "./sequence.ts";

/** Everything about one object. */
export function describe(ask: Ask, object: DatabaseObject): Promise<Description | Failed> {
  switch (object.kind) {
    case "routine":
      return describeRoutine(ask, object);
    case "sequence":
      return describeSequence(ask, object);
    case "table":
    case "view":
    case "materialized-view":
      return describeRelation(ask, object);
  }
}
