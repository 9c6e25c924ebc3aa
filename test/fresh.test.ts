/** Compares each generated text with what would be written now; UPDATE=1 writes it instead. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generated } from "#test/setup/generated.ts";

const root = join(import.meta.dirname, "..");

describe("generated texts", () => {
  for (const { path, what, write } of generated)
    it(`${what} in ${path} is fresh`, () => {
      const file = join(root, path);
      const before = readFileSync(file, "utf8");
      const after = write(before);
      if (process.env["UPDATE"] && after !== before) writeFileSync(file, after);
      else assert.equal(before, after, "run UPDATE=1 npm run test:unit and read the difference");
    });
});
