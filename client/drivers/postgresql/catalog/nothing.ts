/** What descriptions have in common. */
import type { DatabaseObject, Description } from "../../catalog.ts";
import type { Failed } from "../../driver.ts";

/** A description of an object that has neither columns nor what hangs on them. */
export function bare(object: DatabaseObject, create: string, comment?: string | null): Description {
  return {
    ...{ kind: "description", object, columns: [], primaryKey: [], indexes: [], foreignKeys: [] },
    ...{ constraints: [], triggers: [], rows: undefined, bytes: undefined },
    ...{ comment: comment ?? undefined, create },
  };
}

/** The object was dropped meanwhile, or renamed. */
export function missing({ kind, schema, name }: DatabaseObject): Failed {
  const word = kind.replace("-", " ");
  return { kind: "failed", reason: "statement", message: `There is no ${word} ${schema}.${name}` };
}
