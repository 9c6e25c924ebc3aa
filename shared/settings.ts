/** The names and types of the editor settings, `djangoMultidb.*`. */

/** The section that all of them are in. */
export const section = "djangoMultidb";

/** Each setting's name inside the section. */
export const settingNames = {
  settingsModule: "settingsModule",
  pythonPath: "pythonPath",
  severity: "severity",
  exclude: "exclude",
  roles: "roles",
  permissions: "permissions",
  statementTimeout: "statementTimeout",
  connectTimeout: "connectTimeout",
  rowLimit: "rowLimit",
  historyValues: "historyValues",
  manageCommand: "manage.command",
  manageEnvFile: "manage.envFile",
  migrationCodeLens: "codeLens.migrations",
  migrationNotice: "migrations.notice",
  trace: "trace.server",
} as const;

/** How loudly a rule speaks; `off` silences it. */
export const severities = ["error", "warning", "information", "hint", "off"] as const;
export type Severity = (typeof severities)[number];

/** The section as the editor hands it over, for one workspace folder. Empty texts mean "not set". */
export interface Settings {
  readonly settingsModule?: string | null;
  readonly pythonPath?: string | null;
  readonly severity?: Readonly<Record<string, Severity>> | null;
  readonly exclude?: readonly string[] | null;
}
