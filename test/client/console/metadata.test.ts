/** Which alias a console's file means. */
import assert from "node:assert/strict";
import { aliasMeant, metadataOf } from "#client/console/file/metadata.ts";

const all = [
  { id: { project: "/work/shop", alias: "default" } },
  { id: { project: "/work/shop", alias: "legacy" } },
  { id: { project: "/work/blog", alias: "default" } },
  { id: { project: "/work/shop/plugins/blog", alias: "default" } },
];

describe("the alias of a console's file", () => {
  const cases: readonly (readonly [
    string,
    string | undefined,
    string | undefined,
    string | undefined,
    string | undefined,
  ])[] = [
    ["one of that name", "legacy", undefined, undefined, "/work/shop"],
    ["the project around the file", "default", undefined, "/work/blog/a.djsql", "/work/blog"],
    [
      "the nearest project around the file",
      "default",
      undefined,
      "/work/shop/plugins/blog/a.djsql",
      "/work/shop/plugins/blog",
    ],
    ["the project that the file names", "default", "shop", "/elsewhere/a.djsql", "/work/shop"],
    ["the project by its path", "default", "/work/blog", undefined, "/work/blog"],
    ["a name that two projects share says nothing", "default", "blog", undefined, undefined],
    ["several and nothing to tell them apart", "default", undefined, undefined, undefined],
    ["no such alias", "other", undefined, "/work/shop/a.djsql", undefined],
    ["no alias at all", undefined, undefined, undefined, undefined],
  ];
  for (const [title, alias, project, path, expected] of cases)
    it(title, () => {
      const found = aliasMeant(metadataOf({ alias, project }), path, all);
      assert.equal(found?.id.project, expected);
    });

  it("takes nothing that is not text from a notebook", () => {
    assert.deepEqual(metadataOf({ alias: 1, project: null, crlf: "yes", other: 2 }), {});
    assert.deepEqual(metadataOf({ alias: "a", crlf: true }), { alias: "a", crlf: true });
  });
});
