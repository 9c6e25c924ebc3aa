/** What the view Migrations consists of; each node is also what its menu's commands are called with. */
import type { AppMigrations, MigrationRow, ProjectMigrations } from "../model/projectMigrations.ts";
import type { MatrixAlias, MatrixEffect, MatrixOperation } from "#shared/migrations.ts";
import type { Place } from "#shared/databases.ts";

/** What a command about migrations is about. Nodes have these, so that a menu can hand them over as they are. */
export interface MigrationSubject {
  /** The project's path. */
  readonly project: string;
  readonly alias?: string;
  /** The app's label. */
  readonly app?: string;
  /** The migration's full name. */
  readonly migration?: string;
}

interface Common extends MigrationSubject {
  /** Unlike all others, and the same after a refresh. */
  readonly id: string;
  readonly parent: Node | undefined;
  readonly of: ProjectMigrations;
}

export interface ProjectNode extends Common {
  readonly kind: "project";
}

export interface AppNode extends Common {
  readonly kind: "app";
  readonly app: string;
  readonly apps: AppMigrations;
  /** Set below an alias. */
  readonly on: MatrixAlias | undefined;
}

/** An alias with its apps, or with its state of one migration. */
export interface AliasNode extends Common {
  readonly kind: "alias";
  readonly alias: string;
  readonly on: MatrixAlias;
  /** The migration that it stands below. */
  readonly row: MigrationRow | undefined;
}

export interface MigrationNode extends Common {
  readonly kind: "migration";
  readonly app: string;
  readonly migration: string;
  readonly row: MigrationRow;
  /** Set below an alias. */
  readonly on: MatrixAlias | undefined;
}

export interface OperationNode extends Common {
  readonly kind: "operation";
  readonly operation: MatrixOperation;
  readonly effect: MatrixEffect | undefined;
}

/** The line that decided what an operation does on an alias. */
export interface ReasonNode extends Common {
  readonly kind: "reason";
  readonly text: string;
  readonly place: Place;
}

/** Something that is wrong. */
export interface TroubleNode extends Common {
  readonly kind: "trouble";
  readonly text: string;
  readonly place: Place | undefined;
}

export type Node =
  | ProjectNode
  | AppNode
  | AliasNode
  | MigrationNode
  | OperationNode
  | ReasonNode
  | TroubleNode;

export type Grouping = "app" | "alias";
