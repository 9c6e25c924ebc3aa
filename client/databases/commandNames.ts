/** The commands about connections in general, as the manifest has them. */

export const setRole = "djangoMultidb.setRole";
export const showConnectionSettings = "djangoMultidb.showConnectionSettings";
export const forgetCredentials = "djangoMultidb.forgetCredentials";
