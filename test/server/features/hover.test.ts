/** What a hover says over models, references to them, and aliases. */
import assert from "node:assert/strict";
import { hoverAt } from "#server/features/hover.ts";
import type { ProjectFacts } from "#server/project/project.ts";
import { projectFrom } from "#test/support/project.ts";
import { scaffold } from "#test/support/scaffold.ts";

const files: Readonly<Record<string, string>> = scaffold({
  "config/settings.py": `DATABASES = {
    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "default.sqlite3"},
    "people": {"ENGINE": "django.db.backends.postgresql", "NAME": "people"},
    "replica": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": "default.sqlite3",
        "TEST": {"MIRROR": "default"},
    },
}
DATABASE_ROUTERS = ["config.routers.PeopleRouter", "config.routers.ReplicaRouter"]
AUTH_USER_MODEL = "people.Person"
`,
  "config/routers.py": `class PeopleRouter:
    def db_for_read(self, model, **hints):
        return "people" if model._meta.app_label == "people" else None

    db_for_write = db_for_read

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return (db == "people") == (app_label == "people")


class ReplicaRouter:
    def db_for_read(self, model, **hints):
        return "replica"
`,
  "people/models.py": `from django.db import models


class Person(models.Model):
    name = models.CharField(max_length=80)


class Friend(Person):
    class Meta:
        proxy = True
`,
  "shop/models.py": `from django.conf import settings
from django.db import models


class Order(models.Model):
    buyer_id = models.IntegerField()


class Line(models.Model):
    order = models.ForeignKey("Order", on_delete=models.CASCADE)
    other = models.ForeignKey("shop.order", on_delete=models.CASCADE)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.DO_NOTHING, db_constraint=False)
    title = models.CharField("Order", max_length=80)


class Stock(models.Model):
    class Meta:
        managed = False
`,
  "shop/services.py": `from people import models as humans
from people.models import Person as Human
from .models import Order

def orders():
    Order.objects.using("replica").all()
    Human.objects.all()
    humans.Person.objects.all()
    return "replica", Unknown
`,
});

describe("hover", () => {
  let facts: ProjectFacts;

  before(async () => {
    facts = await projectFrom(files);
  });

  /** The hover where `$` stands in the words. */
  function over(path: string, words: string): string | undefined {
    const [before = "", after = ""] = words.split("$");
    const at = (files[path] ?? "").indexOf(before + after);
    assert.ok(at >= 0, `${words} is not in ${path}`);
    return hoverAt(facts, `/project/${path}`, at + before.length)?.markdown;
  }

  const router = "(file:///project/config/routers.py";

  it("over a class tells its home, its replica and the lines that decided", () => {
    assert.equal(
      over("shop/models.py", "class Or$der"),
      [
        "**shop.Order**",
        "",
        "- written: `default` (no router has an opinion)",
        `- read: \`replica\` (ReplicaRouter.db_for_read at [config/routers.py:13]${router}#L13))`,
        `- migrates on: \`default\`, \`replica\` (PeopleRouter.allow_migrate at [config/routers.py:8]${router}#L8))`,
        "- table: `shop_order`",
      ].join("\n"),
    );
  });

  it("over a model that is read and written in one place tells it once", () => {
    const text = over("people/models.py", "class Per$son(");
    assert.match(text ?? "", /- read and written: `people`/);
    assert.match(text ?? "", /- migrates on: `people`/);
  });

  it("tells proxies and unmanaged models apart", () => {
    assert.match(
      over("people/models.py", "class Fri$end") ?? "",
      /\(proxy\)[^]*no table of its own/,
    );
    assert.match(
      over("shop/models.py", "class St$ock") ?? "",
      /\(unmanaged\)[^]*no table of Django's/,
    );
  });

  const references: readonly (readonly [string, string, string])[] = [
    ["shop/services.py", "$Order.objects", "shop.Order"],
    ["shop/services.py", "import Or$der", "shop.Order"],
    ["shop/services.py", "Hu$man.objects", "people.Person"],
    ["shop/services.py", "humans.Per$son", "people.Person"],
    ["shop/services.py", "import Per$son as", "people.Person"],
    ["shop/models.py", 'ForeignKey("Or$der"', "shop.Order"],
    ["shop/models.py", 'ForeignKey("shop.or$der"', "shop.Order"],
    ["shop/models.py", "settings.AUTH_US$ER_MODEL", "people.Person"],
    ["config/settings.py", '"people.Per$son"', "people.Person"],
  ];
  for (const [path, words, label] of references)
    it(`over ${words} in ${path} tells of ${label}`, () => {
      assert.match(over(path, words) ?? "", new RegExp(`^\\*\\*${label}\\*\\*`));
    });

  it("over an alias tells its engine, its place and who lives there", () => {
    assert.equal(
      over("shop/services.py", 'using("rep$lica")'),
      [
        "**'replica'** database",
        "",
        "- engine: `django.db.backends.sqlite3`",
        "- defined: [config/settings.py:4](file:///project/config/settings.py#L4)",
        "- mirrors: `default`",
        "- one database with: `default`",
        "- models: 0 written here, 3 read here, 3 migrated here",
      ].join("\n"),
    );
  });

  it("over an alias in the settings and in a router is the same", () => {
    assert.match(over("config/settings.py", '"peo$ple": {') ?? "", /^\*\*'people'\*\*/);
    assert.match(over("config/routers.py", 'return "peo$ple" if') ?? "", /^\*\*'people'\*\*/);
  });

  it("over anything else is silent", () => {
    for (const [path, words] of [
      ["shop/services.py", "Unk$nown"],
      ["shop/services.py", 'return "rep$lica"'],
      ["shop/services.py", "de$f orders"],
      ["shop/models.py", "models.CharFi$eld"],
      ["shop/models.py", 'CharField("Or$der"'],
      ["nowhere.py", "$"],
    ] as const)
      assert.equal(over(path, words), undefined, words);
  });
});
