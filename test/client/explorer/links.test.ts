/** How models and tables find one another, and what is called an orphan. */
import assert from "node:assert/strict";
import type { ListedObject, ObjectKind } from "#client/drivers/catalog.ts";
import { keyOf, link, type LinkedAlias } from "#client/explorer/tree/links.ts";
import type { Naming } from "#client/explorer/tree/tableNames.ts";
import type { ModelTable } from "#shared/databases.ts";

const postgresql: Naming = {
  dialect: "postgresql",
  product: "PostgreSQL",
  searchPath: ["shop", "public"],
  defaultSchema: "shop",
  caseless: false,
};
const caseless: Naming = { ...postgresql, dialect: "sqlite", searchPath: ["main"], caseless: true };

interface Case {
  readonly title: string;
  readonly models: readonly ModelTable[];
  readonly objects: readonly ListedObject[];
  readonly naming?: Naming;
  readonly alias?: Partial<LinkedAlias>;
  /** `schema.table: labels (placement)` */
  readonly tables: readonly string[];
  readonly withoutModel?: readonly string[];
  readonly withoutTable?: readonly string[];
}

const cases: readonly Case[] = [
  {
    title: "a model and its table",
    models: [model("shop.Order", "shop_order")],
    objects: [table("public.shop_order")],
    tables: ["public.shop_order: shop.Order (allowed)"],
  },
  {
    title: "the first schema of the search path wins, the other table is an orphan",
    models: [model("shop.Order", "shop_order")],
    objects: [table("public.shop_order"), table("shop.shop_order")],
    tables: ["shop.shop_order: shop.Order (allowed)"],
    withoutModel: ["public.shop_order"],
  },
  {
    title: "a table outside the search path is found by a name with its schema only",
    models: [model("shop.Order", "shop_order"), model("old.Order", 'old"."order')],
    objects: [table("old.shop_order"), table("old.order")],
    tables: ["old.order: old.Order (allowed)"],
    withoutModel: ["old.shop_order"],
    withoutTable: ["shop.Order (migrated)"],
  },
  {
    title: "a schema in which the project has nothing is somebody else's",
    models: [model("shop.Order", "shop_order")],
    objects: [table("public.shop_order"), table("blog.post")],
    tables: ["public.shop_order: shop.Order (allowed)"],
  },
  {
    title: "case parts two tables where the server heeds it",
    models: [model("shop.Order", "Shop_Order")],
    objects: [table("public.shop_order")],
    tables: [],
    withoutModel: ["public.shop_order"],
    withoutTable: ["shop.Order (migrated)"],
  },
  {
    title: "case parts none where it does not",
    models: [model("shop.Order", "Shop_Order")],
    objects: [table("main.shop_order")],
    naming: caseless,
    tables: ["main.shop_order: shop.Order (allowed)"],
  },
  {
    title: "a table that the router refuses is marked",
    models: [model("shop.Order", "shop_order", { migrate: { here: false } })],
    objects: [table("public.shop_order")],
    tables: ["public.shop_order: shop.Order (refused)"],
  },
  {
    title: "on a replica that is as it should be",
    models: [model("shop.Order", "shop_order", { migrate: { here: false } })],
    objects: [table("public.shop_order")],
    alias: { isReplica: true },
    tables: ["public.shop_order: shop.Order (replicated)"],
  },
  {
    title: "what is not known is not marked",
    models: [
      model("shop.Order", "shop_order", { migrate: { here: null } }),
      model("shop.Line", "shop_line", { migrate: {} }),
    ],
    objects: [table("public.shop_order"), table("public.shop_line")],
    tables: ["public.shop_line: shop.Line (unknown)", "public.shop_order: shop.Order (unknown)"],
  },
  {
    title: "one of two models of a table is enough for it to be allowed",
    models: [
      model("shop.Order", "shop_order", { migrate: { here: false } }),
      model("audit.Order", "shop_order"),
    ],
    objects: [table("public.shop_order")],
    tables: ["public.shop_order: audit.Order, shop.Order (allowed)"],
  },
  {
    title: "an unmanaged model is at home where it is used, and missed nowhere",
    models: [
      model("old.Book", "book", { managed: false, migrate: { here: false }, read: ["here"] }),
      model("old.Shelf", "shelf", { managed: false, migrate: { here: false } }),
      model("old.Gone", "gone", { managed: false }),
    ],
    objects: [table("public.book"), table("public.shelf")],
    tables: ["public.book: old.Book (allowed)", "public.shelf: old.Shelf (refused)"],
  },
  {
    title: "a view can be a model's table, and is no orphan without a model",
    models: [model("shop.Total", "totals", { managed: false })],
    objects: [table("public.totals", "view"), table("public.other", "view")],
    tables: ["public.totals: shop.Total (allowed)"],
  },
  {
    title: "a routine of that name is none",
    models: [model("shop.Total", "totals")],
    objects: [table("public.totals", "routine")],
    tables: [],
    withoutTable: ["shop.Total (migrated)"],
  },
  {
    title: "proxies and models whose table is not known are left out",
    models: [
      model("shop.Order", "shop_order"),
      model("shop.OpenOrder", "shop_order", { proxy: true }),
      model("shop.Odd", undefined),
    ],
    objects: [table("public.shop_order")],
    tables: ["public.shop_order: shop.Order (allowed)"],
  },
  {
    title: "Django's record of migrations is no orphan, in any schema",
    models: [model("shop.Order", "shop_order")],
    objects: [
      table("public.django_migrations"),
      table("tenant.django_migrations"),
      table("public.shop_order"),
    ],
    tables: [
      "public.django_migrations:  (django)",
      "public.shop_order: shop.Order (allowed)",
      "tenant.django_migrations:  (django)",
    ],
  },
  {
    title: "models are missed where they are migrated, may be, or are used",
    models: [
      model("shop.A", "a"),
      model("shop.B", "b", { migrate: { here: null } }),
      model("shop.C", "c", { migrate: { here: false } }),
      model("shop.D", "d", { migrate: { here: false }, write: ["here"] }),
    ],
    objects: [],
    tables: [],
    withoutTable: ["shop.A (migrated)", "shop.B (undecided)", "shop.D (used)"],
  },
  {
    title: "without any model nothing is called an orphan",
    models: [],
    objects: [table("public.shop_order")],
    tables: [],
  },
];

describe("link", () => {
  for (const each of cases) it(each.title, () => checkLinks(each));
});

function checkLinks({ models, objects, naming = postgresql, alias, ...expected }: Case): void {
  const links = link(models, objects, naming, { alias: "here", isReplica: false, ...alias });
  const shown = objects.flatMap((object) => {
    const found = links.tables.get(keyOf(object));
    if (found === undefined) return [];
    const labels = found.models.map(({ label }) => label).join(", ");
    return [`${object.schema}.${object.name}: ${labels} (${found.placement})`];
  });
  assert.deepEqual(shown.sort(), expected.tables);
  assert.deepEqual(
    links.withoutModel.map(({ schema, name }) => `${schema}.${name}`),
    expected.withoutModel ?? [],
  );
  assert.deepEqual(
    links.withoutTable.map(({ model, because }) => `${model.label} (${because})`),
    expected.withoutTable ?? [],
  );
  for (const [label, object] of links.models) {
    const labels = links.tables.get(keyOf(object))?.models.map((each) => each.label);
    assert.ok(labels?.includes(label), label);
  }
}

function model(
  label: string,
  name: string | undefined,
  more: Partial<ModelTable> = {},
): ModelTable {
  return {
    label,
    table: name,
    managed: true,
    proxy: false,
    autoCreated: false,
    place: undefined,
    migrate: { here: true },
    write: [],
    read: [],
    columns: [],
    ...more,
  };
}

function table(path: string, kind: ObjectKind = "table"): ListedObject {
  const [schema = "", name = ""] = path.split(".");
  return { kind, schema, name };
}
