/** Which texts of `DATABASES` may be secret. What is not known to be harmless is taken for a secret. */

/** The keys of an alias whose texts say where a database is, and as whom, but not how to get in. */
const plainKeys: ReadonlySet<string> = new Set([
  ...["ENGINE", "NAME", "USER", "HOST", "PORT", "TIME_ZONE"],
  ...["ATOMIC_REQUESTS", "AUTOCOMMIT", "CONN_MAX_AGE", "CONN_HEALTH_CHECKS"],
  "DISABLE_SERVER_SIDE_CURSORS",
]);

/** The keys of its `TEST` dict. */
const plainTestKeys: ReadonlySet<string> = new Set([
  ...["NAME", "USER", "CHARSET", "COLLATION", "MIRROR", "TEMPLATE", "DEPENDENCIES", "MIGRATE"],
  ...["CREATE_DB", "CREATE_USER", "ORACLE_MANAGED_FILES", "TBLSPACE", "TBLSPACE_TMP"],
  ...["DATAFILE", "DATAFILE_TMP", "DATAFILE_MAXSIZE", "DATAFILE_TMP_MAXSIZE"],
  ...["DATAFILE_SIZE", "DATAFILE_TMP_SIZE", "DATAFILE_EXTSIZE", "DATAFILE_TMP_EXTSIZE"],
]);

/** Whether texts at these keys of an alias are no secrets as such: not of PASSWORD, OPTIONS, or keys that Django does not know. */
export function isPlainKey([key = "", ...inner]: readonly string[]): boolean {
  if (key !== "TEST") return inner.length === 0 && plainKeys.has(key);
  return inner.length === 1 && plainTestKeys.has(inner[0] ?? "");
}

/** Whether even a number is a secret there: `"PASSWORD": 1234`. */
export function isSecretKey(path: readonly string[]): boolean {
  return /pass|pwd|secret|token/i.test(path.at(-1) ?? "");
}

/** Whether a text has a password in it, as a URL or a connection string put in NAME does. */
export function holdsCredentials(text: string): boolean {
  return /:\/\/[^/?#\s]*:[^/?#\s]*@|\b(?:pass|passwd|password|pwd)\s*=/i.test(text);
}
