/** The management commands that concern databases, as Django 4.2 to 6.1 have them (`core/management/commands`). */
import type { Flag, ManagementCommand, Positional, Subject, Valued } from "./command.ts";

const noInput = flag("noinput", "--noinput", "Ask nothing");

/** In the order in which they are offered. */
export const catalogue: readonly ManagementCommand[] = [
  {
    name: "migrate",
    title: "Migrate",
    detail: "Apply migrations to one database",
    database: "one",
    effect: "migrates",
    interactive: false,
    options: [
      positional("app_label", "app", "Only this app"),
      positional("migration_name", "migration", "Up to this migration, or zero"),
      flag("plan", "--plan", "Only show what would be done", { harmless: true }),
      flag("check", "--check", "Only say by the exit status whether something is pending", {
        harmless: true,
      }),
      flag("fake", "--fake", "Record migrations without running them"),
      flag("fake_initial", "--fake-initial", "Record initial migrations whose tables are there"),
      flag("run_syncdb", "--run-syncdb", "Make the tables of apps without migrations"),
      flag("prune", "--prune", "Forget recorded migrations that have no file", { since: 401 }),
      noInput,
    ],
  },
  {
    name: "makemigrations",
    title: "Make Migrations",
    detail: "Write migrations for what changed in the models",
    database: "none",
    effect: "nothing",
    interactive: true,
    options: [
      positional("args", "app", "Only these apps", { many: true }),
      flag("dry_run", "--dry-run", "Only show what would be written", { harmless: true }),
      flag("check", "--check", "Only say by the exit status whether some are missing", {
        harmless: true,
      }),
      flag("merge", "--merge", "Join several last migrations of an app"),
      flag("empty", "--empty", "Write a migration without operations"),
      flag("update", "--update", "Put the changes into the last migration", { since: 402 }),
      flag("no_header", "--no-header", "Leave out the comment at the top"),
      flag("scriptable", "--scriptable", "Print nothing but the paths of new files", {
        since: 401,
      }),
      valued("name", "--name", "text", "The migration's name"),
      noInput,
    ],
  },
  {
    name: "showmigrations",
    title: "Show Migrations",
    detail: "List what is applied to one database",
    database: "one",
    effect: "reads",
    interactive: false,
    options: [
      positional("app_label", "app", "Only these apps", { many: true }),
      flag("list", "--list", "By app"),
      flag("plan", "--plan", "In the order in which they are applied"),
    ],
  },
  {
    name: "sqlmigrate",
    title: "Show SQL of Migration",
    detail: "Print the statements of a migration for one database",
    database: "one",
    effect: "reads",
    interactive: false,
    options: [
      positional("app_label", "app", "The app", { required: true }),
      positional("migration_name", "migration", "The migration", { required: true }),
      flag("backwards", "--backwards", "The way back"),
    ],
  },
  {
    name: "squashmigrations",
    title: "Squash Migrations",
    detail: "Write one migration in place of several",
    database: "none",
    effect: "nothing",
    interactive: true,
    options: [
      positional("app_label", "app", "The app", { required: true }),
      positional("start_migration_name", "migration", "From this migration on"),
      positional("migration_name", "migration", "Up to this migration", { required: true }),
      flag("no_optimize", "--no-optimize", "Keep the operations as they are"),
      flag("no_header", "--no-header", "Leave out the comment at the top"),
      valued("squashed_name", "--squashed-name", "text", "The new migration's name"),
      noInput,
    ],
  },
  {
    name: "optimizemigration",
    title: "Optimize Migration",
    detail: "Join operations of a migration that belong together",
    database: "none",
    effect: "nothing",
    interactive: false,
    since: 401,
    options: [
      positional("app_label", "app", "The app", { required: true }),
      positional("migration_name", "migration", "The migration", { required: true }),
      flag("check", "--check", "Only say by the exit status whether it can be", {
        harmless: true,
      }),
    ],
  },
  {
    name: "check",
    title: "Run System Checks",
    detail: "Django's own checks, with those of the databases that are named",
    database: "many",
    effect: "reads",
    interactive: false,
    options: [
      positional("args", "app", "Only these apps", { many: true }),
      valued("tags", "--tag", "tag", "Only checks with this tag", { many: true }),
      flag("list_tags", "--list-tags", "List the tags"),
      flag("deploy", "--deploy", "As before a deployment"),
      valued("fail_level", "--fail-level", "level", "What makes the exit status 1"),
    ],
  },
  {
    name: "dbshell",
    title: "Open Database Shell",
    detail: "The engine's own client program",
    database: "one",
    effect: "writes",
    interactive: true,
    options: [],
  },
  {
    name: "dumpdata",
    title: "Dump Data",
    detail: "Write rows of one database as a fixture",
    database: "one",
    effect: "reads",
    interactive: false,
    options: [
      positional("args", "app-or-model", "Only these apps or models", { many: true }),
      valued("output", "--output", "file", "The file to write"),
      valued("format", "--format", "text", "json, jsonl, xml or yaml"),
      valued("indent", "--indent", "text", "Spaces"),
      valued("exclude", "--exclude", "app-or-model", "All but this", { many: true }),
      flag("natural_foreign", "--natural-foreign", "Natural keys for relations"),
      flag("natural_primary", "--natural-primary", "Leave out primary keys"),
      flag("all", "--all", "By the base manager"),
      valued("pks", "--pks", "text", "Only these keys, of one model"),
    ],
  },
  {
    name: "loaddata",
    title: "Load Data",
    detail: "Put fixtures into one database",
    database: "one",
    effect: "writes",
    interactive: false,
    options: [
      positional("args", "file", "The fixtures", { many: true, required: true }),
      valued("app_label", "--app", "app", "Only look in this app"),
      flag("ignorenonexistent", "--ignorenonexistent", "Skip fields that are gone"),
      valued("exclude", "--exclude", "app-or-model", "All but this", { many: true }),
    ],
  },
  {
    name: "flush",
    title: "Flush",
    detail: "Delete every row of one database",
    database: "one",
    effect: "destroys",
    interactive: false,
    options: [noInput],
  },
  {
    name: "inspectdb",
    title: "Inspect Database",
    detail: "Print models for the tables of one database",
    database: "one",
    effect: "reads",
    interactive: false,
    options: [
      positional("table", "table", "Only these tables", { many: true }),
      flag("include_partitions", "--include-partitions", "Partitions too"),
      flag("include_views", "--include-views", "Views too"),
    ],
  },
  {
    name: "createcachetable",
    title: "Create Cache Table",
    detail: "Make the tables of database caches",
    database: "one",
    effect: "writes",
    interactive: false,
    options: [
      positional("args", "table", "Only these tables", { many: true }),
      flag("dry_run", "--dry-run", "Only show the SQL", { harmless: true }),
    ],
  },
  {
    name: "createsuperuser",
    title: "Create Superuser",
    detail: "Add a user who may do everything",
    database: "one",
    effect: "writes",
    interactive: true,
    options: [],
  },
  {
    name: "changepassword",
    title: "Change Password",
    detail: "Set a user's password",
    database: "one",
    effect: "writes",
    interactive: true,
    options: [positional("username", "user", "The user")],
  },
  {
    name: "sqlflush",
    title: "Show SQL of Flush",
    detail: "Print the statements that would delete every row",
    database: "one",
    effect: "reads",
    interactive: false,
    options: [],
  },
  {
    name: "sqlsequencereset",
    title: "Show SQL of Sequence Reset",
    detail: "Print the statements that set sequences behind the rows",
    database: "one",
    effect: "reads",
    interactive: false,
    options: [positional("args", "app", "The apps", { many: true, required: true })],
  },
  {
    name: "remove_stale_contenttypes",
    title: "Remove Stale Content Types",
    detail: "Delete content types whose models are gone, and what points to them",
    database: "one",
    effect: "destroys",
    interactive: true,
    options: [
      flag("include_stale_apps", "--include-stale-apps", "Of apps that are not installed too"),
      noInput,
    ],
  },
];

/** The command of that name; undefined for others. */
export function commandNamed(name: string): ManagementCommand | undefined {
  return catalogue.find((command) => command.name === name);
}

function positional(
  name: string,
  of: Subject,
  detail: string,
  more: Partial<Pick<Positional, "many" | "required">> = {},
): Positional {
  return { kind: "positional", name, of, detail, many: false, required: false, ...more };
}

function flag(
  name: string,
  written: string,
  detail: string,
  more: Partial<Pick<Flag, "harmless" | "since">> = {},
): Flag {
  return { kind: "flag", name, flag: written, detail, ...more };
}

function valued(
  name: string,
  written: string,
  of: Subject,
  detail: string,
  more: Partial<Pick<Valued, "many" | "since">> = {},
): Valued {
  return { kind: "valued", name, flag: written, of, detail, many: false, ...more };
}
