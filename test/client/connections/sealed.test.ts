/** Secrets of the settings can be opened by whom they were sealed for, and by nobody else. */
import assert from "node:assert/strict";
import { createPrivateKey } from "node:crypto";
import * as fc from "fast-check";
import { SecretOpener } from "#client/connections/sealed.ts";
import { sealerFor } from "#server/host/seal.ts";
import { sealedExample } from "#test/support/sealing.ts";

const owner = new SecretOpener(
  createPrivateKey({
    key: Buffer.from(sealedExample.privateKey, "base64"),
    format: "der",
    type: "pkcs8",
  }),
);

describe("opening sealed secrets", () => {
  it("opens as it always did", () => {
    assert.equal(owner.publicKey, sealedExample.publicKey);
    assert.equal(owner.open(sealedExample.sealed), sealedExample.text);
  });

  it("opens whatever the server seals, for its owner alone", () => {
    const own = new SecretOpener();
    const other = new SecretOpener();
    const seal = sealerFor(own.publicKey);
    assert.ok(seal);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const sealed = seal(text);
        assert.equal(own.open(sealed), text);
        assert.equal(other.open(sealed), undefined);
      }),
    );
  });

  for (const part of ["key", "nonce", "text", "tag"] as const)
    it(`opens nothing whose ${part} was changed`, () => {
      const bytes = Buffer.from(sealedExample.sealed[part], "base64");
      bytes[bytes.length - 1]! ^= 1;
      for (const changed of [bytes.toString("base64"), ""])
        assert.equal(owner.open({ ...sealedExample.sealed, [part]: changed }), undefined);
    });
});
