/** Writes texts for the questions that we ask the catalog. */

/** A text as hexadecimal digits, which every mode of the server reads alike, in the catalog's character set. */
export function text(value: string): string {
  const digits = Buffer.from(value, "utf8").toString("hex");
  return value === "" ? "''" : `CONVERT(0x${digits} USING utf8)`;
}
