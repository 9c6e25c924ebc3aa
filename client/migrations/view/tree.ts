/** Makes the nodes of the view: by app, then migration, then alias; or by alias, then app, then migration. */
import type { MatrixAlias, MatrixEffect, MatrixOperation } from "#shared/migrations.ts";
import {
  troublesOf,
  type MigrationRow,
  type ProjectMigrations,
} from "../model/projectMigrations.ts";
import type {
  AliasNode,
  AppNode,
  Grouping,
  MigrationNode,
  Node,
  OperationNode,
  TroubleNode,
} from "./nodes.ts";

/** The nodes at the top: the projects where there are several, else what is in the only one. */
export function rootsOf(projects: readonly ProjectMigrations[], grouping: Grouping): Node[] {
  const [first, ...more] = projects;
  if (first === undefined) return [];
  if (more.length === 0) return contentsOf(first, undefined, grouping);
  return projects.map((of) => ({
    ...{ kind: "project", of, project: of.project },
    ...{ id: of.project, parent: undefined },
  }));
}

export function childrenOf(node: Node, grouping: Grouping): Node[] {
  switch (node.kind) {
    case "project":
      return contentsOf(node.of, node, grouping);
    case "app":
      return node.apps.rows.map((row) => migrationNode(row, node));
    case "alias":
      return node.row === undefined ? inAlias(node) : operationsOn(node.row, node.on, node);
    case "migration":
      return node.on === undefined
        ? node.of.matrix.aliases.map((on) => aliasNode(node.of, on, node, node.row))
        : operationsOn(node.row, node.on, node);
    case "operation":
      return inOperation(node);
    case "reason":
    case "trouble":
      return [];
  }
}

function contentsOf(of: ProjectMigrations, parent: Node | undefined, grouping: Grouping): Node[] {
  const problems = of.matrix.problems.map(({ message, place }): TroubleNode =>
    troubleNode(of, parent, message, place),
  );
  return grouping === "app"
    ? [...problems, ...of.apps.map((apps) => appNode(of, apps, parent, undefined))]
    : [...problems, ...of.matrix.aliases.map((on) => aliasNode(of, on, parent, undefined))];
}

/** First what is wrong there, then the apps. */
function inAlias(node: AliasNode): Node[] {
  const { of, on } = node;
  const unread = on.unread === undefined ? [] : [`Not read: ${on.unread}`];
  return [
    ...[...unread, ...troublesOf(on)].map((text) => troubleNode(of, node, text, undefined)),
    ...of.apps.map((apps) => appNode(of, apps, node, on)),
  ];
}

function operationsOn(row: MigrationRow, on: MatrixAlias, parent: Node): Node[] {
  const effects = row.migration?.cells[on.name]?.operations ?? [];
  return (row.migration?.operations ?? []).map((operation, index) =>
    operationNode(operation, effects[index], parent, index),
  );
}

function inOperation(node: OperationNode): Node[] {
  const { operation, effect, of } = node;
  const parts = operation.parts.map((part, index) =>
    operationNode(part, effect?.parts?.[index], node, index),
  );
  if (effect?.by === undefined) return parts;
  const text = effect.because ?? "Decided here";
  const reason: Node = {
    ...{ kind: "reason", text, place: effect.by, of },
    ...{ ...subjectOf(node), id: `${node.id}/by`, parent: node },
  };
  return [reason, ...parts];
}

function appNode(
  of: ProjectMigrations,
  apps: AppNode["apps"],
  parent: Node | undefined,
  on: MatrixAlias | undefined,
): AppNode {
  return {
    ...{ kind: "app", of, apps, on, parent, project: of.project, app: apps.label },
    ...(on === undefined ? {} : { alias: on.name }),
    id: below(parent, of, `app:${apps.label}`),
  };
}

function aliasNode(
  of: ProjectMigrations,
  on: MatrixAlias,
  parent: Node | undefined,
  row: MigrationRow | undefined,
): AliasNode {
  return {
    ...{ kind: "alias", of, on, row, parent, project: of.project, alias: on.name },
    ...(row === undefined ? {} : { app: row.app, migration: row.name }),
    id: below(parent, of, `alias:${on.name}`),
  };
}

function migrationNode(row: MigrationRow, parent: AppNode): MigrationNode {
  const { of, on } = parent;
  return {
    ...{ kind: "migration", of, row, on, parent, project: of.project },
    ...{ app: row.app, migration: row.name, id: below(parent, of, `migration:${row.name}`) },
    ...(on === undefined ? {} : { alias: on.name }),
  };
}

function operationNode(
  operation: MatrixOperation,
  effect: MatrixEffect | undefined,
  parent: Node,
  index: number,
): OperationNode {
  return {
    ...{ kind: "operation", operation, effect, parent, of: parent.of },
    ...{ ...subjectOf(parent), id: `${parent.id}/operation:${index}` },
  };
}

function troubleNode(
  of: ProjectMigrations,
  parent: Node | undefined,
  text: string,
  place: TroubleNode["place"],
): TroubleNode {
  const subject = parent === undefined ? { project: of.project } : subjectOf(parent);
  return {
    ...{ kind: "trouble", of, text, place, parent },
    ...{ ...subject, id: below(parent, of, `trouble:${text}`) },
  };
}

function subjectOf({ project, alias, app, migration }: Node) {
  return {
    project,
    ...(alias === undefined ? {} : { alias }),
    ...(app === undefined ? {} : { app }),
    ...(migration === undefined ? {} : { migration }),
  };
}

function below(parent: Node | undefined, of: ProjectMigrations, name: string): string {
  return `${parent?.id ?? of.project}/${name}`;
}
