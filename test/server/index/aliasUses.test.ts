/** Each place in which Django takes an alias is found, and no other. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { decode } from "#server/host/nodeFiles.ts";
import { loadParser } from "#server/host/wasm.ts";
import { aliasUses } from "#server/index/aliasUses.ts";
import { tiersOf } from "#server/index/tiers.ts";
import type { AliasUse } from "#server/index/summary.ts";
import type { Parse } from "#server/syntax/parsed.ts";
import { standardLibrary } from "#test/server/syntax/python.ts";

describe("alias uses", () => {
  let parse: Parse;
  before(async () => {
    parse = await loadParser();
  });

  /** Each use as "position: what can stand there". */
  const uses = (text: string): readonly string[] => {
    assert.deepEqual(parse(text).problems, []);
    const found = aliasUses(parse(text).module);
    if (found.length > 0) assert.ok(tiersOf(text).aliases, "the quick search overlooks it");
    return found.map((use) => told(text, use));
  };

  const told = (text: string, { position, range, value }: AliasUse): string => {
    if (value.kind === "global") return `${position}: global ${value.dotted.join(".")}`;
    if (value.kind === "other") return `${position}: ?`;
    for (const literal of value.literals)
      if (literal.inner)
        assert.equal(text.slice(literal.inner.start, literal.inner.end), literal.value);
    assert.ok(range.start < range.end);
    return `${position}: ${value.literals.map((literal) => literal.value).join("|")}`;
  };

  const cases: Readonly<Record<string, readonly [text: string, ...found: string[]]>> = {
    querysets: [
      "Order.objects.using('a').all()\nqs.using(alias='b')\nx.using()\n",
      "using(): a",
      "using(): b",
    ],
    managers: [
      "User.objects.db_manager('a').create_user()\nx.db_manager(using='b')\n",
      "db_manager(): a",
      "db_manager(): b",
    ],
    instances: [
      "order.save(using='a')\norder.delete(using='b', keep_parents=True)\norder.refresh_from_db(using='c')\nawait_ = order.asave(using='d')\nsuper().save(using='e')\n",
      "using=: a",
      "using=: b",
      "using=: c",
      "using=: d",
      "using=: e",
    ],
    "raw queries": ["Order.objects.raw('SELECT 1', using='a')\n", "using=: a"],
    "fields, templates and indexes that are called using": [
      "from django.shortcuts import render\nrender(r, 't.html', using='jinja2')\nTool.objects.create(using='hammer')\nTool.objects.filter(using='hammer')\nget_template('a', using='django')\nsignal.connect(f, using='x')\n",
    ],
    "search indexes": [
      "from elasticsearch_dsl import Search\nSearch(using='es').using('other')\ndocument.save(using='es')\n",
      "using(): ?",
      "using=: ?",
    ],
    transactions: [
      `from django.db import transaction
from django.db.transaction import atomic as at, on_commit
import django.db.transaction as t
import django.db
@transaction.atomic
def f():
    with transaction.atomic("a"), at(using="b"), t.atomic(): pass
    on_commit(f, "c")
    transaction.on_commit(lambda: 1, using="d")
    django.db.transaction.set_rollback(True, "e")
    transaction.get_connection("g")
@transaction.atomic("h")
def g(): pass
transaction.savepoint_commit(sid, "i")
`,
      "atomic(): a",
      "using=: b",
      "on_commit(): c",
      "using=: d",
      "get_connection(): e",
      "get_connection(): g",
      "atomic(): h",
      "get_connection(): i",
    ],
    "functions of the same names": [
      "from sqlalchemy import atomic\nfrom .transactions import on_commit\natomic('a')\non_commit(f, 'b')\nconnections['c']\ntransaction.atomic('d')\n",
    ],
    connections: [
      "from django.db import connections as c, connection\nimport django\nc['a'].cursor()\ndjango.db.connections['b']\nwith c[alias].cursor(): pass\nfor alias in c: c[alias]\n",
      "connections[]: a",
      "connections[]: b",
      "connections[]: ?",
      "connections[]: ?",
    ],
    "connections that are added": [
      "from django.db import connections\nconnections.databases['a'] = {}\nconnections['a'].cursor()\nX.objects.using('a')\ndel connections['b']\nx = connections['c']\n",
      "connections[]: c",
    ],
    "names that are shadowed": [
      "from django.db import connections, transaction\ndef f(connections, transaction):\n    connections['a']\n    transaction.atomic('b')\n",
    ],
    commands: [
      "from django.core.management import call_command\ncall_command('migrate', database='a')\ncall_command('migrate', '--database=b')\ncall_command('migrate', '--database', 'c', 'd')\n",
      "database=: a",
      "database=: b",
      "database=: c",
    ],
    "test cases": [
      `class T(TestCase):
    databases = {"a", B} | OTHERS
    databases: set = frozenset(["c"])
    fixtures = ["one.json", "two.d.json", "three.e.yaml.gz", "f/g.h.txt"]
class U(models.Model):
    databases = {"x"}
class V(base.MyTestMixin):
    databases = "__all__"
`,
      "databases: a",
      "databases: ?",
      "databases: c",
      "fixture: d",
      "fixture: e",
    ],
    "assertions and captures": [
      "self.assertNumQueries(1, using='a')\nwith self.captureOnCommitCallbacks(using='b'): pass\ndef test(django_capture_on_commit_callbacks):\n    django_capture_on_commit_callbacks(using='c')\n",
      "using=: a",
      "using=: b",
      "using=: c",
    ],
    "marks of pytest": [
      "import pytest\npytestmark = pytest.mark.django_db(databases=['a', 'b'])\n@pytest.mark.django_db(transaction=True, databases={'c'})\ndef test(): pass\n",
      "databases: a",
      "databases: b",
      "databases: c",
    ],
    "hints of migrations": [
      "migrations.RunPython(f, hints={'target_db': 'a', 'x': 'y'})\n",
      "hints: a",
    ],
    "local variables": [
      "def f():\n    alias = 'a' if x else 'b'\n    X.objects.using(alias)\n    for each in ('c', 'd'):\n        X.objects.using(each)\n    [X.objects.using(e) for e in ['g', 'h']]\n",
      "using(): a|b",
      "using(): c|d",
      "using(): g|h",
    ],
    "local variables of outer functions": [
      "def f():\n    alias = 'a'\n    def g():\n        return X.objects.using(alias)\n    return lambda: X.objects.using(alias)\n",
      "using(): a",
      "using(): a",
    ],
    "variables that may be something else": [
      `def f(alias="a", *, other=None):
    X.objects.using(alias)
def g():
    alias = "a"
    alias = h()
    X.objects.using(alias)
def k():
    alias = "auto"
    if alias == "auto": pass
    X.objects.using(alias)
def l():
    global GLOBAL
    GLOBAL = "b"
GLOBAL = "a"
X.objects.using(GLOBAL)
def m():
    with open(a) as alias: X.objects.using(alias)
`,
      "using(): ?",
      "using(): ?",
      "using(): ?",
      "using(): ?",
      "using(): ?",
    ],
    "variables that may be None": [
      "def f(x):\n    alias = None\n    if x:\n        alias = 'a'\n    X.objects.using(alias)\n",
      "using(): a",
    ],
    constants: [
      "from .constants import ALIAS, Names\nfrom django.conf import settings\nOWN = 'a'\nMADE = make()\nclass K:\n    ALIAS = 'b'\ndef f():\n    X.objects.using(ALIAS)\n    X.objects.using(Names.a)\n    X.objects.using(settings.REPLICA)\n    X.objects.using(OWN)\n    X.objects.using(MADE)\n    X.objects.using(K.ALIAS)\n",
      "using(): global ALIAS",
      "using(): global Names.a",
      "using(): global settings.REPLICA",
      "using(): a",
      "using(): global MADE",
      "using(): global K.ALIAS",
    ],
    "names from star imports": [
      "from .constants import *\nX.objects.using(ALIAS)\n",
      "using(): global ALIAS",
    ],
    "Django's default": [
      "from django.db import DEFAULT_DB_ALIAS\nX.objects.using(DEFAULT_DB_ALIAS)\n",
      "using(): ?",
    ],
    "names of class bodies": [
      "class V:\n    alias = 'a'\n    qs = X.objects.using(alias)\n    def f(self):\n        return X.objects.using(self.alias)\n    def g(self):\n        return X.objects.using(alias)\n",
      "using(): a",
      "using(): ?",
      "using(): ?",
    ],
    "arguments that cannot be told": [
      "X.objects.using(*args)\ntransaction.atomic(*args)\nx.save(**kwargs)\nX.objects.using(f('a'))\n",
      "using(): ?",
    ],
  };
  for (const [name, [text, ...found]] of Object.entries(cases))
    it(`knows ${name}`, () => assert.deepEqual(uses(text), found));

  it("is found in no file that the quick search passes over", () => {
    for (const path of standardLibrary(100)) {
      const text = decode(readFileSync(path));
      if (!tiersOf(text).aliases) assert.deepEqual(aliasUses(parse(text).module), [], path);
    }
  });
});
