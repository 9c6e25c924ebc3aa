/** Whatever is typed into a project, the rules and hovers answer, and what they point to is in the text. */
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { hoverAt } from "#server/features/hover.ts";
import { applyEdits } from "#server/rules/applyEdits.ts";
import { checkProject } from "#server/rules/check.ts";
import { noSettings } from "#server/rules/ruleSettings.ts";
import type { Span } from "#server/text/span.ts";
import { projectFrom } from "#test/support/project.ts";

const bookstore = join(import.meta.dirname, "../../projects/bookstore");
const texts = Object.fromEntries(
  globSync("**/*.py", { cwd: bookstore })
    .filter((path) => !path.includes("migrations"))
    .map((path) => [path.replaceAll("\\", "/"), readFileSync(join(bookstore, path), "utf8")]),
);

/** The files in which most findings are. */
const edited = [
  "config/routers.py",
  "config/settings/base.py",
  "orders/models.py",
  "analytics/archive.py",
];

const edit = fc.record({
  path: fc.constantFrom(...edited),
  at: fc.nat(4000),
  length: fc.nat(60),
  text: fc.constantFrom(
    "",
    "(",
    ")",
    '"',
    "'",
    "\n",
    "    ",
    ":",
    ",",
    "[",
    "{",
    "\\",
    "#",
    "x",
    "é𝒙",
    "def f(",
    "return",
    "**",
  ),
});

describe("rules on any text", function () {
  this.timeout(120_000);

  it("never throw, and point to what is there", async () => {
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        fc.nat(4000),
        async (edits, offset) => {
          const changed: Record<string, string> = { ...texts };
          for (const { path, at, length, text } of edits) {
            const before = changed[path] ?? "";
            changed[path] = before.slice(0, at) + text + before.slice(at + length);
          }
          const facts = await projectFrom(changed).catch(unreadable);
          if (facts === undefined) return;
          checked += 1;
          const inText = ({ path, start, end }: Span) => {
            const text = facts.modules.text(path);
            return text !== undefined && start >= 0 && start <= end && end <= text.length;
          };
          for (const { at, related, fixes } of checkProject(facts, noSettings)) {
            assert.ok([at, ...related.map((one) => one.at)].every(inText));
            for (const { edits: made, title } of fixes) {
              assert.ok(
                made.every((one) => inText(one.at)),
                title,
              );
              for (const { at: place } of made) {
                const own = made.filter((one) => one.at.path === place.path);
                const text = facts.modules.text(place.path) ?? "";
                assert.notEqual(applyEdits(text, own), undefined, title);
              }
            }
          }
          for (const path of edited) {
            const hover = hoverAt(facts, `/project/${path}`, offset);
            if (hover !== undefined)
              assert.ok(hover.range.start <= offset && offset <= hover.range.end);
          }
        },
      ),
      { numRuns: Number(process.env["FAST_CHECK_RUNS"] ?? 25) },
    );
    assert.ok(checked > 0, "no project could be read");
  });
});

/** A settings module that does not parse, or names no databases, has no facts; any other failure is a bug. */
function unreadable(error: unknown): undefined {
  if (!(error instanceof Error) || error instanceof TypeError || error instanceof RangeError)
    throw error;
  return undefined;
}
