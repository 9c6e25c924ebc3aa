/** What a client library looks at beside its arguments: environment, home folder, files. Handed in, so that tests have their own. */
import { accessSync, readdirSync, readFileSync, statSync } from "node:fs";
import { homedir, userInfo } from "node:os";

export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** The name of the operating system's user; undefined where it has none. */
  readonly user: string | undefined;
  readonly windows: boolean;
  /** The text of a file; undefined where it cannot be read. */
  read(path: string): string | undefined;
  exists(path: string): boolean;
  /** Whether others than its owner may read or write a file. */
  isOpenToOthers(path: string): boolean;
  /** The names in a folder, sorted; empty where it cannot be read. */
  list(folder: string): readonly string[];
}

/** Those of this process, which has the environment that the editor was started with. */
export function surroundingsOfProcess(): Surroundings {
  return {
    environment: process.env,
    home: homedir(),
    user: attempt(() => userInfo().username),
    windows: process.platform === "win32",
    read: (path) => attempt(() => readFileSync(path, "utf8")),
    exists: (path) => attempt(() => (accessSync(path), true)) ?? false,
    isOpenToOthers: (path) => attempt(() => (statSync(path).mode & 0o077) !== 0) ?? false,
    list: (folder) => attempt(() => readdirSync(folder).toSorted()) ?? [],
  };
}

function attempt<Value>(action: () => Value): Value | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
