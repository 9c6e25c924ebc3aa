/** The commands for the rows of a table, and the view that opens. */

/** Takes an `AliasId` and a `DatabaseObject`. */
export const openRows = "djangoMultidb.openRows";

/** Takes the same, and writes all rows to a file. */
export const exportTableRows = "djangoMultidb.exportRows";

export const rowsView = "djangoMultidb.rows";
