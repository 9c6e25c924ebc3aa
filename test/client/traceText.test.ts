/** What is traced of the messages between editor and language server. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { withoutTexts } from "#client/language/traceText.ts";

describe("a traced message", () => {
  it("has everything but the texts of documents, whatever is in them", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.string(),
        fc.boolean(),
        (text, other, indented) => {
          const params = (shown: string) => ({
            textDocument: { uri: "file:///settings.py", version: 1, text: shown },
            contentChanges: [{ range: { start: { line: 1 } }, text: shown }],
            edit: [{ newText: shown }],
            other: { name: other, context: `"text": ${other}` },
          });
          const space = indented ? 4 : 0;
          const message = (shown: string) =>
            `Sending notification 'textDocument/didOpen'.\nParams: ${JSON.stringify(params(shown), null, space)}`;
          const length = JSON.stringify(text).length - 2;
          assert.equal(withoutTexts(message(text)), message(`… ${length} characters`));
        },
      ),
    );
  });

  it("is taken apart in time linear in its length", () => {
    const long = JSON.stringify({ text: `\\"${"\\\\".repeat(2_000_000)}` });
    const started = performance.now();
    assert.match(withoutTexts(long), /^\{"text":"… \d+ characters"\}$/);
    assert.equal(withoutTexts(long.slice(0, -2)), long.slice(0, -2));
    assert.ok(performance.now() - started < 2000);
  });
});
