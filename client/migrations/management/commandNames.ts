/** The commands that run `manage.py`, as the manifest has them. Each takes a `Given`, or nothing. */

export const migrate = "djangoMultidb.migrate";
export const migrateAll = "djangoMultidb.migrateAll";
export const migrateTo = "djangoMultidb.migrateTo";
export const rollBackTo = "djangoMultidb.rollBackTo";
export const showPlan = "djangoMultidb.showPlan";
export const showMigrationSql = "djangoMultidb.showMigrationSql";
export const fakeMigration = "djangoMultidb.fakeMigration";
export const showMigrations = "djangoMultidb.showMigrations";
export const makeMigrations = "djangoMultidb.makeMigrations";
export const squashMigrations = "djangoMultidb.squashMigrations";
/** Any command of the table. */
export const runManagementCommand = "djangoMultidb.runManagementCommand";
