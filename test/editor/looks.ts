/** The ways in which the packaged extension is looked at, each in an editor of its own. */
import { consoleSettings, lookAtConsoles } from "./lookAtConsoles.ts";
import { lookAround, lookSettings } from "./look.ts";
import { explorerLookSettings, lookAtExplorer } from "./lookExplorer.ts";
import { lookAtPasswords, passwordsLookSettings } from "./lookPasswords.ts";
import { lookAtRows, rowsLookSettings } from "./lookRows.ts";
import { lookAtManagement, managementLookSettings } from "./lookManagement.ts";
import { lookAtMigrations, migrationsLookSettings } from "./lookMigrations.ts";
import { lookAtMillion, millionSettings } from "./lookMillion.ts";
import type { Look } from "./looking.ts";
import type { Results } from "./results.ts";

export interface Looking {
  readonly title: string;
  /** The project under `test/projects`; the example shop where it is left out. */
  readonly project?: string;
  /** Whether the example shop has its databases. */
  readonly migrated: boolean;
  /** Whether only the project's Python is chosen. */
  readonly python?: true;
  /** Whether the project is the one on servers that want passwords. Its Python has no Django. */
  readonly locked?: true;
  /** What the user has set. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly look: (look: Look) => Promise<Results>;
}

export const looks: readonly Looking[] = [
  {
    title: "by mouse and keyboard",
    migrated: false,
    settings: lookSettings,
    look: lookAround,
  },
  {
    title: "the databases by keyboard",
    migrated: true,
    settings: explorerLookSettings,
    look: lookAtExplorer,
  },
  {
    title: "the rows of a table",
    migrated: true,
    settings: rowsLookSettings,
    look: lookAtRows,
  },
  {
    title: "a million rows by keyboard",
    migrated: true,
    settings: millionSettings,
    look: lookAtMillion,
  },
  {
    title: "management commands by keyboard",
    project: "migrating",
    migrated: false,
    python: true,
    settings: managementLookSettings,
    look: lookAtManagement,
  },
  {
    title: "the migrations by keyboard",
    project: "migrating",
    migrated: false,
    python: true,
    settings: migrationsLookSettings,
    look: lookAtMigrations,
  },
  {
    title: "consoles by keyboard",
    migrated: true,
    settings: consoleSettings,
    look: lookAtConsoles,
  },
  {
    title: "passwords by keyboard",
    migrated: false,
    locked: true,
    settings: passwordsLookSettings,
    look: lookAtPasswords,
  },
];
