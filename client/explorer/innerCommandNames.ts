/** Commands behind a click on a node; they are in no menu and not in the manifest. */

export const retryNode = "djangoMultidb.explorer.retry";
export const revealTarget = "djangoMultidb.explorer.revealTarget";
