/** How the result of an alias is edited: with the alias's own permissions, and connections of its own. */
import type { AliasId, Databases } from "#client/databases/contract.ts";
import type { ServerFacts } from "#client/drivers/driver.ts";
import type { Column } from "#client/drivers/values.ts";
import { EditSession } from "./editing/session.ts";
import { isOfOneTable } from "./editing/singleTable.ts";
import type { Edits } from "./serving/served.ts";

/**
 * @param result `applied` is called after changes were applied
 * @returns a clause instead, where there can be no editing
 */
export function aliasEdits(
  databases: Databases,
  id: AliasId,
  result: {
    readonly sql: string;
    readonly columns: readonly Column[];
    readonly server: ServerFacts;
    readonly applied: () => void;
  },
): Edits | { readonly because: string } {
  const { sql, columns, server, applied } = result;
  const database = databases.find(id);
  if (database === undefined) return { because: `the alias '${id.alias}' is gone` };
  if (database.permissions.write === "deny")
    return { because: `the role of '${id.alias}', ${database.role}, lets nothing be written` };
  const { dialect, modes } = server;
  if (dialect === undefined) return { because: "the SQL of this engine is not known" };
  if (!isOfOneTable(sql, dialect, modes))
    return { because: "its rows are not plainly of one table" };
  return new EditSession(columns, {
    server,
    applied,
    describe: async (object) => {
      const opened = await databases.browse(id);
      if (opened.kind === "open") return opened.connection.describe(object);
      return { kind: "failed", reason: "lost", message: opened.detail };
    },
    connect: () => databases.connect(id, "changes of rows"),
  });
}
