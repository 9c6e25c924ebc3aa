/** The nodes of the tree: what each stands for, and an id that stays the same when the tree is read again. */
import type {
  ColumnDescription,
  ConstraintDescription,
  ForeignKeyDescription,
  IndexDescription,
  ListedObject,
  ObjectKind,
} from "#client/drivers/catalog.ts";
import type { AliasId } from "#client/databases/contract.ts";
import type { ModelColumn } from "#shared/databases.ts";
import type { MissingTable, TableLink } from "./links.ts";

export type Node =
  | AliasNode
  | SchemaNode
  | GroupNode
  | ObjectNode
  | ModelNode
  | PartsNode
  | PartNode
  | NoteNode;

interface Below {
  readonly id: string;
  readonly alias: AliasId;
  readonly parent: Node;
}

/** What it looks like depends on the alias's state, which is asked for when it is shown. */
export interface AliasNode {
  readonly kind: "alias";
  readonly id: string;
  readonly alias: AliasId;
  readonly parent: undefined;
}

export interface SchemaNode extends Below {
  readonly kind: "schema";
  readonly schema: string;
  readonly isSystem: boolean;
}

/** Objects of one kind in one schema, or one of the groups that an alias has beside its schemas. */
export type GroupNode = ObjectsNode | (Below & OtherGroup);

export interface ObjectsNode extends Below {
  readonly kind: "objects";
  readonly of: ObjectKind;
  /** As the filter leaves them. */
  readonly objects: readonly ListedObject[];
  /** How many there are without the filter. */
  readonly total: number;
}

type OtherGroup =
  | { readonly kind: "without-model"; readonly objects: readonly ListedObject[] }
  | { readonly kind: "without-table"; readonly missing: readonly MissingTable[] }
  | { readonly kind: "system-schemas"; readonly schemas: readonly string[] }
  /** Some of a group's objects that follow one another, where they are too many to be shown at once. */
  | {
      readonly kind: "range";
      readonly objects: readonly ListedObject[];
      readonly showsSchema: boolean;
    };

export interface ObjectNode extends Below {
  readonly kind: "object";
  readonly object: ListedObject;
  readonly link: TableLink | undefined;
  /** Whether its schema has to be said, because it stands in a group over several. */
  readonly showsSchema: boolean;
}

/** A model whose table is missing. */
export interface ModelNode extends Below {
  readonly kind: "model";
  readonly missing: MissingTable;
}

export type PartKind = "columns" | "indexes" | "foreign-keys" | "constraints" | "triggers";

/** What a table has of one sort. */
export interface PartsNode extends Below {
  readonly kind: "parts";
  readonly of: PartKind;
  readonly parts: readonly Part[];
}

export interface PartNode extends Below {
  readonly kind: "part";
  readonly part: Part;
}

export type Part =
  | {
      readonly kind: "column";
      readonly column: ColumnDescription;
      readonly primaryKey: boolean;
      /** The first foreign key that it is part of. */
      readonly foreignKey: ForeignKeyDescription | undefined;
      readonly field: ModelColumn | undefined;
    }
  /** A field of the model that has no column in the table. */
  | { readonly kind: "missing-column"; readonly field: ModelColumn; readonly model: string }
  | { readonly kind: "index"; readonly index: IndexDescription }
  | { readonly kind: "foreign-key"; readonly foreignKey: ForeignKeyDescription }
  | { readonly kind: "constraint"; readonly constraint: ConstraintDescription }
  | {
      readonly kind: "trigger";
      readonly trigger: { readonly name: string; readonly definition: string | undefined };
    };

/** What there is to say in place of children. A problem can be tried again. */
export interface NoteNode extends Below {
  readonly kind: "note";
  readonly is: "problem" | "cancelled" | "empty";
  readonly text: string;
}

/** @param epoch another one makes it another node for the editor, which then forgets that it was expanded */
export function aliasNode(alias: AliasId, epoch: number): AliasNode {
  const id = [alias.project, alias.alias, String(epoch)].map(encodeURIComponent).join("/");
  return { kind: "alias", id, alias, parent: undefined };
}

/** What every node below another has; the name has to be unique there. */
export function below(parent: Node, name: string): Below {
  return { id: `${parent.id}/${encodeURIComponent(name)}`, alias: parent.alias, parent };
}
