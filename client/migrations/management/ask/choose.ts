/** Lets the user choose what a management command is to be about: alias, app, migration, flags. */
import * as vscode from "vscode";
import type { Database } from "#client/databases/contract.ts";
import type { MatrixMigration, MigrationMatrix, MigrationState } from "#shared/migrations.ts";
import type { Flag, ManagementCommand } from "../command.ts";
import type { Given, ManagementContext } from "../context.ts";

/** The alias that was given, else one of the user's choice. */
export async function chooseDatabase(
  { databases }: ManagementContext,
  given: Given,
  title: string,
): Promise<Database | undefined> {
  const { project, alias } = given;
  if (project !== undefined && alias !== undefined) return databases.find({ project, alias });
  return databases.pick(
    title,
    ({ id }) =>
      (project === undefined || id.project === project) &&
      (alias === undefined || id.alias === alias),
  );
}

/** Any alias of the project that was given, else of one that the user chooses; for commands that need no alias. */
export async function chooseProject(
  { databases }: ManagementContext,
  { project }: Given,
  title: string,
): Promise<Database | undefined> {
  const ofEach = new Map(databases.all.toReversed().map((each) => [each.id.project, each]));
  if (project !== undefined) return ofEach.get(project);
  const offered = [...ofEach].toReversed();
  if (offered.length < 2) return offered[0]?.[1];
  const items = offered.map(([path, database]) => ({
    label: path.slice(path.lastIndexOf("/") + 1),
    description: path,
    database,
  }));
  return (await vscode.window.showQuickPick(items, { title, placeHolder: "A project" }))?.database;
}

/** The app that was given, or one of the user's choice; the text `all` where every app may be meant, and is. */
export async function chooseApp(
  matrix: MigrationMatrix,
  given: Given,
  title: string,
  all?: string,
): Promise<string | undefined> {
  if (given.app !== undefined) return given.app;
  const apps = new Map<string, { own: boolean; migrations: number }>();
  for (const { app, isOwn } of matrix.migrations) {
    const known = apps.get(app) ?? { own: isOwn, migrations: 0 };
    apps.set(app, { own: known.own || isOwn, migrations: known.migrations + 1 });
  }
  const items = [...apps]
    .toSorted(([, left], [, right]) => Number(right.own) - Number(left.own))
    .map(([app, { migrations }]) => ({
      label: `$(package) ${app}`,
      description: `${migrations} migrations`,
      app,
    }));
  const every =
    all === undefined ? [] : [{ label: `$(layers) ${all}`, description: "", app: "all" }];
  const chosen = await vscode.window.showQuickPick([...every, ...items], {
    title,
    placeHolder: "An app",
    matchOnDescription: true,
  });
  return chosen?.app;
}

const stateWords: Readonly<Record<MigrationState, string>> = {
  applied: "applied",
  pending: "pending",
  blocked: "what it depends on is not applied",
  replaced: "replaced",
  unread: "",
};

/** A migration's full name, or `zero` where that is offered. The newest comes first. */
export async function chooseMigration(
  matrix: MigrationMatrix,
  app: string,
  given: Given,
  options: {
    readonly title: string;
    /** For the states that are shown. */
    readonly alias?: string;
    readonly which?: (migration: MatrixMigration) => boolean;
    /** Whether the state before the first may be meant. */
    readonly withZero?: boolean;
  },
): Promise<string | undefined> {
  if (given.migration !== undefined) return given.migration;
  const { title, alias, which = () => true, withZero = false } = options;
  const items = matrix.migrations
    .filter((migration) => migration.app === app && which(migration))
    .toReversed()
    .map((migration) => ({
      label: migration.name,
      description: alias === undefined ? "" : stateWords[migration.cells[alias]?.state ?? "unread"],
      detail: migration.operations.map(({ describes }) => describes).join(" · "),
      name: migration.name,
    }));
  const zero = {
    label: "$(circle-slash) zero",
    description: "before the first one",
    detail: "",
    name: "zero",
  };
  const chosen = await vscode.window.showQuickPick([...items, ...(withZero ? [zero] : [])], {
    title,
    placeHolder: `A migration of ${app}`,
    matchOnDetail: true,
  });
  return chosen?.name;
}

/** The flags that the user ticks, by their names; undefined where the user gave up. */
export async function chooseFlags(
  command: ManagementCommand,
  django: string | undefined,
  title: string,
): Promise<Readonly<Record<string, true>> | undefined> {
  const flags = command.options.filter(
    (option): option is Flag =>
      option.kind === "flag" && option.name !== "noinput" && isIn(option.since, django),
  );
  if (flags.length === 0) return {};
  const items = flags.map(({ flag, detail, name }) => ({ label: flag, description: detail, name }));
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: "Options; none is fine",
    canPickMany: true,
    matchOnDescription: true,
  });
  if (chosen === undefined) return undefined;
  return Object.fromEntries(chosen.map(({ name }) => [name, true]));
}

/** Whether a Django has what a version brought; one that is not known has. */
export function isIn(since: number | undefined, django: string | undefined): boolean {
  const [major, minor] = (django ?? "").split(".").map(Number);
  if (since === undefined || major === undefined || minor === undefined) return true;
  return Number.isNaN(major + minor) || major * 100 + minor >= since;
}
