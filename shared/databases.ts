/** What language server and editor exchange about the connections of a project's aliases. */
import type { CustomRequest } from "./protocol.ts";

/** Client to server: the databases of each Django project, as its settings have them. Connects to nothing. */
export const databases: CustomRequest<DatabasesParams, readonly DatabaseProject[]> = {
  method: "djangoMultidb/databases",
};

export interface DatabasesParams {
  /** The asker's public key (X25519, SPKI, base64): secrets come back sealed, so that no log of messages holds one. */
  readonly publicKey: string;
}

/** A Django project, with its databases. */
export interface DatabaseProject {
  /** The absolute path of the folder that holds `manage.py`. */
  readonly path: string;
  /** The settings module in use, dotted. */
  readonly settings: string;
  /** The absolute path of the interpreter. */
  readonly python: string | undefined;
  /** The version of Django, "5.2.8"; undefined where it is not known. */
  readonly django: string | undefined;
  /** `DEBUG`; undefined where it is not known. */
  readonly debug: boolean | undefined;
  /** In the order of `DATABASES`. */
  readonly aliases: readonly AliasSettings[];
  /** Why there may be aliases beside those; undefined where there are none. */
  readonly open: string | undefined;
}

/** One alias of `DATABASES`, Django's defaults not yet applied. */
export interface AliasSettings {
  readonly name: string;
  readonly place: Place | undefined;
  /** The dotted ENGINE, as Django would use it; undefined where it is not known. */
  readonly engine: string | undefined;
  /** The keys of its dict: NAME, USER, OPTIONS, TEST, … */
  readonly keys: Readonly<Record<string, SettingValue>>;
  /** Why keys may be missing from that: what is not known of the dict. */
  readonly open: string | undefined;
}

/** Where something is written. */
export interface Place {
  /** Absolute. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

/** A value of the settings, with where it was written. */
export type SettingValue =
  | {
      readonly kind: "known";
      /** Integers beyond 2^53 come as text. */
      readonly value: string | number | boolean | null;
      readonly place: Place | undefined;
    }
  /**
   * PASSWORD, each text within OPTIONS or under a key that Django does not know, and any text with a password in it:
   * only the asker can open it (`Sealed`). A number that is sealed comes as text.
   */
  | { readonly kind: "sealed"; readonly value: Sealed; readonly place: Place | undefined }
  | {
      readonly kind: "dict";
      readonly entries: Readonly<Record<string, SettingValue>>;
      /** Why there may be further entries. */
      readonly open: string | undefined;
      readonly place: Place | undefined;
    }
  | {
      readonly kind: "list";
      readonly items: readonly SettingValue[];
      readonly place: Place | undefined;
    }
  | { readonly kind: "unknown"; readonly because: string; readonly place: Place | undefined };

/**
 * A text that only the owner of the public key can read: X25519 with a key of its own, HKDF-SHA-256, AES-256-GCM.
 * All in base64.
 */
export interface Sealed {
  /** The sender's public key, SPKI. */
  readonly key: string;
  readonly nonce: string;
  readonly text: string;
  readonly tag: string;
}

/** Client to server: the models of a project and the tables that they have on each alias. */
export const modelTables: CustomRequest<ProjectParams, readonly ModelTable[]> = {
  method: "djangoMultidb/modelTables",
};

export interface ProjectParams {
  /** The project's path, as `DatabaseProject` has it. */
  readonly project: string;
}

/** A model of the project and its table. */
export interface ModelTable {
  /** `app_label.ObjectName`. */
  readonly label: string;
  /** `_meta.db_table`; may be a quoted name, as Django allows. Undefined where it is not known. */
  readonly table: string | undefined;
  readonly managed: boolean;
  /** A proxy has no table of its own. */
  readonly proxy: boolean;
  /** Whether Django made it for a many-to-many field. */
  readonly autoCreated: boolean;
  readonly place: Place | undefined;
  /** `router.allow_migrate_model(alias, model)` for each alias; null where it is not known. */
  readonly migrate: Readonly<Record<string, boolean | null>>;
  /** The aliases on which its rows are written and read, as far as they are known. */
  readonly write: readonly string[];
  readonly read: readonly string[];
  /** Its columns, in the order of the fields; many-to-many fields have none. */
  readonly columns: readonly ModelColumn[];
  /** Why there are further columns, or may be; undefined where there are none. */
  readonly open?: string | undefined;
}

export interface ModelColumn {
  readonly field: string;
  /** As the database has it; a column whose name is not known is left out. */
  readonly column: string;
  /** The field's class: `CharField`. */
  readonly type: string;
  readonly null: boolean | undefined;
  /** Also of each column of a composite key. */
  readonly primaryKey: boolean;
}

/** Client to server: the SQL in the string at a position of Python code, and the alias that this code runs it on. */
export const sqlAtCursor: CustomRequest<SqlAtCursorParams, SqlAtCursor | null> = {
  method: "djangoMultidb/sqlAtCursor",
};

export interface SqlAtCursorParams {
  readonly uri: string;
  /** From 0, in UTF-16 units, as in LSP. */
  readonly position: { readonly line: number; readonly character: number };
}

export interface SqlAtCursor {
  readonly project: string;
  /** The text that Python would hand to `execute`; what is made at run time (`{name}` of an f-string) is left as written. */
  readonly sql: string;
  /** Why that text is not all that Python would send; undefined where it is. */
  readonly partly: string | undefined;
  /** The aliases that the code's cursor or `raw()` may use; empty where that is not known. */
  readonly aliases: readonly string[];
  readonly because: string | undefined;
}
