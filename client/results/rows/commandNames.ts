/** The command that opens the rows of a table, and the view that it opens. */

/** Takes an `AliasId` and a `DatabaseObject`. */
export const openRows = "djangoMultidb.openRows";

export const rowsView = "djangoMultidb.rows";
