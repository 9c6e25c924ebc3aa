/** The consoles' commands, as the manifest has them. */

export const newConsole = "djangoMultidb.newConsole";
/** Takes an `AliasId`; shows that alias's console where one is open. */
export const openConsole = "djangoMultidb.openConsole";
export const runInAlias = "djangoMultidb.runInAlias";
export const runSqlAtCursor = "djangoMultidb.runSqlAtCursor";
export const runStatement = "djangoMultidb.runStatement";
export const explain = "djangoMultidb.explain";
export const explainAnalyze = "djangoMultidb.explainAnalyze";
export const compareAliases = "djangoMultidb.compareAliases";
export const beginTransaction = "djangoMultidb.beginTransaction";
export const commitTransaction = "djangoMultidb.commitTransaction";
export const rollbackTransaction = "djangoMultidb.rollbackTransaction";
export const autocommitOn = "djangoMultidb.turnAutocommitOn";
export const autocommitOff = "djangoMultidb.turnAutocommitOff";
export const disconnectConsole = "djangoMultidb.disconnectConsole";
export const consoleHistory = "djangoMultidb.consoleHistory";
export const clearConsoleHistory = "djangoMultidb.clearConsoleHistory";
export const forgetParameters = "djangoMultidb.forgetParameters";
