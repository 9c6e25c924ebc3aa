/** On projects that work, the rules are silent. */
import assert from "node:assert/strict";
import { checkProject } from "#server/rules/check.ts";
import { noSettings } from "#server/rules/ruleSettings.ts";
import { projectFrom } from "#test/support/project.ts";
import { scaffold } from "#test/support/scaffold.ts";

const sqlite = (name: string, more = "") =>
  `"${name}": {"ENGINE": "django.db.backends.sqlite3", "NAME": "${name}.sqlite3"${more}},`;

const mirror = ', "TEST": {"MIRROR": "default"}';

const people = `from django.db import models


class Person(models.Model):
    name = models.CharField(max_length=80)
    friends = models.ManyToManyField("self")
`;

const shop = `from django.conf import settings
from django.db import models


class Order(models.Model):
    customer_id = models.BigIntegerField()
    seller = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, db_constraint=False, null=True
    )


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE)
`;

const contrib = `"django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes",
    "django.contrib.sessions", "django.contrib.sites", "django.contrib.flatpages"`;

const projects: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "one database": {
    "config/settings.py": `DATABASES = {${sqlite("default")}}
INSTALLED_APPS = [${contrib}, "shop", "people"]`,
  },
  "two databases that only using() tells apart": {
    "config/settings.py": `DATABASES = {${sqlite("default")}${sqlite("people")}}
INSTALLED_APPS = [${contrib}, "shop", "people"]`,
    "shop/services.py": `from shop.models import Order

def copy():
    for order in Order.objects.using("people"):
        order.save(using="default", force_insert=True)
`,
  },
  "the documentation's routers, users on a database of their own": {
    "config/settings.py": `DATABASES = {
    "default": {},
    ${sqlite("auth_db")}
    ${sqlite("primary")}
    ${sqlite("replica1", ', "TEST": {"MIRROR": "primary"}')}
    ${sqlite("replica2", ', "TEST": {"MIRROR": "primary"}')}
}
DATABASE_ROUTERS = ["config.routing.AuthRouter", "config.routing.PrimaryReplicaRouter"]
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "shop", "people"]`,
    "config/routing.py": `import random


class AuthRouter:
    route_app_labels = {"auth", "contenttypes"}

    def db_for_read(self, model, **hints):
        if model._meta.app_label in self.route_app_labels:
            return "auth_db"
        return None

    def db_for_write(self, model, **hints):
        if model._meta.app_label in self.route_app_labels:
            return "auth_db"
        return None

    def allow_relation(self, obj1, obj2, **hints):
        if (
            obj1._meta.app_label in self.route_app_labels
            or obj2._meta.app_label in self.route_app_labels
        ):
            return True
        return None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if app_label in self.route_app_labels:
            return db == "auth_db"
        return None


class PrimaryReplicaRouter:
    def db_for_read(self, model, **hints):
        return random.choice(["replica1", "replica2"])

    def db_for_write(self, model, **hints):
        return "primary"

    def allow_relation(self, obj1, obj2, **hints):
        db_set = {"primary", "replica1", "replica2"}
        if obj1._state.db in db_set and obj2._state.db in db_set:
            return True
        return None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return True
`,
  },
  "a replica without a mirror, which only a router tells": {
    "config/settings.py": `DATABASES = {${sqlite("default")}${sqlite("replica")}}
DATABASE_ROUTERS = ["config.routing.ReplicaRouter"]
INSTALLED_APPS = [${contrib}, "shop", "people"]`,
    "config/routing.py": `class ReplicaRouter:
    def db_for_read(self, model, **hints):
        return "replica"

    def db_for_write(self, model, **hints):
        return "default"

    def allow_relation(self, obj1, obj2, **hints):
        return True

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return db == "default"
`,
  },
  "a replica that is read now and then": {
    "config/settings.py": `DATABASES = {${sqlite("default")}${sqlite("replica", mirror)}}
DATABASE_ROUTERS = ["config.routing.PinningRouter"]
INSTALLED_APPS = [${contrib}, "shop", "people"]`,
    "config/routing.py": `import threading

local = threading.local()


class PinningRouter:
    def db_for_read(self, model, **hints):
        return "default" if getattr(local, "pinned", False) else "replica"

    def db_for_write(self, model, **hints):
        local.pinned = True
        return "default"

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return True
`,
  },
  "an old database that Django only reads": {
    "config/settings.py": `DATABASES = {${sqlite("default")}${sqlite("legacy")}}
DATABASE_ROUTERS = ["config.routing.LegacyRouter"]
INSTALLED_APPS = [${contrib}, "shop", "people", "legacy"]`,
    "config/routing.py": `class LegacyRouter:
    def db_for_read(self, model, **hints):
        if model._meta.app_label == "legacy":
            return "legacy"
        return None

    def db_for_write(self, model, **hints):
        if model._meta.app_label == "legacy":
            raise RuntimeError("the old database is read only")
        return None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return db != "legacy" and app_label != "legacy"
`,
    "legacy/models.py": `from django.db import models


class Title(models.Model):
    name = models.CharField(max_length=80)
    person = models.ForeignKey("people.Person", on_delete=models.DO_NOTHING, null=True)

    class Meta:
        managed = False
        db_table = "TITLES"
`,
  },
  "tenants, known when a request comes": {
    "config/settings.py": `DATABASES = {${sqlite("default")}${sqlite("tenant")}}
DATABASE_ROUTERS = ["config.routing.TenantRouter"]
INSTALLED_APPS = [${contrib}, "shop", "people"]`,
    "config/routing.py": `from contextvars import ContextVar

tenant = ContextVar("tenant")
SHARED = {"auth", "contenttypes", "sites", "sessions", "admin", "flatpages"}


class TenantRouter:
    def db_for_read(self, model, **hints):
        if model._meta.app_label in SHARED:
            return "default"
        return tenant.get()

    db_for_write = db_for_read

    def allow_relation(self, obj1, obj2, **hints):
        return True

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return (app_label in SHARED) == (db == "default")
`,
  },
  "an instance that says where it came from": {
    "config/settings.py": `DATABASES = {${sqlite("default")}${sqlite("people")}}
DATABASE_ROUTERS = ["config.routing.InstanceRouter"]
INSTALLED_APPS = ["shop", "people"]`,
    "config/routing.py": `class InstanceRouter:
    def db_for_read(self, model, instance=None, **hints):
        if instance is not None and instance._state.db:
            return instance._state.db
        return "default"

    def db_for_write(self, model, instance=None, **hints):
        return self.db_for_read(model, instance=instance)

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return True
`,
  },
  "a schema that somebody else keeps": {
    "config/settings.py": `DATABASES = {${sqlite("default")}${sqlite("people")}}
DATABASE_ROUTERS = ["config.routing.PeopleRouter"]
INSTALLED_APPS = [${contrib}, "shop", "people"]`,
    "config/routing.py": `class PeopleRouter:
    def db_for_read(self, model, **hints):
        return "people" if model._meta.app_label == "people" else None

    db_for_write = db_for_read

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if db == "people":
            return False
        if app_label == "people":
            return False
        return None
`,
  },
  "tables that a MySQL server reaches under their full names": {
    "config/settings.py": `DATABASES = {${sqlite("default")}${sqlite("people")}}
DATABASE_ROUTERS = ["config.routing.PeopleRouter"]
INSTALLED_APPS = ["shop", "people", "extra"]`,
    "config/routing.py": `class PeopleRouter:
    def db_for_read(self, model, **hints):
        return "people" if model._meta.app_label == "people" else "default"

    db_for_write = db_for_read

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return (db == "people") == (app_label == "people")
`,
    "people/models.py": `from django.db import models


class Person(models.Model):
    name = models.CharField(max_length=80)

    class Meta:
        db_table = "people_db\`.\`person"
`,
    "extra/models.py": `from django.db import models


class Note(models.Model):
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE)
`,
  },
  "aliases that only exist where the environment names them": {
    "config/settings.py": `import os

DATABASES = {${sqlite("default")}}
if os.environ.get("REPLICA_HOST"):
    DATABASES["replica"] = {"ENGINE": "django.db.backends.postgresql", "HOST": os.environ["REPLICA_HOST"]}
    DATABASE_ROUTERS = ["config.routing.ReplicaRouter"]
INSTALLED_APPS = [${contrib}, "shop", "people"]`,
    "config/routing.py": `class ReplicaRouter:
    def db_for_read(self, model, **hints):
        return "replica"
`,
    "shop/services.py": `from shop.models import Order

orders = Order.objects.using("replica")
`,
  },
};

describe("on a project that works the rules are silent:", () => {
  for (const [name, files] of Object.entries(projects))
    it(name, async () => {
      const models = { "people/models.py": people, "shop/models.py": shop };
      const facts = await projectFrom(scaffold({ ...models, ...files }));
      assert.ok(facts.models.models.size > 0);
      const found = checkProject(facts, noSettings);
      assert.deepEqual(
        found.map(({ rule, message, at }) => `${at.path}: ${rule}: ${message}`),
        [],
      );
    });
});
