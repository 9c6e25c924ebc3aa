/** The document of the command Show Project Facts. */
import assert from "node:assert/strict";
import { linksInto } from "#client/language/factsLinks.ts";
import { factsText } from "#client/language/factsText.ts";
import type { ProjectFact } from "#shared/protocol.ts";

const shop: ProjectFact = {
  path: "/work/shop",
  settings: "conf.base",
  settingsBecause: "named by manage.py",
  candidates: [{ module: "conf.live", path: "conf/live.py", because: "found beside conf/base.py" }],
  python: undefined,
  django: "5.2",
  aliases: [
    {
      name: "default",
      engine: "django.db.backends.postgresql",
      defined: "conf/base.py:12",
      mirrorOf: undefined,
    },
    { name: "replica", engine: undefined, defined: "conf/base.py:20", mirrorOf: "default" },
  ],
  aliasesOpen: true,
  routers: [{ name: "shop.routers.Router", defined: "shop/routers.py:3" }],
  apps: [{ label: "shop", name: "shop", models: 1 }],
  models: [
    { label: "shop.Order", read: "default | replica", write: "default", migrate: "default" },
  ],
  problems: ["conf/live.py does not parse"],
  timings: [{ name: "index", milliseconds: 12.34 }],
};
const plain = (_project: string, place: string) => place;

describe("facts text", () => {
  it("has every fact", () => {
    assert.equal(
      factsText({ projects: [shop] }, plain),
      `# Django Multi-DB: project facts

## /work/shop

- Settings module: \`conf.base\` (named by manage.py)
- Interpreter: none found
- Django: 5.2

### Problems

- conf/live.py does not parse

### Databases

| Alias     | Engine                          | Defined         | Mirror of |
| --------- | ------------------------------- | --------------- | --------- |
| \`default\` | \`django.db.backends.postgresql\` | conf/base.py:12 |           |
| \`replica\` | unknown                         | conf/base.py:20 | \`default\` |

There may be more: the names of some are only known when the project runs.

### Routers, in the order in which Django asks them

1. \`shop.routers.Router\` (shop/routers.py:3)

### Where each model is read, written and migrated

| Model      | Read               | Write   | Migrate |
| ---------- | ------------------ | ------- | ------- |
| shop.Order | default \\| replica | default | default |

### Apps

| Label | Name | Models |
| ----- | ---- | ------ |
| shop  | shop | 1      |

### Other settings modules

| Module      | File         | Found                     |
| ----------- | ------------ | ------------------------- |
| \`conf.live\` | conf/live.py | found beside conf/base.py |

### Timings

| Step  | Milliseconds |
| ----- | ------------ |
| index | 12.3         |
`,
    );
  });

  it("says what an empty project has not", () => {
    const empty = { ...shop, settings: undefined, routers: [], models: [], aliases: [] };
    const text = factsText({ projects: [empty] }, plain);
    assert.ok(text.includes("Settings module: none found"), text);
    assert.ok(text.includes("None: every model is read and written on `default`."), text);
    assert.ok(text.includes("No models."), text);
  });

  it("names a router whose class was not found without a place", () => {
    const lost = { ...shop, routers: [{ name: "shop.routers.Lost", defined: "" }] };
    assert.match(factsText({ projects: [lost] }, plain), /^1\. `shop\.routers\.Lost`$/m);
  });

  it("has each of several projects", () => {
    const text = factsText({ projects: [shop, { ...shop, path: "/work/other" }] }, plain);
    assert.deepEqual(text.match(/^## .*$/gm), ["## /work/shop", "## /work/other"]);
  });

  for (const facts of [undefined, { projects: [] }]) {
    it(`says that there is no project (${JSON.stringify(facts)})`, () => {
      assert.ok(factsText(facts, plain).includes("No Django project was found"));
    });
  }
});

describe("links of the facts", () => {
  const links: readonly (readonly [root: string | undefined, place: string, link: string])[] = [
    ["/work", "conf/base.py:12", "[conf/base.py:12](</shop/conf/base.py#L12>)"],
    ["/work/shop", "conf/base.py:12", "[conf/base.py:12](</conf/base.py#L12>)"],
    ["/work/shop", "conf/live.py", "[conf/live.py](</conf/live.py>)"],
    ["/work/shop", "/work/shop/a b.py:3", "[/work/shop/a b.py:3](</a%20b.py#L3>)"],
    ["/work/shop", "/usr/lib/django/models.py:3", "/usr/lib/django/models.py:3"],
    ["/elsewhere", "conf/base.py:12", "conf/base.py:12"],
    [undefined, "conf/base.py:12", "conf/base.py:12"],
    ["/work/shop", "", ""],
  ];
  for (const [root, place, link] of links) {
    it(`of ${place} in ${root}`, () => assert.equal(linksInto(root)("/work/shop", place), link));
  }
});
