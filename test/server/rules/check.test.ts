/** Which findings are told: severities, files left out, comments, and one finding per mistake. */
import assert from "node:assert/strict";
import { checkProject } from "#server/rules/check.ts";
import { noSettings, type RuleSettings } from "#server/rules/ruleSettings.ts";
import { projectFrom } from "#test/support/project.ts";
import { scaffold } from "#test/support/scaffold.ts";

const off = "off" as const;

/** `path: rule: severity` of everything that is told. */
async function told(
  files: Readonly<Record<string, string>>,
  settings: Partial<RuleSettings> = {},
): Promise<readonly string[]> {
  const facts = await projectFrom(scaffold(files));
  return checkProject(facts, { ...noSettings, ...settings }).map(
    ({ at, rule, severity }) => `${at.path.replace("/project/", "")}: ${rule}: ${severity}`,
  );
}

const using = (comment = "", name = "peopel") =>
  `from django.db import connections\n\nconnections["${name}"]${comment}\n`;

describe("check", () => {
  const files = { "shop/a.py": using(), "tests/b.py": using() };
  const [a, b] = ["shop/a.py: unknown-alias: error", "tests/b.py: unknown-alias: error"];

  it("tells findings by file", async () => {
    assert.deepEqual(await told(files), [a, b]);
  });

  it("takes another severity, for a rule or for the files of a glob", async () => {
    const severity = new Map([["unknown-alias", "warning" as const]]);
    const perPath = [{ glob: "tests/**", severity: new Map([["unknown-alias", off]]) }];
    assert.deepEqual(await told(files, { severity, perPath }), [a.replace("error", "warning")]);
    assert.deepEqual(await told(files, { severity: new Map([["unknown-alias", off]]) }), []);
    const every = [{ glob: "shop", severity: new Map([["*", off]]) }];
    assert.deepEqual(await told(files, { perPath: every }), [b]);
  });

  it("leaves out excluded files, with their useless suppressions", async () => {
    const more = { ...files, "shop/c.py": using("  # multidb: ignore[unknown-alias]", "people") };
    assert.deepEqual(await told(more, { exclude: ["shop"] }), [b]);
    assert.equal((await told(more)).includes("shop/c.py: unused-suppression: information"), true);
  });

  const silent: Readonly<Record<string, string>> = {
    "a comment on the line": using("  # multidb: ignore[unknown-alias]"),
    "a comment that says more": using(
      "  # known. multidb: ignore is meant  # multidb: ignore[unknown-alias]",
    ),
    "several rules": using("  # multidb: ignore[ unknown-alias , unused-suppression ]"),
    "no rule at all": using("  # multidb: ignore"),
    "a comment above": using().replace("\n\n", "\n\n# multidb: ignore[unknown-alias]\n# why\n\n"),
    "the whole file": `# multidb: ignore-file[unknown-alias]\n${using()}`,
    "the whole file, below its docstring": `"""Text."""\n\n# multidb: ignore-file\n${using()}`,
    "the last line of a call": `from django.core.management import call_command

call_command("migrate",
    database="peopel")  # multidb: ignore[unknown-alias]
`,
  };
  for (const [name, text] of Object.entries(silent))
    it(`is silenced by ${name}`, async () => {
      assert.deepEqual(await told({ "shop/a.py": text }), []);
    });

  const loud: Readonly<Record<string, string>> = {
    "another rule's name": using("  # multidb: ignore[unknown-engine, unused-suppression]"),
    "a comment two lines above": using().replace(
      "\n\n",
      "\n# multidb: ignore[unused-suppression]\nx = 1\n",
    ),
    "a whole-file comment among the code": using("\n# multidb: ignore-file[unknown-alias]"),
    "another tool's comment": using("  # noqa: ignore[unknown-alias]"),
  };
  for (const [name, text] of Object.entries(loud))
    it(`is not silenced by ${name}`, async () => {
      assert.deepEqual(await told({ "shop/a.py": text }), [a]);
    });

  it("lets the more specific rule speak", async () => {
    const text = `ALIAS = "peopel"


class PeopleRouter:
    def db_for_read(self, model, **hints):
        return ALIAS
`;
    const models = "from django.db import models\n\n\nclass A(models.Model):\n    pass\n";
    const use = `from config.routers import ALIAS\nfrom shop.models import A\n\nA.objects.using(ALIAS)\n`;
    assert.deepEqual(
      await told({ "config/routers.py": text, "shop/models.py": models, "shop/a.py": use }),
      ["config/routers.py: router-returns-unknown-alias: error"],
    );
  });

  it("tells a constant once, however often it is used", async () => {
    const text = `from django.db import connections\n\nNAME = "peopel"\nconnections[NAME]\nconnections[NAME]\n`;
    assert.deepEqual(await told({ "shop/a.py": text }), [a]);
  });
});
