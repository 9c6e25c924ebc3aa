/** What a finding is known by when lines move: its rule, file, message and the code of its line. */

// @noble/hashes: digests without node:crypto, audited.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Places } from "#server/cli/places.ts";
import type { Finding } from "#server/rules/rule.ts";

/** One for each finding, in order; equal findings on equal lines of a file are numbered. */
export function fingerprintsOf(findings: readonly Finding[], places: Places): readonly string[] {
  const counts = new Map<string, number>();
  return findings.map(({ rule, message, at }) => {
    const lines = places.lines(at.path);
    const code = lines.text(lines.position(at.start).line).trim();
    const identity = [rule, places.path(at.path), message, code].join("\n");
    const count = (counts.get(identity) ?? 0) + 1;
    counts.set(identity, count);
    return bytesToHex(sha256(utf8ToBytes(`${identity}\n${count}`))).slice(0, 32);
  });
}
