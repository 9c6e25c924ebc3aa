/** Waits for the settings: a panel that comes back with the window is there before the language server. */
import type { AliasId, Databases } from "#client/databases/contract.ts";

/** Milliseconds after which the settings are taken as they are. */
const limit = 60_000;

/** Ends once the alias is known, or it is known that there is none. */
export async function whenKnown(databases: Databases, id: AliasId): Promise<void> {
  const isDue = (): boolean =>
    databases.find(id) !== undefined || !["off", "loading"].includes(databases.availability);
  if (isDue()) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => end(), limit);
    const listening = databases.onChange(() => {
      if (isDue()) end();
    });
    const end = (): void => {
      clearTimeout(timer);
      listening.dispose();
      resolve();
    };
  });
}
