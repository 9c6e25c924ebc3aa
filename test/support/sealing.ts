/** The receiving side of sealed texts, written down once more and apart from the product's, and one known example. */

import {
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from "node:crypto";

import type { Sealed } from "#shared/databases.ts";

/** A text, sealed once for a key that everybody may know. */
export const sealedExample = {
  /** X25519, PKCS #8, base64. */
  privateKey: "MC4CAQAwBQYDK2VuBCIEIJjcgKa/cJwz017YILm7Am/jgz7Tq0Ehw/VP2GrEoV1t",
  publicKey: "MCowBQYDK2VuAyEA00JaR1VrYGJiGJk+bUR14ZRWnXQVogAREzwM0zliJ0Q=",
  text: "pässwörd 🐍",
  sealed: {
    key: "MCowBQYDK2VuAyEAuf5PF2JoW9oIYJaTB1CqAmXejizK47hItyBzHXPQ8SA=",
    nonce: "euiIqNaF149OU3Ac",
    text: "zs24uJb6fn2Eyukuryue",
    tag: "mOWQSXet66/+D5A3SIhmQA==",
  },
} as const;

/** A key of one's own, and what it opens. */
export class Receiver {
  readonly #privateKey: KeyObject;

  /** @param privateKey PKCS #8, base64; a new one where it is left out */
  constructor(privateKey?: string) {
    this.#privateKey =
      privateKey === undefined
        ? generateKeyPairSync("x25519").privateKey
        : createPrivateKey({
            key: Buffer.from(privateKey, "base64"),
            format: "der",
            type: "pkcs8",
          });
  }

  /** SPKI, base64. */
  get publicKey(): string {
    return this.#spki.toString("base64");
  }

  /** @throws where the text is for another key, or was changed on the way */
  open({ key, nonce, text, tag }: Sealed): string {
    const sender = Buffer.from(key, "base64");
    const shared = diffieHellman({
      privateKey: this.#privateKey,
      publicKey: createPublicKey({ key: sender, format: "der", type: "spki" }),
    });
    const salt = Buffer.concat([sender, this.#spki]);
    const derived = hkdfSync("sha256", shared, salt, "django-multidb", 32);
    const nonceBytes = Buffer.from(nonce, "base64");
    const decipher = createDecipheriv("aes-256-gcm", Buffer.from(derived), nonceBytes);
    decipher.setAuthTag(Buffer.from(tag, "base64"));
    const opened = [decipher.update(Buffer.from(text, "base64")), decipher.final()];
    return Buffer.concat(opened).toString("utf8");
  }

  get #spki(): Buffer {
    return createPublicKey(this.#privateKey).export({ format: "der", type: "spki" });
  }
}
