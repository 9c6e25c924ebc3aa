/** Says why a difference is likely there, and what would mend it. */
import type { DjangoModel, DjangoSchema, DjangoTable } from "#client/python/schema.ts";
import type { ActualSchema } from "./actual.ts";
import type { Difference } from "./difference.ts";
import { mendingSql } from "./mendingSql.ts";
import { Origins } from "./origins.ts";
import { patternOf } from "./texts.ts";

export type Cause =
  /** A migration that is not applied here does it. */
  | "pending"
  /** It is as a migration leaves it that is not recorded here. */
  | "unrecorded"
  /** A migration is recorded here, and nothing of what it does is here. */
  | "faked"
  /** All migrations of an app are recorded here, and none of its tables is here: no router let them, then. */
  | "without-effect"
  /** Only a part of what a migration does is otherwise. */
  | "by-hand"
  /** A migration does it behind the back of the state: its SQL, or an operation for the database alone, names it. */
  | "migration-sql"
  /** The database is as the model has it, and no migration makes it so. */
  | "no-migration"
  /** The app has no migrations: Django makes its tables once, and never changes them. */
  | "unmigrated-app"
  | "unmanaged"
  /** Routers do not let the model's table be here. */
  | "not-allowed"
  /** Nothing in the project knows it. */
  | "unknown";

/** What is seen of a difference before it is explained. */
export interface Seen {
  readonly difference: Difference;
  /** It is gone once all migrations are applied. */
  readonly isPending: boolean;
  /** It is only there because a migration is not recorded. */
  readonly isUnrecorded: boolean;
  /** The models have it as it is. */
  readonly isOfModels: boolean;
}

export interface Explained {
  readonly difference: Difference;
  readonly cause: Cause;
  /** A sentence without a full stop. */
  readonly because: string;
  /** The migration that it is about: `app.name`. */
  readonly migration: string | undefined;
  readonly mend: readonly Mend[];
}

/** `command`: what follows `manage.py`; where it ends in `--database`, the alias belongs behind that. */
export type Mend =
  | { readonly kind: "command"; readonly words: string }
  | { readonly kind: "sql"; readonly sql: string }
  | { readonly kind: "words"; readonly text: string };

export function explain(
  seen: readonly Seen[],
  expected: DjangoSchema,
  actual: ActualSchema,
): readonly Explained[] {
  const explainer = new Explainer(seen, expected, actual);
  return seen.map((each) => explainer.explain(each));
}

class Explainer {
  readonly #expected: DjangoSchema;
  readonly #actual: ActualSchema;
  readonly #tables: ReadonlyMap<string, DjangoTable>;
  readonly #models: ReadonlyMap<string, DjangoModel>;
  readonly #origins: Origins;
  readonly #applied: ReadonlySet<string>;

  constructor(seen: readonly Seen[], expected: DjangoSchema, actual: ActualSchema) {
    this.#expected = expected;
    this.#actual = actual;
    const others = [...expected.before, ...expected.wanted].flatMap(({ is }) => is ?? []);
    this.#tables = new Map([...others, ...expected.tables].map((each) => [each.table, each]));
    this.#models = new Map(expected.models.map((each) => [each.table.toLowerCase(), each]));
    this.#origins = new Origins(
      expected,
      seen.filter(({ isPending }) => !isPending).map(({ difference }) => difference),
    );
    this.#applied = new Set(expected.applied);
  }

  explain({ difference, isPending, isUnrecorded, isOfModels }: Seen): Explained {
    const table = this.#tables.get(difference.table);
    const origin = isUnrecorded
      ? this.#origins.making(difference, table)
      : this.#origins.of(difference, table);
    const told = (cause: Cause, because: string, ...mend: readonly Mend[]): Explained => ({
      ...{ difference, cause, because, migration: origin, mend },
    });
    if (isPending) {
      const [first] = this.#expected.pending;
      const by = origin !== undefined && !this.#applied.has(origin) ? origin : first;
      return {
        ...told("pending", `${code(by)} is not applied here`, command(`migrate ${wordsOf(by)}`)),
        migration: by,
      };
    }
    if (isUnrecorded) return this.#unrecorded(told, origin);
    const model = this.#models.get(difference.table.toLowerCase());
    if (difference.kind === "table-extra") return this.#extraTable(told, difference, model, origin);
    if (model !== undefined && !model.managed)
      return told(
        "unmanaged",
        `${code(model.label)} is not managed: no migration makes or changes its table`,
        words("make it as the system that owns the table does, or correct the model"),
      );
    if (isOfModels)
      return told(
        "no-migration",
        "the database is as the model has it, and no migration makes it so",
        command(`makemigrations ${table?.app ?? ""}`.trim(), false),
        words("then record that migration with --fake: its work is done"),
      );
    if (table !== undefined && this.#expected.unmigrated.includes(table.app))
      return this.#ofUnmigrated(told, difference, table);
    return this.#recorded(told, difference, table, origin);
  }

  #unrecorded(told: Told, origin: string | undefined): Explained {
    const by =
      origin !== undefined && !this.#applied.has(origin) ? origin : this.#expected.pending[0];
    return {
      ...told(
        "unrecorded",
        `it is as ${code(by)} leaves it, which is not recorded here: migrate will fail on it`,
        command(`migrate ${wordsOf(by)} --fake`),
        words("only if all that it and those before it do is here"),
      ),
      migration: by,
    };
  }

  #extraTable(
    told: Told,
    { table }: Difference,
    model: DjangoModel | undefined,
    origin: string | undefined,
  ): Explained {
    const raw = this.#rawNaming(table);
    if (model?.managed === true && !model.here)
      return told(
        "not-allowed",
        `the routers do not let the table of ${code(model.label)} be here; perhaps they once did`,
        words("see whether rows were written to it here that belong elsewhere, then drop it"),
        ...this.#sql({ kind: "table-extra", table }),
      );
    if (origin !== undefined)
      return told(
        "faked",
        `${code(origin)}, which removes it, is recorded here and had no effect`,
        ...this.#again(origin),
        ...this.#sql({ kind: "table-extra", table }),
      );
    if (raw !== undefined)
      return told(
        "migration-sql",
        `${code(raw)} brings it along, by SQL or by an operation for the database alone`,
        words("nothing needs to be done"),
      );
    return told(
      "unknown",
      "no model and no migration of the project knows it: it was made by hand, by another program, or by an app that is gone",
      words("leave it, write a model for it (inspectdb), or drop it"),
    );
  }

  #ofUnmigrated(told: Told, difference: Difference, table: DjangoTable): Explained {
    const because = `${code(table.app)} has no migrations: its tables are made by --run-syncdb, and never changed`;
    return difference.kind === "table-missing"
      ? told("unmigrated-app", because, command("migrate --run-syncdb"))
      : told(
          "unmigrated-app",
          because,
          ...this.#sql(difference, table),
          words(`or give it migrations: makemigrations ${table.app}`),
        );
  }

  #recorded(
    told: Told,
    difference: Difference,
    table: DjangoTable | undefined,
    origin: string | undefined,
  ): Explained {
    const name = difference.part ?? difference.table;
    const isExtra = difference.kind.endsWith("-extra");
    const raw = this.#rawNaming(isExtra || difference.kind === "index-name" ? name : undefined);
    if (raw !== undefined)
      return told(
        "migration-sql",
        `${code(raw)} brings it along, by SQL or by an operation for the database alone`,
        words("nothing needs to be done"),
      );
    if (origin !== undefined && !difference.kind.endsWith("-renamed")) {
      if (table !== undefined && this.#origins.isAppAbsent(table.app))
        return told(
          "without-effect",
          `all migrations of ${code(table.app)} are recorded here, and none of its tables is here: the routers did not let them when it was migrated, or it was faked`,
          command(`migrate ${table.app} zero --fake`),
          command(`migrate ${table.app}`),
        );
      if (this.#origins.isIneffective(origin))
        return told(
          "faked",
          `${code(origin)} is recorded here, and nothing of what it does is here: it was faked, or undone by hand`,
          ...this.#again(origin),
          ...this.#sql(difference, table),
        );
    }
    const known =
      origin === undefined
        ? "no migration knows it"
        : `the rest of what ${code(origin)} does is as it should be`;
    const because = `${known}: it was changed by hand`;
    const sql = this.#sql(difference, table);
    if (isExtra) return told("by-hand", because, ...sql, words("or give it to the model"));
    if (sql.length > 0 || origin === undefined) return told("by-hand", because, ...sql);
    return told(
      "by-hand",
      because,
      command(`sqlmigrate ${wordsOf(origin)}`),
      words("run by hand those of its statements that make what is missing"),
    );
  }

  /** The migration is carried out again; what follows it would have to be taken back for that. */
  #again(migration: string): readonly Mend[] {
    const [app = "", name = ""] = partsOf(migration);
    const ofApp = this.#expected.applied.filter((key) => partsOf(key)[0] === app);
    const at = ofApp.indexOf(migration);
    if (at < 0) return [];
    if (at < ofApp.length - 1)
      return [
        command(`sqlmigrate ${app} ${name}`),
        words("and run those statements by hand: later migrations of the app are applied"),
      ];
    const before = ofApp[at - 1];
    return [
      command(
        `migrate ${app} ${before === undefined ? "zero" : (partsOf(before)[1] ?? "")} --fake`,
      ),
      command(`migrate ${app} ${name}`),
    ];
  }

  #sql(difference: Difference, table?: DjangoTable): readonly Mend[] {
    const sql = mendingSql(difference, table, this.#actual.engine);
    if (sql !== undefined) return [{ kind: "sql", sql }];
    return this.#actual.engine === "sqlite"
      ? [
          words(
            "SQLite cannot change it in place: make a migration that alters the field, which makes the table anew",
          ),
        ]
      : [];
  }

  /** The applied migration that names it where the state does not see it. */
  #rawNaming(name: string | undefined): string | undefined {
    if (name === undefined || name === "") return undefined;
    const pattern = patternOf(name, "i");
    return this.#expected.raw.find(
      ({ migration, sql }) => this.#applied.has(migration) && pattern.test(sql),
    )?.migration;
  }
}

type Told = (cause: Cause, because: string, ...mend: readonly Mend[]) => Explained;

function command(words: string, isOnAlias = true): Mend {
  return { kind: "command", words: isOnAlias ? `${words} --database` : words };
}

function words(text: string): Mend {
  return { kind: "words", text };
}

/** As Markdown has names. */
function code(name: string | undefined): string {
  return `\`${name ?? "?"}\``;
}

/** App and name; the label of an app has no dot. */
function partsOf(migration: string): readonly string[] {
  const dot = migration.indexOf(".");
  return [migration.slice(0, dot), migration.slice(dot + 1)];
}

function wordsOf(migration: string | undefined): string {
  return migration === undefined ? "" : partsOf(migration).join(" ");
}
