/** The apps and models of a project, as Django's registry would hold them. */

import type { ClassValue, Reason } from "#server/evaluation/values.ts";
import type { Origin } from "#server/text/span.ts";

export interface ModelsFacts {
  readonly apps: readonly App[];
  /** By label ("shop.Order"): all that `apps.get_models(include_auto_created=True)` has. */
  readonly models: ReadonlyMap<string, Model>;
  /** The columns of a model's own table, by its label; computed when they are asked for. */
  readonly columns: (label: string) => Columns;
  /** Why there may be further models: an app that cannot be found, a model made at run time. */
  readonly open: Reason | undefined;
  /** What is wrong with the apps, for people: an app in INSTALLED_APPS that does not exist. */
  readonly problems: readonly { readonly message: string; readonly origin: Origin | undefined }[];
}

export interface App {
  /** Dotted: "django.contrib.auth". */
  readonly name: string;
  readonly label: string;
  /** The entry in `INSTALLED_APPS`. */
  readonly origin: Origin | undefined;
  /** Why it may not be installed. */
  readonly maybe: Reason | undefined;
  /** The package's directory, where it was found. */
  readonly path: string | undefined;
  /** Whether it stands in the project itself, not in site-packages. */
  readonly isOwn: boolean;
}

export interface Model {
  /** `_meta.label`: "shop.Order". */
  readonly label: string;
  readonly appLabel: string;
  /** `_meta.object_name`. */
  readonly objectName: string;
  /** `_meta.model_name`, lower case. */
  readonly modelName: string;
  /** `__module__`. */
  readonly moduleName: string;
  /** The class's name in its `class` statement; for an automatic through model the field's call. */
  readonly origin: Origin | undefined;
  /** Whether it stands in the project itself, not in site-packages or Django. */
  readonly isOwn: boolean;
  readonly dbTable: string | undefined;
  readonly managed: boolean;
  readonly proxy: boolean;
  /** Made by Django for a many-to-many field. */
  readonly autoCreated: boolean;
  /** Labels of the concrete models it inherits from (multi-table inheritance), or proxies, nearest first. */
  readonly parents: readonly string[];
  /** Its forward relation fields, inherited ones of abstract bases included, parent links left out. */
  readonly relations: readonly Relation[];
  /** What is handed to a router as `model`. */
  readonly value: ClassValue;
  /** Why parts of it are not known: an unknown base or field. */
  readonly open: Reason | undefined;
}

/** What the fields of one model make of its own table. */
export interface Columns {
  /** In Django's order (`_meta.local_concrete_fields`). */
  readonly columns: readonly Column[];
  /** Why there may be further columns: a field that is not known. */
  readonly open: Reason | undefined;
}

export interface Column {
  /** The field's name. */
  readonly field: string;
  /** As the database has it; undefined where it is not known. */
  readonly column: string | undefined;
  /** The class of the field: "CharField". */
  readonly type: string;
  /** Undefined where it is not known. */
  readonly null: boolean | undefined;
  /** Whether it is the key, or one of a composite key. */
  readonly primaryKey: boolean;
}

export interface Relation {
  readonly name: string;
  /** Label of the model that has the field: of each concrete class for fields of an abstract base. */
  readonly model: string;
  readonly kind: "ForeignKey" | "OneToOneField" | "ManyToManyField";
  /** Label of its target; undefined where it is not known or does not exist. */
  readonly to: string | undefined;
  /** Whether it is written as `settings.AUTH_USER_MODEL` or `get_user_model()`. */
  readonly toUser: boolean;
  /** For many-to-many: label of the through model, automatic or not. */
  readonly through: string | undefined;
  /** The field's call. */
  readonly origin: Origin | undefined;
  /** The abstract model that declares it, where one does: "shop.models.Audited". */
  readonly abstract: string | undefined;
  /** "CASCADE", "DO_NOTHING", …; undefined where it is not known. */
  readonly onDelete: string | undefined;
  /** Undefined where it is not known. */
  readonly dbConstraint: boolean | undefined;
  readonly relatedName: string | undefined;
}
