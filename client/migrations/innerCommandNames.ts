/** A command that only our own views and lenses call. */

/** Takes a `Place`. */
export const openPlace = "djangoMultidb.migrations.openPlace";
