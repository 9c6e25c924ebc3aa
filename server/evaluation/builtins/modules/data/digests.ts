/** Digests and encodings of known bytes: `hashlib`, `zlib`, `binascii`, `base64`, `hmac`. */

import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha224, sha256, sha384, sha512 } from "@noble/hashes/sha2.js";
import { bytes, int, native, NONE, text } from "../../../make.ts";
import { clock } from "../../../journal.ts";
import type {
  Machine,
  ModuleValue,
  NativeFunction,
  NativeObject,
  NativeState,
  Value,
} from "../../../values.ts";
import { fn } from "../../define.ts";
import { needText, payloadOf, textOf } from "../../plain.ts";
import { needBytes } from "../../text/bytesClass.ts";
import { byteArray, byteText } from "../../text/encoding.ts";
import { notKnown } from "../../unknowns.ts";
import { moduleOf } from "../library.ts";

interface Algorithm {
  readonly digest: (data: Uint8Array) => Uint8Array;
  readonly size: number;
  readonly block: number;
}

const algorithms: Readonly<Record<string, Algorithm>> = {
  md5: { digest: md5, size: 16, block: 64 },
  sha1: { digest: sha1, size: 20, block: 64 },
  sha224: { digest: sha224, size: 28, block: 64 },
  sha256: { digest: sha256, size: 32, block: 64 },
  sha384: { digest: sha384, size: 48, block: 128 },
  sha512: { digest: sha512, size: 64, block: 128 },
};

/** What was fed to a hash object so far. */
interface Fed extends NativeState {
  data: string;
}

function hashObject(name: string, algorithm: Algorithm, start: string): NativeObject {
  const fed: Fed = { epoch: clock.epoch, open: undefined, data: start };
  const digest = (): string => byteText(algorithm.digest(byteArray(fed.data)));
  const methods = new Map<string, NativeFunction>(
    [
      fn("update", ["data"], (machine, data) => {
        machine.touch(fed);
        fed.data += needBytes(machine, data);
        return NONE;
      }),
      fn("digest", [], () => bytes(digest())),
      fn("hexdigest", [], () => text(hex(digest()))),
      fn("copy", [], () => hashObject(name, algorithm, fed.data)),
    ].map((method) => [method.name, method]),
  );
  return native(
    "_hashlib.HASH",
    {
      getAttribute: (machine, _self, attribute) => {
        if (fed.open !== undefined) {
          return machine.unknown(fed.open.code, fed.open.text, fed.open.origin);
        }
        if (attribute === "name") return text(name);
        if (attribute === "digest_size") return int(algorithm.size);
        return attribute === "block_size" ? int(algorithm.block) : methods.get(attribute);
      },
    },
    fed,
  );
}

export function hashlib(): ModuleValue {
  return moduleOf("hashlib", [
    ...Object.entries(algorithms).map(([name, algorithm]) =>
      fn(name, ["data?", ":usedforsecurity?"], (machine, data) =>
        hashObject(name, algorithm, data === undefined ? "" : needBytes(machine, data)),
      ),
    ),
    fn("new", ["name", "data?", ":usedforsecurity?"], (machine, name, data) => {
      const id = needText(machine, name, "name").toLowerCase().replace("-", "");
      const algorithm = algorithms[id];
      return algorithm === undefined
        ? notKnown(machine, `the digest ${id} is not computed`)
        : hashObject(id, algorithm, data === undefined ? "" : needBytes(machine, data));
    }),
  ]);
}

function hex(data: string): string {
  return Array.from(data, (byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("");
}

/** The checksum of `zlib.crc32` and `binascii.crc32`. */
function crc32(data: string, start: number): number {
  let sum = ~start >>> 0;
  for (const byte of data) {
    sum ^= byte.charCodeAt(0);
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}

function adler32(data: string): number {
  let [a, b] = [1, 0];
  for (const byte of data) {
    a = (a + byte.charCodeAt(0)) % 65521;
    b = (b + a) % 65521;
  }
  return b * 65536 + a;
}

const checksum: NativeFunction = fn("crc32", ["data", "value?"], (machine, data, value) =>
  int(crc32(needBytes(machine, data), value?.kind === "int" ? Number(value.value) : 0)),
);

export function zlib(): ModuleValue {
  return moduleOf("zlib", [
    checksum,
    fn("adler32", ["data"], (machine, data) => int(adler32(needBytes(machine, data)))),
  ]);
}

export function binascii(): ModuleValue {
  return moduleOf("binascii", [
    checksum,
    fn("hexlify", ["data"], (machine, data) => bytes(hex(needBytes(machine, data)))),
    fn("unhexlify", ["hexstr"], (machine, written) => {
      const digits = textOf(written) ?? needBytes(machine, written);
      return bytes(byteText((digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))));
    }),
  ]);
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function encode64(data: string): string {
  let result = "";
  for (let at = 0; at < data.length; at += 3) {
    const chunk = data.slice(at, at + 3);
    const code = (byte: number): number => (byte < chunk.length ? chunk.charCodeAt(byte) : 0);
    const group = (code(0) << 16) | (code(1) << 8) | code(2);
    const four = [18, 12, 6, 0].map((shift) => letters.charAt((group >> shift) & 63)).join("");
    result += four.slice(0, chunk.length + 1).padEnd(4, "=");
  }
  return result;
}

function decode64(machine: Machine, written: string): string {
  const digits = written.replaceAll(/[^A-Za-z0-9+/=]/g, "");
  const plain = digits.replace(/=.*$/, "");
  if (plain.length % 4 === 1 || digits.length % 4 !== 0) {
    machine.raise("ValueError", "Incorrect padding");
  }
  const data: number[] = [];
  let [bits, size] = [0, 0];
  for (const letter of plain) {
    bits = (bits << 6) | letters.indexOf(letter);
    size += 6;
    if (size >= 8) {
      size -= 8;
      data.push((bits >> size) & 0xff);
      bits &= (1 << size) - 1;
    }
  }
  return byteText(data);
}

export function base64(): ModuleValue {
  const safe = (written: string): string => written.replaceAll("+", "-").replaceAll("/", "_");
  const unsafe = (written: string): string => written.replaceAll("-", "+").replaceAll("_", "/");
  const given = (machine: Machine, value: Value): string => {
    const plain = payloadOf(value);
    return plain.kind === "text" ? plain.value : needBytes(machine, plain);
  };
  return moduleOf("base64", [
    ...["b64encode", "standard_b64encode"].map((name) =>
      fn(name, ["s"], (machine, s) => bytes(encode64(needBytes(machine, s)))),
    ),
    ...["b64decode", "standard_b64decode"].map((name) =>
      fn(name, ["s"], (machine, s) => bytes(decode64(machine, given(machine, s)))),
    ),
    fn("urlsafe_b64encode", ["s"], (machine, s) => bytes(safe(encode64(needBytes(machine, s))))),
    fn("urlsafe_b64decode", ["s"], (machine, s) =>
      bytes(decode64(machine, unsafe(given(machine, s)))),
    ),
    fn("b16encode", ["s"], (machine, s) => bytes(hex(needBytes(machine, s)).toUpperCase())),
  ]);
}
