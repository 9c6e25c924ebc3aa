/** The explorer's commands, as the manifest has them. */

export const refreshDatabases = "djangoMultidb.refreshDatabases";
export const cancelLoading = "djangoMultidb.cancelLoading";
export const goToDatabaseObject = "djangoMultidb.goToDatabaseObject";
export const filterObjects = "djangoMultidb.filterObjects";
export const clearFilter = "djangoMultidb.clearFilter";
export const disconnectDatabase = "djangoMultidb.disconnectDatabase";
export const openTableRows = "djangoMultidb.openTableRows";
export const exportTable = "djangoMultidb.exportTable";
export const openAliasConsole = "djangoMultidb.openAliasConsole";
export const copyName = "djangoMultidb.copyName";
export const copyQualifiedName = "djangoMultidb.copyQualifiedName";
export const scriptSelect = "djangoMultidb.scriptSelect";
export const scriptInsert = "djangoMultidb.scriptInsert";
export const scriptCreate = "djangoMultidb.scriptCreate";
export const openModel = "djangoMultidb.openModel";
export const revealTableOfModel = "djangoMultidb.revealTableOfModel";
export const generateModel = "djangoMultidb.generateModel";
