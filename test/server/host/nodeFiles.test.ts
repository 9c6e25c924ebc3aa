/** Files on disk are decoded and told apart as Python would. */

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decode, nodeFiles } from "#server/host/nodeFiles.ts";

describe("files on disk", () => {
  it("are decoded as Python does", () => {
    const latin = (text: string): Buffer => Buffer.from(text, "latin1");
    assert.equal(decode(Buffer.from("x = 'é😀'\r\n")), "x = 'é😀'\r\n");
    assert.equal(decode(Buffer.from("\ufeffx = 'é'")), "x = 'é'");
    assert.equal(decode(Buffer.from("\ufeffx = 1")), "x = 1");
    assert.equal(decode(latin("# -*- coding: latin-1 -*-\nx = '\xe9\x80'")).at(-3), "é");
    assert.equal(
      decode(latin("#!/bin/sh\n# vim: set fileencoding=latin1 :\nx = '\xe9'")).at(-2),
      "é",
    );
    assert.equal(decode(latin("# coding: koi8-r\nx = '\xc1'")).at(-2), "а");
    assert.equal(decode(latin("# coding: cp1251\nx = '\xe0'")).at(-2), "а");
    assert.equal(decode(Buffer.from("x = 1\n# coding: latin-1\ny = 'é'")).at(-2), "é");
    assert.equal(decode(Buffer.from("# coding: no-such\nx = 'é'")).at(-2), "é");
    assert.equal(decode(latin("x = '\xe9'")).at(-2), "é");
    assert.equal(decode(Buffer.alloc(0)), "");
  });

  it("are told by kind, links followed", () => {
    const root = mkdtempSync(join(tmpdir(), "files-"));
    try {
      mkdirSync(join(root, "b"));
      writeFileSync(join(root, "a.py"), "x");
      symlinkSync(join(root, "b"), join(root, "c"));
      symlinkSync(join(root, "nowhere"), join(root, "d"));
      assert.deepEqual(nodeFiles.list(root), ["a.py", "b", "c", "d"]);
      assert.deepEqual(
        nodeFiles.list(root).map((name) => nodeFiles.kind(join(root, name))),
        ["file", "directory", "directory", undefined],
      );
      assert.deepEqual(
        nodeFiles.entries?.(root).toSorted((left, right) => (left.name < right.name ? -1 : 1)),
        [
          { name: "a.py", kind: "file" },
          { name: "b", kind: "directory" },
          { name: "c", kind: "link" },
          { name: "d", kind: "link" },
        ],
      );
      assert.equal(nodeFiles.text(join(root, "a.py")), "x");
      assert.equal(nodeFiles.text(root), undefined);
      assert.deepEqual(nodeFiles.list(join(root, "a.py")), []);
      assert.deepEqual(nodeFiles.entries?.(join(root, "none")), []);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
