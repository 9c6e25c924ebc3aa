/** The names that people read, in the editor as in the server. */

/** The product; also the source that each diagnostic names. */
export const productName = "Django Multi-DB";
