/** Which suites run in which kind of editor. */

export interface Run {
  readonly title: string;
  /** The projects under `test/projects` that are opened, a folder each; none opens a folder without Django. */
  readonly projects: readonly string[];
  /** Whether the workspace is trusted; without, the editor is in Restricted Mode. */
  readonly trusted: boolean;
  /** Whether the packaged extension is installed, in place of the one in development. */
  readonly packaged: boolean;
  /** Whether the shop's databases are made and filled first, and its Python is chosen. */
  readonly migrated?: true;
  /** Whether only the project's Python is chosen, and its databases are left to be made. */
  readonly python?: true;
  /** Whether it runs on servers that want passwords, in a project of its own, and what it leaves is searched for them. */
  readonly locked?: true;
  /** Names out of `suite/index.ts`. */
  readonly suites: readonly string[];
}

const everywhere = ["activation", "diagnostics", "quickFix", "hover"];

export const runs: readonly Run[] = [
  {
    title: "in development",
    projects: ["bookstore"],
    trusted: true,
    packaged: false,
    suites: [...everywhere, "commands", "disk"],
  },
  {
    title: "in Restricted Mode",
    projects: ["bookstore"],
    trusted: false,
    packaged: false,
    suites: [...everywhere, "restricted", "explorerRestricted"],
  },
  {
    title: "packaged",
    projects: ["bookstore"],
    trusted: true,
    packaged: true,
    suites: [...everywhere, "commands"],
  },
  {
    title: "with connections",
    projects: ["bookstore"],
    trusted: true,
    packaged: false,
    migrated: true,
    suites: ["databases"],
  },
  {
    title: "with databases to migrate",
    projects: ["migrating"],
    trusted: true,
    packaged: false,
    python: true,
    suites: ["management"],
  },
  {
    title: "with migrations",
    projects: ["migrating"],
    trusted: true,
    packaged: false,
    python: true,
    suites: ["migrations"],
  },
  {
    title: "with migrations in Restricted Mode",
    projects: ["migrating"],
    trusted: false,
    packaged: false,
    python: true,
    suites: ["migrationsRestricted"],
  },
  {
    title: "with two folders",
    projects: ["bookstore", "docs_example"],
    trusted: true,
    packaged: false,
    suites: ["folders"],
  },
  {
    title: "with databases",
    projects: ["bookstore"],
    trusted: true,
    packaged: false,
    migrated: true,
    suites: ["explorer"],
  },
  {
    title: "with passwords",
    projects: [],
    trusted: true,
    packaged: false,
    locked: true,
    suites: ["secrets"],
  },
  {
    title: "without a Django project",
    projects: [],
    trusted: true,
    packaged: false,
    suites: ["noProject"],
  },
  {
    title: "consoles",
    projects: ["bookstore"],
    trusted: true,
    packaged: false,
    migrated: true,
    suites: ["console"],
  },
];
