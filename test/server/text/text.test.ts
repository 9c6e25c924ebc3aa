/** Offsets, lines and paths lead to one another and back. */

import assert from "node:assert/strict";
import * as fc from "fast-check";
import { Lines } from "#server/text/lines.ts";
import { basename, isAbsolute, isWithin, join, parent, relative } from "#server/text/paths.ts";

describe("lines", () => {
  const lines = new Lines("a\nbc\r\n\rd😀e");

  it("end with \\n, \\r\\n and \\r", () => {
    assert.equal(lines.count, 4);
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((line) => lines.text(line)),
      ["a", "bc", "", "d😀e", ""],
    );
  });

  it("give positions, and offsets back", () => {
    assert.deepEqual(lines.position(3), { line: 1, character: 1 });
    assert.deepEqual(lines.position(99), { line: 3, character: 4 });
    assert.deepEqual(lines.position(-1), { line: 0, character: 0 });
    assert.equal(lines.offset({ line: 1, character: 1 }), 3);
    assert.equal(lines.offset({ line: 1, character: 99 }), 6);
    assert.equal(lines.offset({ line: 9, character: 0 }), 11);
  });

  it("count columns for people in characters", () => {
    assert.deepEqual(lines.human(10), { line: 4, column: 3 });
  });

  it("lead back to each offset, in any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "\n", "\r", "é", "😀") }), (text) => {
        const all = new Lines(text);
        for (let offset = 0; offset <= text.length; offset += 1)
          assert.equal(all.offset(all.position(offset)), offset);
      }),
    );
  });
});

describe("paths", () => {
  it("are joined and taken apart", () => {
    assert.equal(join("/a/b", "../c", "./d"), "/a/c/d");
    assert.equal(join("/a", "/b"), "/b");
    assert.equal(join("/", ".."), "/");
    assert.equal(join("a", "../.."), "..");
    assert.equal(join("/a", "C:/b"), "C:/b");
    assert.equal(parent("/a/b"), "/a");
    assert.equal(parent("/a"), "/");
    assert.equal(basename("/a/b.py"), "b.py");
    assert.equal(relative("/a/b", "/a/c/d"), "../c/d");
    assert.equal(relative("/a", "/a"), ".");
    assert.ok(isWithin("/a/b", "/a") && isWithin("/a", "/a") && !isWithin("/ab", "/a"));
    assert.ok(isAbsolute("/a") && isAbsolute("c:/a") && !isAbsolute("a/b"));
  });
});
