/** The names of the consoles' notebooks and languages, as the manifest has them. */

/** The type of our notebooks. */
export const notebookType = "djangoMultidb.console";

/** The language of cells that hold SQL; other extensions' editors of `.sql` are none of ours. */
export const sqlLanguage = "djsql";

/** Who we are, as the editor's command that chooses a kernel wants it. */
export const extensionId = "django-multidb.django-multidb";
