/** Tells the editor's menus and welcome views what there is to show. */
import * as vscode from "vscode";
import type { Databases } from "#client/databases/contract.ts";
import type { Provider } from "./provider.ts";

/** Which welcome view is shown: an `Availability`; while it is not set, nothing is known yet. */
const availabilityKey = "djangoMultidb.databases.availability";
/** Whether something is being read that takes long enough to be stopped. */
const loadingKey = "djangoMultidb.databases.loading";

/** Milliseconds after which reading may be stopped. */
const patience = 400;

export function followContextKeys(databases: Databases, provider: Provider): vscode.Disposable {
  const show = (): void => set(availabilityKey, databases.availability);
  show();
  let timer: NodeJS.Timeout | undefined;
  return vscode.Disposable.from(
    databases.onChange(show),
    provider.onLoading((isLoading) => {
      clearTimeout(timer);
      if (isLoading) timer = setTimeout(() => set(loadingKey, true), patience);
      else set(loadingKey, false);
    }),
    new vscode.Disposable(() => clearTimeout(timer)),
  );
}

function set(key: string, value: unknown): void {
  void vscode.commands.executeCommand("setContext", key, value);
}
