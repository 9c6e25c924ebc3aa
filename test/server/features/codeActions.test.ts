/** The editor's actions: fixes, suppressions, and every safe fix at once. */
import assert from "node:assert/strict";
import { actionsAt, fixAll } from "#server/features/codeActions.ts";
import { editedTexts, safeFixes } from "#server/features/fixes.ts";
import { applyEdits } from "#server/rules/applyEdits.ts";
import type { Finding, Fix } from "#server/rules/rule.ts";

const path = "/project/x.py";

function finding(text: string, words: string, fixes: readonly Fix[] = []): Finding {
  const start = text.indexOf(words);
  const at = { path, start, end: start + words.length };
  return { rule: "unknown-alias", severity: "error", message: words, at, related: [], fixes };
}

function fix(text: string, words: string, by: string, applicability: Fix["applicability"]): Fix {
  const { at } = finding(text, words);
  return { title: `Change ${words}`, applicability, edits: [{ at, text: by }] };
}

/** The text after the action of that title. */
function after(text: string, found: readonly Finding[], title: string): string | undefined {
  const action = actionsAt(text, { start: 0, end: text.length }, found).find(
    (one) => one.title === title,
  );
  assert.ok(action, `no action ${title}`);
  return applyEdits(text, action.edits);
}

describe("code actions", () => {
  const ignore = "Ignore unknown-alias on this line";
  const lines: readonly (readonly [string, string])[] = [
    ['using("a")\n', 'using("a")  # multidb: ignore[unknown-alias]\n'],
    ['using("a")  # why\n', 'using("a")  # why  # multidb: ignore[unknown-alias]\n'],
    ['using("a")  # multidb: ignore[x]\n', 'using("a")  # multidb: ignore[x, unknown-alias]\n'],
    [
      '    using("a") \\\n  .all()\n',
      '    # multidb: ignore[unknown-alias]\n    using("a") \\\n  .all()\n',
    ],
    ['using("a")\r\n', 'using("a")  # multidb: ignore[unknown-alias]\r\n'],
  ];
  for (const [before, expected] of lines)
    it(`suppress in ${JSON.stringify(before)}`, () => {
      assert.equal(after(before, [finding(before, '"a"')], ignore), expected);
    });

  it("offer the fixes of what the range touches, the first one as preferred", () => {
    const text = "one two";
    const found = [
      finding(text, "one", [
        fix(text, "one", "1", "suggestion"),
        fix(text, "one", "!", "template"),
      ]),
      finding(text, "two", [fix(text, "two", "2", "template")]),
    ];
    const titles = actionsAt(text, { start: 0, end: 0 }, found).map((one) => [
      one.title,
      one.isPreferred,
    ]);
    assert.deepEqual(titles, [
      ["Change one", true],
      ["Change one", false],
      [ignore, false],
    ]);
    const [template] = actionsAt(text, { start: 5, end: 5 }, found);
    assert.equal(template?.isPreferred, false);
  });

  it("make every safe fix at once, and none that is not", () => {
    const text = "one two three";
    const found = [
      finding(text, "one", [fix(text, "one", "1", "safe")]),
      finding(text, "two", [fix(text, "two", "2", "suggestion")]),
      finding(text, "three", [fix(text, "three", "3", "safe")]),
    ];
    assert.equal(applyEdits(text, fixAll(found)?.edits ?? []), "1 two 3");
    assert.equal(fixAll(found.slice(1, 2)), undefined);
  });

  it("leave out a fix that touches what another one changes", () => {
    const text = "one two";
    const found = [
      finding(text, "one", [fix(text, "one", "1", "safe")]),
      finding(text, "one two", [fix(text, "one two", "12", "safe")]),
    ];
    const { edits, repaired } = safeFixes(found);
    assert.deepEqual(repaired, found.slice(0, 1));
    assert.deepEqual([...editedTexts(edits, () => text)], [[path, "1 two"]]);
  });
});
