/** Reads `.pgpass` as libpq does. */

/** What a password is looked up by. */
export interface Login {
  /** `localhost` where the default socket is used. */
  readonly host: string;
  readonly port: string;
  readonly database: string;
  readonly user: string;
}

/**
 * The password of the first line whose four fields match; `*` matches anything, a backslash takes the next
 * character as it is. Undefined where no line matches.
 */
export function passwordIn(
  text: string,
  login: Login,
): { readonly password: string; readonly line: number } | undefined {
  const wanted = [login.host, login.port, login.database, login.user];
  for (const [index, raw] of text.split("\n").entries()) {
    const line = raw.replace(/\r+$/, "");
    if (line === "" || line.startsWith("#")) continue;
    const rest = afterFields(line, wanted);
    if (rest !== undefined) return { password: unescape(rest), line: index + 1 };
  }
  return undefined;
}

/** What stands after the fields, where each of them matches. */
function afterFields(line: string, wanted: readonly string[]): string | undefined {
  let rest = line;
  for (const field of wanted) {
    const [, raw = "", after] = /^((?:\\.|[^\\:])*):(.*)$/su.exec(rest) ?? [];
    if (after === undefined || (raw !== "*" && unescape(raw) !== field)) return undefined;
    rest = after;
  }
  return rest;
}

/** The password ends at a colon that is not escaped. */
function unescape(raw: string): string {
  const [field = ""] = /^(?:\\.|[^\\:])*/su.exec(raw) ?? [];
  return field.replaceAll(/\\(.)/gsu, "$1");
}
