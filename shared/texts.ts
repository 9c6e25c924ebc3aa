/** The names that people read, in the editor as in the server. */

/** The product. */
export const productName = "Django Multi-DB";

/** The source that each diagnostic carries, and the language client's id. */
export const sourceName = "django-multidb";
