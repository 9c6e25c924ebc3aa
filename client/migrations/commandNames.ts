/** The commands of the view, the editor and the lens of migrations, as the manifest has them. */

/** Takes a `MigrationSubject`; without an alias it asks which. */
export const readAppliedMigrations = "djangoMultidb.readAppliedMigrations";
export const refreshMigrations = "djangoMultidb.refreshMigrations";
/** Takes a `MigrationSubject`, or nothing. */
export const showMigrationMatrix = "djangoMultidb.showMigrationMatrix";
export const groupMigrationsByAlias = "djangoMultidb.groupMigrationsByAlias";
export const groupMigrationsByApp = "djangoMultidb.groupMigrationsByApp";
/** Takes a node of the view. */
export const openMigrationFile = "djangoMultidb.openMigrationFile";
/** Takes `{project, alias}`, a node of an alias, or nothing: then it asks which. */
export const showDrift = "djangoMultidb.showDrift";
