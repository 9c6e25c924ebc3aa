/** What is sealed is read by the owner of the key alone. */

import assert from "node:assert/strict";
import { createPrivateKey, generateKeyPairSync } from "node:crypto";

import * as fc from "fast-check";

import { SecretOpener } from "#client/connections/sealed.ts";
import { sealerFor } from "#server/host/seal.ts";
import { sealedExample } from "#test/support/sealing.ts";

describe("sealing", () => {
  it("gives back any text to the owner of the key, and never seals alike twice", () => {
    const receiver = new SecretOpener();
    const seal = sealerFor(receiver.publicKey);
    assert.ok(seal);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const [once, again] = [seal(text), seal(text)];
        assert.equal(receiver.open(once), text);
        for (const part of ["key", "nonce", "tag"] as const)
          assert.notEqual(once[part], again[part]);
      }),
    );
  });

  it("opens as it always did", () => {
    const { privateKey, publicKey, sealed, text } = sealedExample;
    const key = Buffer.from(privateKey, "base64");
    const receiver = new SecretOpener(createPrivateKey({ key, format: "der", type: "pkcs8" }));
    assert.equal(receiver.publicKey, publicKey);
    assert.equal(receiver.open(sealed), text);
  });

  it("keeps it from every other key, and from whoever changes it", () => {
    const receiver = new SecretOpener();
    const sealed = sealerFor(receiver.publicKey)?.("secret");
    assert.ok(sealed);
    assert.equal(receiver.open(sealed), "secret");
    assert.equal(new SecretOpener().open(sealed), undefined);
    const text = Buffer.from("guess!").toString("base64");
    assert.equal(receiver.open({ ...sealed, text }), undefined);
  });

  it("knows what is no key", () => {
    fc.assert(fc.property(fc.string(), (text) => assert.equal(sealerFor(text), undefined)));
    const { publicKey } = generateKeyPairSync("ed25519");
    const other = publicKey.export({ format: "der", type: "spki" }).toString("base64");
    assert.equal(sealerFor(other), undefined);
  });
});
