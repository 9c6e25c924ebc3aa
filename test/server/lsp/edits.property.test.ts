/** An edited session answers what a fresh one does: any edits, in any order, on several projects. */

import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

import * as fc from "fast-check";

import { Places } from "#server/cli/places.ts";
import { routesDocument } from "#server/cli/routesDocument.ts";
import { loadParser } from "#server/host/wasm.ts";
import { Workspace } from "#server/lsp/workspace.ts";
import type { Parse } from "#server/syntax/parsed.ts";
import { memoryFiles } from "#test/support/memoryFiles.ts";
import { scaffold } from "#test/support/scaffold.ts";

const folder = "/work space";

describe("a session of edits", function () {
  this.timeout(120_000);
  let parse: Parse;

  before(async () => {
    parse = await loadParser();
  });

  for (const [name, texts] of Object.entries(projects()))
    it(`answers what a fresh one does: ${name}`, () => {
      fc.assert(
        fc.property(fc.array(edits, { minLength: 1, maxLength: 12 }), (steps) => {
          const session = new Session(parse, texts);
          for (const step of steps) {
            session.make(step);
            session.compare();
          }
        }),
        { numRuns: 1000, interruptAfterTimeLimit: 5000, endOnFailure: false },
      );
    });
});

/** One thing that somebody does; numbers choose among what is there. */
type Edit =
  | {
      readonly kind: "insert";
      readonly file: number;
      readonly line: number;
      readonly chunk: string;
    }
  | { readonly kind: "drop"; readonly file: number; readonly line: number; readonly count: number }
  | { readonly kind: "rename"; readonly file: number; readonly from: string; readonly to: string }
  | { readonly kind: "break"; readonly file: number; readonly at: number; readonly with: string }
  | { readonly kind: "mend" }
  | { readonly kind: "undo" }
  | { readonly kind: "make"; readonly path: string; readonly text: string }
  | { readonly kind: "delete"; readonly file: number }
  | { readonly kind: "close" }
  | { readonly kind: "look"; readonly file: number };

const number = fc.nat(10_000);
const words = ["default", "people", "replica", "users", "shop", "Order", "Person", "db", "None"];
const chunks = [
  "# a comment\n",
  "\n",
  "# multidb: ignore\n",
  "x = 1  # multidb: ignore[unknown-alias]\n",
  'ALIAS = "people"\n',
  'ALIAS = "poeple"\n',
  'DATABASES["extra"] = {"ENGINE": "django.db.backends.sqlite3", "NAME": "x"}\n',
  "DATABASE_ROUTERS = []\n",
  'DATABASE_ROUTERS = ["config.routers.Late"]\n',
  'INSTALLED_APPS = [*INSTALLED_APPS, "extra"]\n',
  "from django.db import models\n\n\nclass Late(models.Model):\n    pass\n",
  '    owner = models.ForeignKey("shop.Order", on_delete=models.CASCADE)\n',
  '    class Meta:\n        app_label = "shop"\n',
  'class Late:\n    def db_for_write(self, model, **hints):\n        return "people"\n',
  '    def db_for_read(self, model, **hints):\n        return "people"\n',
  '        if model._meta.app_label == "shop":\n            return "default"\n',
  '        return "people"\n',
  '"""Some words."""\n',
  "    pass\n",
  "import config.routers\n",
  "from config.constants import *\n",
  'from django.db import connections\n\n\ndef look():\n    return connections["nowhere"]\n',
  'def find(model):\n    return model.objects.using("poeple")\n',
  "def find(model):\n    from config.constants import ALIAS\n    return model.objects.using(ALIAS)\n",
  "from config.constants import ALIAS\n\n\ndef find(model):\n    return model.objects.using(ALIAS)\n",
];

const edits: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("insert" as const),
      file: number,
      line: number,
      chunk: fc.constantFrom(...chunks),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("drop" as const),
      file: number,
      line: number,
      count: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("rename" as const),
      file: number,
      from: fc.constantFrom(...words),
      to: fc.constantFrom(...words),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("break" as const),
      file: number,
      at: number,
      with: fc.constantFrom("(", "]", '"""', "def ", "{", "'", "\\"),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ kind: "mend" as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: "undo" as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("make" as const),
      path: fc.constantFrom(
        "config/constants.py",
        "extra/__init__.py",
        "extra/models.py",
        "shop/extra.py",
        ".env",
        "pyproject.toml",
        "other/manage.py",
      ),
      text: fc.constantFrom(
        ...chunks,
        "DJANGO_SETTINGS_MODULE=config.other\n",
        '[tool.django-multidb.severity]\nunknown-alias = "hint"\n',
        '[tool.django-multidb]\nsettings = "config.settings"\n',
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete" as const), file: number }) },
  { weight: 1, arbitrary: fc.constant({ kind: "close" as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("look" as const), file: number }) },
);

/** A session under test, and the texts that it should know. */
class Session {
  readonly #parse: Parse;
  readonly #disk: Map<string, string>;
  readonly #open = new Map<string, string>();
  readonly #workspace: Workspace;
  /** What was broken, with the text before. */
  readonly #broken = new Map<string, string>();
  readonly #changed = new Set<string>();
  #last: { readonly path: string; readonly text: string } | undefined;

  constructor(parse: Parse, texts: Readonly<Record<string, string>>) {
    this.#parse = parse;
    this.#disk = new Map(Object.entries(texts).map(([path, text]) => [join(folder, path), text]));
    this.#workspace = opened(parse, this.#disk);
    answersOf(this.#workspace);
  }

  make(edit: Edit): void {
    switch (edit.kind) {
      case "insert":
        this.#lines(edit.file, (lines) =>
          lines.splice(edit.line % (lines.length + 1), 0, ...edit.chunk.split("\n").slice(0, -1)),
        );
        break;
      case "drop":
        this.#lines(edit.file, (lines) => lines.splice(edit.line % lines.length, edit.count));
        break;
      case "rename":
        this.#edit(edit.file, (text) =>
          text.replaceAll(new RegExp(String.raw`\b${edit.from}\b`, "g"), edit.to),
        );
        break;
      case "break":
        this.#edit(edit.file, (text, path) => {
          if (!this.#broken.has(path)) this.#broken.set(path, text);
          const at = edit.at % (text.length + 1);
          return text.slice(0, at) + edit.with + text.slice(at);
        });
        break;
      case "mend":
        for (const [path, text] of this.#broken) this.#put(path, text);
        this.#broken.clear();
        break;
      case "undo":
        if (this.#last !== undefined) this.#put(this.#last.path, this.#last.text);
        break;
      case "make":
        this.#write(join(folder, edit.path), edit.text);
        break;
      case "delete":
        this.#delete(this.#choose(edit.file));
        break;
      case "close":
        for (const path of this.#open.keys()) this.#workspace.apply({ kind: "closed", path });
        this.#open.clear();
        break;
      case "look":
        this.#edit(edit.file, (text) => text);
        break;
    }
  }

  compare(): void {
    const answers = answersOf(this.#workspace);
    // While a file is broken, the session knows more than a fresh one can, or has read it otherwise.
    if (this.#workspace.projects.some(({ heldBack }) => heldBack !== undefined)) return;
    if ([...this.#changed].some((path) => this.#isBroken(path))) return;
    const fresh = opened(this.#parse, new Map([...this.#disk, ...this.#open]));
    assert.deepEqual(answers, answersOf(fresh));
  }

  #lines(file: number, change: (lines: string[]) => void): void {
    this.#edit(file, (text) => {
      const lines = text.split("\n");
      change(lines);
      return lines.join("\n");
    });
  }

  #edit(file: number, change: (text: string, path: string) => string): void {
    const path = this.#choose(file);
    if (path === undefined) return;
    const text = this.#text(path);
    this.#last = { path, text };
    this.#put(path, change(text, path));
  }

  /** Every third file is changed on disk, by somebody else. */
  #put(path: string, text: string): void {
    if (!this.#disk.has(path)) return;
    this.#changed.add(path);
    if (!this.#open.has(path) && path.length % 3 === 0) {
      this.#disk.set(path, text);
      this.#workspace.apply({ kind: "disk", path, change: "written" });
      return;
    }
    this.#open.set(path, text);
    this.#workspace.apply({ kind: "edited", path, text, uri: `file://${path}` });
  }

  #write(path: string, text: string): void {
    this.#changed.add(path);
    const change = this.#disk.has(path) ? "written" : "made";
    this.#disk.set(path, text);
    this.#workspace.apply({ kind: "disk", path, change });
  }

  #delete(path: string | undefined): void {
    if (path === undefined || this.#open.has(path)) return;
    this.#disk.delete(path);
    this.#workspace.apply({ kind: "disk", path, change: "deleted" });
  }

  /** Those that matter come up more often. */
  #choose(number: number): string | undefined {
    const paths = [...this.#disk.keys()].sort();
    const chosen = paths.filter((path) =>
      /(models?|routers|settings|constants|base|dev)\.py$/.test(path),
    );
    const all = number % 2 === 0 ? chosen : paths;
    return all[Math.floor(number / 2) % all.length];
  }

  #isBroken(path: string): boolean {
    return path.endsWith(".py") && this.#parse(this.#text(path)).problems.length > 0;
  }

  #text(path: string): string {
    return this.#open.get(path) ?? this.#disk.get(path) ?? "";
  }
}

function opened(parse: Parse, texts: ReadonlyMap<string, string>): Workspace {
  const workspace = new Workspace(memoryFiles(texts), parse, {});
  workspace.apply({ kind: "configured", folders: [{ path: folder, settings: {} }] });
  return workspace;
}

/** Everything that is told of a workspace. */
function answersOf(workspace: Workspace): unknown {
  const findings = workspace.paths.flatMap((path) => workspace.findingsOf(path));
  const routes = workspace.projectsBelow(undefined).map((project) => {
    const { facts, root } = project;
    const places = new Places(workspace.overlay, root);
    return facts === undefined ? project.heldBack : routesDocument(facts, places);
  });
  const byPlace = findings.map((finding) => JSON.stringify(finding)).sort();
  return { findings: byPlace, routes };
}

function projects(): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const bookstore = join(import.meta.dirname, "../../projects/bookstore");
  const paths = globSync("**/*.{py,env,toml}", { cwd: bookstore, exclude: ["**/__pycache__"] });
  const texts = [...paths, ".env"].map(
    (path) => [path, readFileSync(join(bookstore, path), "utf8")] as const,
  );
  return {
    bookstore: Object.fromEntries(texts),
    "two apps and a router": scaffold({
      "shop/models.py": [
        "from django.db import models",
        "",
        "from people.models import Person",
        "",
        "",
        "class Order(models.Model):",
        "    customer = models.ForeignKey(Person, on_delete=models.CASCADE)",
        "",
        "    def total(self):",
        "        return 1",
        "",
      ].join("\n"),
      "people/models.py":
        "from django.db import models\n\n\nclass Person(models.Model):\n    pass\n",
      "shop/views.py": [
        "from config.constants import ALIAS",
        "from shop.models import Order",
        "",
        "",
        "def orders():",
        '    return Order.objects.using("poeple").using(ALIAS)  # multidb: ignore[unknown-alias]',
        "",
      ].join("\n"),
      "config/constants.py": 'ALIAS = "peopel"\n',
      "config/routers.py": [
        "from config.constants import ALIAS",
        "",
        "",
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
    }),
    "settings from files": scaffold({
      ".env": "DJANGO_SETTINGS_MODULE=config.local\nREPLICA=people\n",
      "config/local.py": [
        "import os",
        "from .site import *",
        "from .routers import PeopleRouter",
        "",
        'REPLICA = os.environ.get("REPLICA", "people")',
        'DATABASES[REPLICA]["TEST"] = {"MIRROR": "default"}',
        "DATABASE_ROUTERS = [PeopleRouter(REPLICA)]",
        "",
      ].join("\n"),
      "config/other.py": "from .site import *\n",
      "config/routers.py": [
        "class PeopleRouter:",
        "    def __init__(self, alias):",
        "        self.alias = alias",
        "",
        "    def db_for_read(self, model, **hints):",
        "        return self.alias",
        "",
      ].join("\n"),
      "shop/models/__init__.py": "from .orders import *\n",
      "shop/models/orders.py": [
        "from django.db import models",
        "",
        "",
        "class Base(models.Model):",
        "    class Meta:",
        "        abstract = True",
        "",
        "",
        "class Order(Base):",
        "    pass",
        "",
      ].join("\n"),
      "shop/signals.py": "from shop.models import Order\n\n\ndef saved():\n    return Order\n",
    }),
  };
}
