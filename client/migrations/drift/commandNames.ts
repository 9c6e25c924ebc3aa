/** The command that shows drift, as the manifest has it. It takes `{project, alias}`, a node of an alias, or nothing. */

export const showDrift = "djangoMultidb.showDrift";
