/** The commands' names, as the manifest has them. */

export const selectSettingsModule = "djangoMultidb.selectSettingsModule";
export const restartServer = "djangoMultidb.restartServer";
export const showProjectFacts = "djangoMultidb.showProjectFacts";
export const showOutput = "djangoMultidb.showOutput";

/** Behind the status bar item; not in the command palette. */
export const showMenu = "djangoMultidb.showMenu";
