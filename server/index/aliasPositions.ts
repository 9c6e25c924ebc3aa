/** The calls in which Django takes an alias, and which argument it is. */

import type { AliasPosition } from "./summary.ts";

/** A function that takes an alias: as the keyword `using`, or in its place. */
export interface AliasParameter {
  readonly position: AliasPosition;
  /** Undefined where it is taken as a keyword alone. */
  readonly index: number | undefined;
  readonly keyword: string;
}

const transaction = "django.db.transaction";

/** By where the function is imported from (django/db/transaction.py and others). */
export const aliasFunctions: ReadonlyMap<string, AliasParameter> = new Map([
  [`${transaction}.atomic`, using("atomic()", 0)],
  [`${transaction}.non_atomic_requests`, using("atomic()", 0)],
  [`${transaction}.on_commit`, using("on_commit()", 1)],
  [`${transaction}.get_connection`, using("get_connection()", 0)],
  [`${transaction}.get_autocommit`, using("get_connection()", 0)],
  [`${transaction}.set_autocommit`, using("get_connection()", 1)],
  [`${transaction}.commit`, using("get_connection()", 0)],
  [`${transaction}.rollback`, using("get_connection()", 0)],
  [`${transaction}.savepoint`, using("get_connection()", 0)],
  [`${transaction}.savepoint_rollback`, using("get_connection()", 1)],
  [`${transaction}.savepoint_commit`, using("get_connection()", 1)],
  [`${transaction}.clean_savepoints`, using("get_connection()", 0)],
  [`${transaction}.get_rollback`, using("get_connection()", 0)],
  [`${transaction}.set_rollback`, using("get_connection()", 1)],
  [`${transaction}.mark_for_rollback_on_error`, using("get_connection()", 0)],
  ["django.core.serializers.deserialize", using("using=", undefined)],
  ["django.db.models.QuerySet", using("using=", 2)],
  ["django.db.models.query.QuerySet", using("using=", 2)],
  ["django.db.models.deletion.Collector", using("using=", 0)],
  ["django.contrib.admin.utils.NestedObjects", using("using=", 0)],
  ["django.contrib.gis.utils.LayerMapping", using("using=", undefined)],
  [
    "django.contrib.gis.utils.add_srs_entry",
    { position: "database=", index: 5, keyword: "database" },
  ],
  ["django.contrib.auth.management.create_permissions", using("using=", undefined)],
  ["django.contrib.contenttypes.management.create_contenttypes", using("using=", undefined)],
  ["django.contrib.sites.management.create_default_site", using("using=", undefined)],
]);

/**
 * Methods of models, managers, querysets and test cases that take an alias, by name: what they are
 * called on is rarely known. `using=` of any other call may be a field, a template engine or an index.
 */
export const aliasMethods: ReadonlyMap<string, AliasParameter> = new Map([
  ["using", { position: "using()", index: 0, keyword: "alias" }],
  ["db_manager", using("db_manager()", 0)],
  ["save", using("using=", undefined)],
  ["asave", using("using=", undefined)],
  ["save_base", using("using=", undefined)],
  ["delete", using("using=", undefined)],
  ["adelete", using("using=", undefined)],
  ["refresh_from_db", using("using=", undefined)],
  ["arefresh_from_db", using("using=", undefined)],
  ["raw", using("using=", undefined)],
  ["assertNumQueries", using("using=", undefined)],
  ["captureOnCommitCallbacks", using("using=", undefined)],
]);

/** Plain functions that take an alias and come as a fixture of pytest-django. */
export const aliasFixtures: ReadonlyMap<string, AliasParameter> = new Map([
  ["django_assert_num_queries", using("using=", undefined)],
  ["django_capture_on_commit_callbacks", using("using=", undefined)],
]);

/**
 * Packages whose objects have methods of the same names that take aliases of their own: search
 * indexes, document stores, other ORMs.
 */
export const foreignPackages: ReadonlySet<string> = new Set([
  "django_elasticsearch_dsl",
  "django_elasticsearch_dsl_drf",
  "django_mongoengine",
  "django_opensearch_dsl",
  "elasticsearch",
  "elasticsearch_dsl",
  "haystack",
  "mongoengine",
  "opensearch_dsl",
  "opensearchpy",
  "peewee",
  "tortoise",
]);

function using(position: AliasPosition, index: number | undefined): AliasParameter {
  return { position, index, keyword: "using" };
}
