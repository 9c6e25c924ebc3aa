/** What a session is set to before anything else runs in it. */
import type { PostgresqlTarget } from "#client/connections/target.ts";
import type { SessionOptions } from "../driver.ts";

/**
 * One statement that sets everything and asks where the session is: database, user, version.
 * By `set_config`, because a pooler refuses most settings at the start, and because values need no quoting there.
 */
export function settingsOf(
  target: PostgresqlTarget,
  options: SessionOptions,
): { readonly sql: string; readonly values: string[] } {
  const settings: [string, string][] = [
    ["client_encoding", "UTF8"],
    // Values are told in one notation, exactly: dates as ISO has them, floats with every digit, bytes in hexadecimal.
    ["datestyle", "ISO"],
    ["extra_float_digits", "3"],
    ["bytea_output", "hex"],
  ];
  if (target.timeZone !== undefined) settings.push(["timezone", target.timeZone]);
  if (target.isolationLevel !== undefined)
    settings.push(["default_transaction_isolation", target.isolationLevel]);
  // After the role, since a change of role changes no other setting.
  if (target.assumeRole !== undefined) settings.push(["role", target.assumeRole]);
  if (options.readOnly) settings.push(["default_transaction_read_only", "on"]);
  if (options.statementTimeout > 0)
    settings.push(["statement_timeout", String(options.statementTimeout)]);
  const calls = settings.map(
    (_, index) => `set_config($${index * 2 + 1}, $${index * 2 + 2}, false)`,
  );
  return {
    sql: `select ${calls.join(", ")}, current_database(), current_user, version()`,
    values: settings.flat(),
  };
}
