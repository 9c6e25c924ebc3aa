/** Looks for secrets where they must never be: in files of any kind, and in the command lines of processes. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * Where one of the secrets stands, each place a path or the number of a process; empty where none does.
 * @param paths files, and folders with all that is in them; what cannot be read is passed over
 */
export function findSecrets(
  secrets: readonly string[],
  paths: readonly string[],
): readonly string[] {
  const forms = secrets.flatMap(formsOf);
  const holds = (bytes: Buffer) => forms.some((form) => bytes.includes(form));
  const files = paths.flatMap(filesBelow).filter((path) => holds(read(path)));
  const processes = commandLines()
    .filter(({ text }) => holds(text))
    .map(({ id }) => `process ${id}`);
  return [...files, ...processes];
}

/** The ways in which a text is written down: plain, in UTF-16, in JSON, in a URL, in base64 at each alignment. */
function formsOf(secret: string): readonly Buffer[] {
  const bytes = Buffer.from(secret);
  const base64 = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
    // What depends on the bytes before and after is left out.
    return text.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
  });
  const texts = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    ...base64,
  ];
  return [...texts.map((text) => Buffer.from(text)), Buffer.from(secret, "utf16le")];
}

function filesBelow(path: string): readonly string[] {
  try {
    const stat = statSync(path);
    if (stat.isFile()) return [path];
    if (!stat.isDirectory()) return [];
    return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
      const inner = join(path, entry.name);
      if (entry.isDirectory()) return filesBelow(inner);
      return entry.isFile() ? [inner] : [];
    });
  } catch {
    return [];
  }
}

/** On systems without `/proc` there are none to look at. */
function commandLines(): readonly { readonly id: string; readonly text: Buffer }[] {
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map((id) => ({ id, text: read(`/proc/${id}/cmdline`) }));
  } catch {
    return [];
  }
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
