/** Writes dist/rules.md: the pages of all rules in one file, as they are shipped. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gatherPages } from "#server/host/rulePages.ts";

const root = join(import.meta.dirname, "../..");

writeFileSync(join(root, "dist/rules.md"), `${gatherPages(join(root, "server/rules"))}\n`);
