/** Writes dist/notices.txt: the licences of the packages that the bundles hold. */
import { globSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** Packages that are shipped as files, which no bundle names. */
const copied = ["node_modules/web-tree-sitter", "node_modules/tree-sitter-python"];

const folders = new Set(copied);
for (const metafile of globSync(".cache/bundles/*.json", { cwd: root })) {
  const { inputs } = JSON.parse(readFileSync(join(root, metafile), "utf8")) as {
    inputs: Readonly<Record<string, unknown>>;
  };
  for (const input of Object.keys(inputs)) {
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
    if (folder !== undefined) folders.add(folder);
  }
}
writeFileSync(join(root, "dist/notices.txt"), [...folders].toSorted().map(notice).join("\n"));

/** One package's name, version and licence; its text where the package has one. */
function notice(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(root, folder, "package.json"), "utf8"),
  ) as { name: string; version: string; license: string };
  const file = readdirSync(join(root, folder)).find((entry) =>
    /^(licen[sc]e|copying)/i.test(entry),
  );
  const text =
    file === undefined ? "" : `${readFileSync(join(root, folder, file), "utf8").trim()}\n\n`;
  return `${name} ${version} (${license})\n\n${text}${"-".repeat(72)}\n`;
}
