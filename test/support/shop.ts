/** A small shop with two databases and one mistake of each kind, for the tests of the language server. */

import { scaffold } from "./scaffold.ts";

export const shop = scaffold({
  "config/routers.py": [
    "class PeopleRouter:",
    "    def db_for_read(self, model, **hints):",
    '        if model._meta.app_label == "people":',
    '            return "people"',
    "        return None",
    "",
    "    def db_for_write(self, model, **hints):",
    "        return self.db_for_read(model, **hints)",
    "",
    "    def allow_migrate(self, db, app_label, model_name=None, **hints):",
    '        return (app_label == "people") == (db == "people")',
    "",
  ].join("\n"),
  "people/models.py": [
    "from django.db import models",
    "",
    "",
    "class Person(models.Model):",
    "    name = models.CharField(max_length=80)",
    "",
  ].join("\n"),
  "shop/models.py": [
    "from django.db import models",
    "",
    "from people.models import Person",
    "",
    "",
    "class Order(models.Model):",
    "    customer = models.ForeignKey(Person, on_delete=models.CASCADE)",
    "",
    "    def paid(self):",
    "        return True",
    "",
  ].join("\n"),
  "shop/views.py": [
    "from people.models import Person",
    "",
    "",
    "def people():",
    '    return Person.objects.using("poeple")',
    "",
  ].join("\n"),
});
