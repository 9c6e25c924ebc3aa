/** The texts that are written from code, each with the file it stands in. */
import { layerTable } from "#test/setup/layerTable.ts";
import { withRuleSettings } from "#test/setup/ruleSettings.ts";
import { ruleTable } from "#test/setup/ruleTable.ts";

/** One generated part of a file. */
export interface Generated {
  readonly path: string;
  /** What is written, in words for the test's title. */
  readonly what: string;
  /** The whole file as it should be, from the file as it is. */
  readonly write: (file: string) => string;
}

export const generated: readonly Generated[] = [
  {
    path: "server/architecture.md",
    what: "the table of layers",
    write: between("layers", layerTable),
  },
  { path: "README.md", what: "the table of rules", write: between("rules", ruleTable) },
  { path: "package.json", what: "the setting of severities", write: withRuleSettings },
];

/** Replaces what stands between `<!-- name … -->` and `<!-- /name -->`; throws where the markers are missing. */
function between(name: string, text: () => string): (file: string) => string {
  const marked = new RegExp(`(<!-- ${name}\\b[^>]*-->\\n)[^]*?(<!-- /${name} -->)`);
  return (file) => {
    if (!marked.test(file)) throw new Error(`no <!-- ${name} --> … <!-- /${name} --> in the file`);
    return file.replace(marked, (_, open: string, close: string) => `${open}\n${text()}\n${close}`);
  };
}
