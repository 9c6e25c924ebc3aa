/** Which password libpq would send: the one that was given, else the first that fits in the password file. */
import type { Ledger } from "../configured.ts";
import type { Found } from "../origin.ts";
import type { Surroundings } from "../surroundings.ts";
import type { Options } from "./options.ts";
import { passwordIn, type Login } from "./passwordFile.ts";

/** Undefined where there is none: the server may not want one. */
export function passwordFor(
  options: Options,
  ledger: Ledger,
  around: Surroundings,
  login: Login,
): Found<string> | undefined {
  const file = options.text("passfile");
  const found = options.text("password") ?? fromFile(file, ledger, around, login);
  if (found !== undefined) ledger.useSecret("password", found);
  return found;
}

function fromFile(
  file: Found<string> | undefined,
  ledger: Ledger,
  around: Surroundings,
  login: Login,
): Found<string> | undefined {
  const path = file?.value ?? defaultFile(around);
  const text = around.read(path);
  if (text === undefined || login.user === "" || login.database === "") return undefined;
  if (!around.windows && around.isOpenToOthers(path)) {
    ledger.notes.push(
      `libpq passes over ${path}, because others may read it; chmod 600 mends that`,
    );
    return undefined;
  }
  const found = passwordIn(text, login);
  return found === undefined
    ? undefined
    : {
        value: found.password,
        origin: {
          kind: "password-file",
          what: `line ${found.line}`,
          place: { path, line: found.line },
        },
      };
}

function defaultFile({ home, windows, environment }: Surroundings): string {
  return windows ? `${environment["APPDATA"] ?? home}\\postgresql\\pgpass.conf` : `${home}/.pgpass`;
}
