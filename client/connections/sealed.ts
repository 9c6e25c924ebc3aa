/** Opens the secrets of the settings, which the language server seals for this session alone. */
import {
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from "node:crypto";
import type { Sealed } from "#shared/databases.ts";

/** A key pair that lives as long as the object: what was sealed for it cannot be opened by a later session. */
export class SecretOpener {
  readonly #privateKey: KeyObject;
  readonly #spki: Buffer;

  /** @param privateKey X25519; a new one where none is given */
  constructor(privateKey: KeyObject = generateKeyPairSync("x25519").privateKey) {
    this.#privateKey = privateKey;
    this.#spki = createPublicKey(privateKey).export({ format: "der", type: "spki" });
  }

  /** For `DatabasesParams`: X25519, SPKI, base64. */
  get publicKey(): string {
    return this.#spki.toString("base64");
  }

  /**
   * The text that was sealed: X25519 with the sender's key; HKDF-SHA-256 of the shared secret, the salt being both
   * public keys as SPKI, the sender's first, the info "django-multidb"; AES-256-GCM.
   * @returns undefined where it was sealed for another key, or was changed on its way
   */
  open(sealed: Sealed): string | undefined {
    try {
      const sender = Buffer.from(sealed.key, "base64");
      const publicKey = createPublicKey({ key: sender, format: "der", type: "spki" });
      const shared = diffieHellman({ privateKey: this.#privateKey, publicKey });
      const salt = Buffer.concat([sender, this.#spki]);
      const key = Buffer.from(hkdfSync("sha256", shared, salt, "django-multidb", 32));
      const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(sealed.nonce, "base64"));
      decipher.setAuthTag(Buffer.from(sealed.tag, "base64"));
      const text = decipher.update(Buffer.from(sealed.text, "base64"));
      return Buffer.concat([text, decipher.final()]).toString("utf8");
    } catch {
      return undefined;
    }
  }
}
