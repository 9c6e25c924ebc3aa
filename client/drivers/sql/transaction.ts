/** What a statement does to the session's transaction. */
import type { Item } from "./code.ts";
import type { Dialect } from "./dialect.ts";

/** `savepoint` is set, released or gone back to; the transaction goes on. */
export type TransactionEffect = "begin" | "commit" | "rollback" | "savepoint" | "none";

/** Statements before which MySQL commits what is open. */
const implicit = new Set(
  "CREATE ALTER DROP TRUNCATE RENAME GRANT REVOKE LOCK ANALYZE OPTIMIZE REPAIR CHECK FLUSH RESET INSTALL UNINSTALL".split(
    " ",
  ),
);

/** The effect on the open transaction, or the one that is opened. */
export function transactionOf(items: readonly Item[], dialect: Dialect): TransactionEffect {
  const [first = "", second = ""] = items.map(({ word }) => word);
  const has = (...words: readonly string[]) => items.some(({ word }) => words.includes(word));
  switch (first) {
    case "BEGIN":
      return dialect === "mysql" && second === "NOT" ? "none" : "begin";
    case "START":
      return second === "TRANSACTION" ? "begin" : "none";
    case "COMMIT":
      return second === "PREPARED" ? "none" : "commit";
    case "END":
      return dialect === "mysql" ? "none" : "commit";
    case "PREPARE":
      return second === "TRANSACTION" && dialect === "postgresql" ? "commit" : "none";
    case "ROLLBACK":
      if (second === "PREPARED") return "none";
      return has("TO") ? "savepoint" : "rollback";
    case "ABORT":
      return dialect === "postgresql" ? "rollback" : "none";
    case "SAVEPOINT":
    case "RELEASE":
      return "savepoint";
    case "SET":
      return dialect === "mysql" &&
        items.some(({ raw }) => /^(?:@@)?(?:session\.)?autocommit$/i.test(raw))
        ? "commit"
        : "none";
    default:
      if (dialect !== "mysql" || !implicit.has(first)) return "none";
      return second === "TEMPORARY" || (first === "ANALYZE" && !has("TABLE", "TABLES"))
        ? "none"
        : "commit";
  }
}
