/** Takes secrets out of texts that somebody else wrote, before they are shown or logged. */

/** Secrets shorter than that would be found in ordinary words. */
const shortest = 3;

/** The text with each secret, as it is and as a URL has it, made unreadable; and passwords inside URLs anyway. */
export function scrub(text: string, secrets: readonly (string | undefined)[]): string {
  const known = secrets
    .filter((secret) => secret !== undefined)
    .filter(({ length }) => length >= shortest)
    .flatMap((secret) => [secret, encodeURIComponent(secret)]);
  // The longer ones first: one secret may be a part of another.
  const ordered = known.toSorted((one, other) => other.length - one.length);
  const clean = ordered.reduce((rest, secret) => rest.replaceAll(secret, "…"), text);
  return clean.replaceAll(/(:\/{1,2}[^\s:/@]*):[^\s/]*@/g, "$1:…@");
}
