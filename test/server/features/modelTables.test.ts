/** The tables of models, where Django is not installed and where fields are not known; real Django is asked in test/oracle. */

import assert from "node:assert/strict";

import { modelTable } from "#server/features/modelTables.ts";
import { projectFrom } from "#test/support/project.ts";
import { plain, scaffold } from "#test/support/scaffold.ts";

interface Expected {
  readonly table?: string | undefined;
  /** "column Type", with "null" and "key" behind it; "?" for what is not known. */
  readonly columns?: readonly string[];
  readonly open?: RegExp;
  readonly read?: readonly string[];
  readonly migrate?: Readonly<Record<string, boolean | null>>;
}

describe("the tables of models", () => {
  const check = async (
    models: string,
    expected: Readonly<Record<string, Expected>>,
    others: Readonly<Record<string, string>> = {},
  ): Promise<void> => {
    const text = `from django.db import models\n\n${models}`;
    const facts = await projectFrom(plain(scaffold({ "shop/models.py": text, ...others })));
    for (const [label, wanted] of Object.entries(expected)) {
      const model = facts.models.models.get(label);
      assert.ok(model, `there is no ${label}`);
      const found = modelTable(facts, model, undefined);
      const columns = found.columns.map((column) =>
        [
          `${column.column} ${column.type}`,
          ...(column.null === undefined ? ["?"] : column.null ? ["null"] : []),
          ...(column.primaryKey ? ["key"] : []),
        ].join(" "),
      );
      if ("table" in wanted) assert.equal(found.table, wanted.table);
      if (wanted.columns !== undefined) assert.deepEqual(columns, wanted.columns);
      if (wanted.open === undefined) assert.equal(found.open, undefined);
      else assert.match(found.open ?? "", wanted.open);
      if (wanted.read !== undefined) assert.deepEqual(found.read, wanted.read);
      if (wanted.migrate !== undefined) assert.deepEqual(found.migrate, wanted.migrate);
    }
  };

  it("have columns, and the aliases that the routers name", () =>
    check(
      `
class Order(models.Model):
    buyer = models.ForeignKey("Order", models.CASCADE, null=True)
    goods = models.ManyToManyField("Order", symmetrical=False)

    class Meta:
        db_table = '"old"."orders"'
`,
      {
        "shop.Order": {
          table: '"old"."orders"',
          columns: ["id BigAutoField key", "buyer_id ForeignKey null"],
          read: ["people"],
          migrate: { default: false, people: true },
        },
        "shop.Order_goods": {
          table: 'old"."orders_goods',
          columns: ["id BigAutoField key", "from_order_id ForeignKey", "to_order_id ForeignKey"],
        },
      },
      {
        "config/routers.py": `
class Router:
    def db_for_read(self, model, **hints):
        return "people"
    def allow_migrate(self, db, app_label, **hints):
        return db == "people"
`,
      },
    ));

  it("of Django's own apps are known without Django", () =>
    check(
      "class Order(models.Model):\n    pass\n",
      {
        "auth.Permission": {
          table: "auth_permission",
          columns: [
            "id AutoField key",
            "name CharField",
            "content_type_id ForeignKey",
            "codename CharField",
          ],
        },
        "auth.User_groups": {
          table: "auth_user_groups",
          columns: ["id AutoField key", "user_id ForeignKey", "group_id ForeignKey"],
        },
      },
      {
        "config/site.py":
          'INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "shop"]\nfrom .settings import *\n',
      },
    ));

  it("are open where a field is not known", () =>
    check(
      `
import os
from nowhere import MoneyField

class Odd(models.IntegerField):
    def get_attname_column(self):
        return "odd", "ODD"

class Adding(models.IntegerField):
    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name)

class Price(models.Model):
    amount = MoneyField()

class Sum(models.Model):
    total = Adding()

class Names(models.Model):
    odd = Odd()
    told = models.TextField(db_column=os.environ["COLUMN"], null=os.environ["NULL"])
    placed = models.CharField("Placed", None, False, 8)
    many = models.TextField(**os.environ)

class Either(models.Model):
    if os.environ["X"]:
        one = models.TextField()
    else:
        one = models.IntegerField()
`,
      {
        "shop.Price": { columns: ["id BigAutoField key"], open: /nowhere/ },
        "shop.Sum": { columns: ["id BigAutoField key", "total Adding"], open: /total may add/ },
        "shop.Names": {
          columns: ["id BigAutoField key"],
          open: /the column of odd is not known/,
        },
        "shop.Either": {
          columns: ["id BigAutoField key"],
          open: /one is one of several|TextField/,
        },
      },
    ));

  it("have no name where Django may have cut it", () => {
    const name = `M${"odel".repeat(12)}`;
    return check(
      `class ${name}(models.Model):\n    pass\n`,
      { [`shop.${name}`]: { table: undefined } },
      {
        "config/settings.py":
          'import os\nDATABASES = {"default": {"ENGINE": os.environ["ENGINE"]}}\nDATABASE_ROUTERS = []\n',
      },
    );
  });
});
