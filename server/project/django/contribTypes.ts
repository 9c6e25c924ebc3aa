/** The shape of contrib.json: what each Django version brings, made from real Django by test/setup/contribModels.ts. */

/** What one Django version brings: every lookup is by dotted name. */
export interface DjangoFacts {
  /** By dotted name ("django.contrib.auth"). */
  readonly apps: Readonly<Record<string, ContribApp>>;
  /** By dotted path of the definition ("django.contrib.auth.models.User"). */
  readonly classes: Readonly<Record<string, ContribClass>>;
  /** By module ("django.db.models"), then by name: the dotted path of the definition, for imports and `import *`. */
  readonly modules: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By dotted name ("django.db.DEFAULT_DB_ALIAS"): constants that code compares with. */
  readonly constants: Readonly<Record<string, Plain>>;
  /** By name: the defaults of `django.conf.global_settings` that matter here. */
  readonly settings: Readonly<Record<string, Plain>>;
}

/** A value as JSON has it: tuples are lists, translatable texts are texts. */
export type Plain =
  | null
  | boolean
  | number
  | string
  | readonly Plain[]
  | { readonly [name: string]: Plain };

export interface ContribApp {
  readonly label: string;
  /** The AppConfig that Django takes for the app's dotted name; its facts are among the classes. */
  readonly config: string;
  /** Dotted paths of its concrete models, automatic through models and `auth.User` included, sorted. */
  readonly models?: readonly string[];
}

export type ContribClass = ContribModel | ContribManager | ContribPlainClass;

interface ClassFacts {
  /** Dotted, in order; `object` is left out. */
  readonly bases: readonly string[];
  /** Constants that the class's own body binds. */
  readonly attributes?: Readonly<Record<string, Plain>>;
  /** All else that the body binds and that is known by name only (methods, properties), sorted. */
  readonly members?: readonly string[];
}

export interface ContribPlainClass extends ClassFacts {
  /** `modelBase` is `django.db.models.base.Model`; a `mixin` stands among the bases of the others. */
  readonly kind: "appConfig" | "field" | "mixin" | "modelBase" | "querySet";
}

export interface ContribManager extends ClassFacts {
  readonly kind: "manager";
  /** Dotted path of the queryset's class, where this class sets it. */
  readonly querySet?: string;
}

export interface ContribModel extends ClassFacts {
  readonly kind: "model";
  /** `_meta.label`; an abstract model has none. */
  readonly label?: string;
  /** `_meta.db_table`; an abstract model has none. */
  readonly table?: string;
  readonly abstract?: true;
  readonly proxy?: true;
  readonly managed?: false;
  /** The setting that swaps it: "AUTH_USER_MODEL". */
  readonly swappable?: string;
  /** "auth.User.groups": the many-to-many field for which Django makes it. */
  readonly through?: string;
  /** The options of `class Meta`, inherited ones of a base `Meta` included, `abstract` left out. */
  readonly meta?: Readonly<Record<string, Plain>>;
  /** Those of its own body, and the automatic primary key, in the order of `_meta`; inherited ones are with the base. */
  readonly fields: readonly ContribField[];
  /** By attribute: dotted path of the manager's class. Those of its own body. */
  readonly managers?: Readonly<Record<string, string>>;
}

/** A field; what has Django's default value is left out. */
export interface ContribField {
  readonly name: string;
  /** As a migration would import it: "django.db.models.ForeignKey". */
  readonly class: string;
  /** The primary key that Django adds. */
  readonly automatic?: true;
  readonly primaryKey?: true;
  readonly null?: true;
  /** "auth.Permission", or "settings.AUTH_USER_MODEL" where the setting decides. */
  readonly to?: string;
  /** Label of the through model of a concrete model's many-to-many field. */
  readonly through?: string;
  readonly onDelete?: string;
  readonly dbConstraint?: false;
  readonly relatedName?: string;
}

/** The file itself: the newest version in full, and what is different in the older ones. */
export interface ContribData {
  /** "6.1". */
  readonly newest: string;
  readonly facts: DjangoFacts;
  /** By version, newest first. An entry replaces the newest version's; null says that there is none. */
  readonly older: Readonly<Record<string, OlderFacts>>;
}

export interface OlderFacts {
  readonly apps?: Changes<ContribApp>;
  readonly classes?: Changes<ContribClass>;
  readonly modules?: Readonly<Record<string, Changes<string>>>;
  readonly constants?: Changes<Plain>;
  readonly settings?: Changes<Plain>;
}

export type Changes<T> = Readonly<Record<string, T | null>>;
