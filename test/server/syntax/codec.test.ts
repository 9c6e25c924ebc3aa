/** Packed trees come back as they were. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { decode } from "#server/host/nodeFiles.ts";
import { loadParser } from "#server/host/wasm.ts";
import { pack, unpack } from "#server/syntax/codec.ts";
import { standardLibrary } from "./python.ts";
import { snippets } from "./snippets.ts";

describe("packed trees", () => {
  it("are unpacked as they were", async () => {
    const parse = await loadParser();
    const texts = standardLibrary(20).map((path) => decode(readFileSync(path)));
    for (const text of [...texts, ...Object.values(snippets)]) {
      const parsed = parse(text);
      assert.deepEqual(unpack(pack(parsed)), parsed);
    }
  });

  it("hold any plain data", () => {
    const plain = fc.letrec((tie) => ({
      value: fc.oneof(
        fc.string({ unit: "binary" }),
        fc.integer(),
        fc.double({ noNaN: true }).filter((value) => !Object.is(value, -0)),
        fc.bigInt(),
        fc.boolean(),
        fc.constantFrom(null, undefined),
        fc.array(tie("value"), { maxLength: 4 }),
        fc.record(
          { kind: fc.constantFrom("A", "B"), start: fc.nat(), value: tie("value") },
          { requiredKeys: [], noNullPrototype: true },
        ),
      ),
    })).value;
    fc.assert(fc.property(plain, (value) => assert.deepEqual(unpack(pack(value)), value)));
  });

  it("are refused where they are damaged", () => {
    const { bytes, texts } = pack([{ kind: "A", value: "b" }]);
    assert.throws(() => unpack({ bytes: bytes.slice(0, -1), texts }));
    assert.throws(() => unpack({ bytes, texts: [] }));
    assert.throws(() => unpack({ bytes: Uint8Array.of(4, 255, 255, 255, 255, 255, 255), texts }));
    assert.throws(() => unpack({ bytes: Uint8Array.of(99), texts }));
  });
});
