/** Differences to plant, each with how it is to be found: `kind table part cause`. */
import assert from "node:assert/strict";
import type { DjangoSchema, DjangoTable } from "#client/python/schema.ts";
import type { Alias } from "./project.ts";

export interface Plant {
  readonly sql: readonly string[];
  readonly found: string;
}

/** What is planted by SQL on each engine. Names that Django makes up are looked up in the schema. */
export function plantsOn(alias: Alias, schema: DjangoSchema): readonly Plant[] {
  const table = (name: string): DjangoTable => {
    const found = schema.tables.find((each) => each.table === name);
    assert(found, name);
    return found;
  };
  const index = (of: string, column: string): string =>
    table(of).indexes.find(
      ({ columns, opclasses = [] }) => String(columns) === column && opclasses.length === 0,
    )?.name ?? assert.fail(`${of}.${column}`);
  const unique = (of: string, column: string): string =>
    table(of).uniques.find(({ columns }) => String(columns) === column)?.name ??
    assert.fail(`${of}.${column}`);
  const key = (of: string, column: string): string => {
    const sql = table(of).foreignKeys.find((each) => each.column === column)?.sql ?? "";
    return /CONSTRAINT ["`](?<name>\w+)/.exec(sql)?.groups?.["name"] ?? assert.fail(sql);
  };
  const plant = (found: string, ...sql: readonly string[]): Plant => ({ found, sql });
  const born = index("shop_customer", "born");
  const everywhere = [
    plant("table-missing shop_seat  by-hand", "drop table shop_seat"),
    plant("table-renamed shop_gadget  by-hand", "alter table shop_gadget rename to shop_gizmo"),
    plant("table-missing shop_customer_tags  by-hand", "drop table shop_customer_tags"),
    plant("table-extra elsewhere_thing  not-allowed", "create table elsewhere_thing (id integer)"),
    plant("table-extra stray  unknown", "create table stray (id integer, stray_name varchar(3))"),
    plant("column-missing shop_product url by-hand", "alter table shop_product drop column url"),
    plant(
      "column-renamed shop_customer alias by-hand",
      `alter table shop_customer rename column ${alias === "maria" ? "`alias`" : "alias"} to handle`,
    ),
    plant(
      "index-extra shop_product stray_index by-hand",
      "create index stray_index on shop_product (day)",
    ),
    plant(
      `index-missing shop_customer ${born} by-hand`,
      `drop index ${born}${alias === "maria" ? " on shop_customer" : ""}`,
    ),
    plant(
      "index-differs shop_order order_newest by-hand",
      `drop index order_newest${alias === "maria" ? " on shop_order" : ""}`,
      "create index order_newest on shop_order (placed, note(10))".replace(
        "(10)",
        alias === "maria" ? "(10)" : "",
      ),
    ),
  ];
  const email = unique("shop_customer", "email");
  if (alias === "lite")
    return [
      ...everywhere,
      plant(
        "column-extra shop_product extra by-hand",
        "alter table shop_product add extra integer",
      ),
      plant(
        "index-differs shop_order order_open by-hand",
        "drop index order_open",
        "create index order_open on shop_order (number) where state = 'sent'",
      ),
      plant(
        "index-name shop_order order_placed by-hand",
        "drop index order_placed",
        "create index order_was_placed on shop_order (placed)",
      ),
      plant("unique-missing shop_order one_open by-hand", "drop index one_open"),
      edit("shop_product", '"big" bigint', '"big" text', "column-type shop_product big"),
      edit(
        "shop_product",
        '"name" varchar(100)',
        '"name" varchar(50)',
        "column-type shop_product name",
      ),
      edit(
        "shop_product",
        '"price" decimal NOT NULL',
        '"price" decimal',
        "column-null shop_product price",
      ),
      edit(
        "shop_product",
        '"small" smallint NOT NULL',
        '"small" smallint NOT NULL DEFAULT 7',
        "column-default shop_product small",
      ),
      edit(
        "shop_product",
        ' CHECK ("positive_big" >= 0)',
        "",
        "check-missing shop_product check of positive_big",
      ),
      edit(
        "shop_tag",
        '"word" varchar(60)',
        '"word" varchar(60) COLLATE NOCASE',
        "column-collation shop_tag word",
      ),
      edit("shop_cleared", " AUTOINCREMENT", "", "column-identity shop_cleared id"),
      edit("shop_profile", " PRIMARY KEY", "", "primary-key shop_profile "),
      edit(
        "shop_order",
        /, CONSTRAINT "total_positive" CHECK \("total" >= '?0'?\)/,
        "",
        "check-missing shop_order total_positive",
      ),
      edit("shop_order", "'paid', ", "", "check-differs shop_order state_known"),
      edit(
        "shop_order_lines",
        /(?<="order_id" bigint NOT NULL REFERENCES "shop_order" \("id"\))/,
        " ON DELETE CASCADE",
        "foreign-key-action shop_order_lines order_id",
      ),
      edit(
        "shop_tag",
        /REFERENCES "shop_tag" \("id"\)/,
        'REFERENCES "shop_order" ("id")',
        "foreign-key-target shop_tag parent_id",
      ),
      edit(
        "shop_customer",
        / REFERENCES "shop_country" \("code"\) DEFERRABLE INITIALLY DEFERRED/,
        "",
        "foreign-key-missing shop_customer country_id",
      ),
      edit(
        "shop_customer",
        '"email" varchar(254) NOT NULL UNIQUE',
        '"email" varchar(254) NOT NULL',
        `unique-missing shop_customer ${email}`,
      ),
    ];
  const order = key("shop_order_lines", "order_id");
  const parent = key("shop_tag", "parent_id");
  const onPost = alias === "post";
  const dropKey = (name: string): string =>
    onPost ? `drop constraint ${name}` : `drop foreign key ${name}`;
  const common = [
    ...everywhere,
    plant(
      "column-extra shop_product extra by-hand",
      "alter table shop_product add extra integer not null",
    ),
    plant(
      "check-missing shop_order total_positive by-hand",
      "alter table shop_order drop constraint total_positive",
    ),
    plant(
      "check-differs shop_order state_known by-hand",
      "alter table shop_order drop constraint state_known",
      "alter table shop_order add constraint state_known check (state in ('open', 'sent'))",
    ),
    plant(
      "foreign-key-missing shop_customer country_id by-hand",
      `alter table shop_customer ${dropKey(key("shop_customer", "country_id"))}`,
    ),
    plant(
      "foreign-key-action shop_order_lines order_id by-hand",
      `alter table shop_order_lines ${dropKey(order)}`,
      `alter table shop_order_lines add constraint ${order} foreign key (order_id) references shop_order (id) on delete cascade`,
    ),
    plant(
      "foreign-key-target shop_tag parent_id by-hand",
      `alter table shop_tag ${dropKey(parent)}`,
      `alter table shop_tag add constraint ${parent} foreign key (parent_id) references shop_order (id)`,
    ),
    plant(
      "column-default shop_product small by-hand",
      "alter table shop_product alter column small set default 7",
    ),
  ];
  if (alias === "maria")
    return [
      ...common,
      plant(
        "column-type shop_product big by-hand",
        "alter table shop_product modify big int not null",
      ),
      plant(
        "column-type shop_product name by-hand",
        "alter table shop_product modify name varchar(50) not null",
      ),
      plant(
        "column-null shop_product price by-hand",
        "alter table shop_product modify price numeric(8, 3) null",
      ),
      plant(
        "column-type shop_product flag by-hand",
        "alter table shop_product modify flag int not null",
      ),
      plant(
        "column-collation shop_product upload by-hand",
        "alter table shop_product modify upload varchar(100) collate utf8mb4_bin not null",
      ),
      plant(
        "column-identity shop_cleared id by-hand",
        "alter table shop_cleared modify id bigint not null",
      ),
      plant(
        "primary-key shop_profile  by-hand",
        "alter table shop_profile drop primary key, add index (customer_id)",
      ),
      plant(
        "column-comment shop_profile about by-hand",
        "alter table shop_profile modify about longtext not null comment 'x'",
      ),
      plant(
        "index-name shop_order order_placed by-hand",
        "alter table shop_order rename index order_placed to order_was_placed",
      ),
      plant(
        `unique-missing shop_customer ${email} by-hand`,
        `alter table shop_customer drop index ${email}`,
      ),
    ];
  return [
    ...common,
    plant(
      "column-type shop_product big by-hand",
      "alter table shop_product alter big type integer",
    ),
    plant(
      "column-type shop_product name by-hand",
      "alter table shop_product alter name type varchar(50)",
    ),
    plant("column-type shop_product took by-hand", "alter table shop_product alter took type text"),
    plant(
      "column-null shop_product price by-hand",
      "alter table shop_product alter price drop not null",
    ),
    plant(
      "column-collation shop_product upload by-hand",
      'alter table shop_product alter upload type varchar(100) collate "C"',
    ),
    plant(
      "column-identity shop_cleared id by-hand",
      "alter table shop_cleared alter id drop identity",
    ),
    plant(
      "primary-key shop_profile  by-hand",
      "alter table shop_profile drop constraint shop_profile_pkey",
    ),
    plant(
      "column-comment shop_profile about by-hand",
      "comment on column shop_profile.about is 'x'",
    ),
    plant(
      "index-name shop_order order_placed by-hand",
      "alter index order_placed rename to order_was_placed",
    ),
    plant(
      `unique-missing shop_customer ${email} by-hand`,
      `alter table shop_customer drop constraint ${email}`,
    ),
    plant(
      "index-differs shop_order order_open by-hand",
      "drop index order_open",
      "create index order_open on shop_order (number) where state = 'sent'",
    ),
    plant(
      "exclusion-missing posted_booking no_overlap by-hand",
      "alter table posted_booking drop constraint no_overlap",
    ),
    plant("index-missing posted_booking words_gin by-hand", "drop index words_gin"),
  ];
}

/** SQLite can change little of a table: it is made anew with an edited definition. */
function edit(table: string, from: string | RegExp, to: string, found: string): Plant {
  return {
    found: `${found} by-hand`,
    sql: [
      JSON.stringify({
        table,
        from: typeof from === "string" ? from : from.source,
        isPattern: typeof from !== "string",
        to,
      }),
    ],
  };
}
