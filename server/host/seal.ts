/** Seals a text, so that only the owner of a public key can read it: what a log of messages holds is of no use. */

import {
  createCipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from "node:crypto";

import type { Sealed } from "#shared/databases.ts";

/**
 * What seals texts for the owner of a public key; `client/connections/sealed.ts` opens them.
 * X25519 with a new key for each text; HKDF-SHA-256 of the shared secret, the salt being both public keys, the
 * sender's first; AES-256-GCM.
 * @param publicKey X25519, SPKI, base64
 * @returns undefined where it is no such key
 */
export function sealerFor(publicKey: string): ((text: string) => Sealed) | undefined {
  const receiver = readKey(publicKey);
  return receiver === undefined ? undefined : (text) => seal(text, receiver);
}

interface PublicKey {
  readonly key: KeyObject;
  readonly spki: Buffer;
}

function readKey(publicKey: string): PublicKey | undefined {
  try {
    const spki = Buffer.from(publicKey, "base64");
    const key = createPublicKey({ key: spki, format: "der", type: "spki" });
    return key.asymmetricKeyType === "x25519" ? { key, spki } : undefined;
  } catch {
    return undefined;
  }
}

function seal(text: string, receiver: PublicKey): Sealed {
  const { publicKey, privateKey } = generateKeyPairSync("x25519");
  const spki = publicKey.export({ format: "der", type: "spki" });
  const shared = diffieHellman({ privateKey, publicKey: receiver.key });
  const salt = Buffer.concat([spki, receiver.spki]);
  const key = Buffer.from(hkdfSync("sha256", shared, salt, "django-multidb", 32));
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return {
    key: spki.toString("base64"),
    nonce: nonce.toString("base64"),
    text: sealed.toString("base64"),
    tag: cipher.getAuthTag().toString("base64"),
  };
}
