/** The formats of `check`: the fixed JSON, the text for people, SARIF, annotations, and baselines. */
import assert from "node:assert/strict";
import { newFindings, readBaseline, writeBaseline } from "#server/cli/formats/baseline.ts";
import type { Checked } from "#server/cli/formats/checked.ts";
import { githubReport } from "#server/cli/formats/github.ts";
import { jsonReport } from "#server/cli/formats/json.ts";
import { sarifReport } from "#server/cli/formats/sarif.ts";
import { textReport } from "#server/cli/formats/text.ts";
import { createPainter } from "#server/cli/painter.ts";
import { Places } from "#server/cli/places.ts";
import type { Finding } from "#server/rules/rule.ts";
import { memoryFiles } from "#test/support/memoryFiles.ts";

const views = 'import shop\n\n\norders = "𝒙" + shop.using("usres")\n';
const settings = "DATABASES = {}\n";

function spanIn(path: string, text: string, words: string) {
  const start = text.indexOf(words);
  return { path: `/project/${path}`, start, end: start + words.length };
}

function finding(text = views): Finding {
  const at = spanIn("shop/views.py", text, '"usres"');
  return {
    rule: "unknown-alias",
    severity: "error",
    message: "There is no database 'usres': 100% sure",
    at,
    related: [{ at: spanIn("conf.py", settings, "DATABASES"), message: "DATABASES has 'users'" }],
    fixes: [
      {
        title: "Change to 'users'",
        applicability: "suggestion",
        edits: [{ at: { ...at, start: at.start + 1, end: at.end - 1 }, text: "users" }],
      },
    ],
  };
}

function places(text = views): Places {
  const files = new Map([
    ["/project/shop/views.py", text],
    ["/project/conf.py", settings],
  ]);
  return new Places(memoryFiles(files), "/project");
}

function checked(findings: readonly Finding[] = [finding()]): Checked {
  const stats = { files: 2, parsed: 1, milliseconds: 1234.6 };
  return { project: "project", settings: "conf", findings, stats };
}

describe("formats of check", () => {
  it("json is as it was fixed", () => {
    assert.deepEqual(JSON.parse(jsonReport(checked(), places())), {
      version: 1,
      project: "project",
      settings: "conf",
      findings: [
        {
          rule: "unknown-alias",
          severity: "error",
          message: "There is no database 'usres': 100% sure",
          path: "shop/views.py",
          start: { line: 4, column: 27 },
          end: { line: 4, column: 34 },
          related: [
            {
              path: "conf.py",
              start: { line: 1, column: 1 },
              end: { line: 1, column: 10 },
              message: "DATABASES has 'users'",
            },
          ],
          fixes: [{ title: "Change to 'users'", applicability: "suggestion" }],
        },
      ],
      stats: { files: 2, parsed: 1, milliseconds: 1235 },
    });
  });

  it("text shows the line and marks what is meant", () => {
    assert.equal(
      textReport(checked(), places(), createPainter(false)),
      [
        "error [unknown-alias] There is no database 'usres': 100% sure",
        " → shop/views.py:4:27",
        '4 | orders = "𝒙" + shop.using("usres")',
        `  | ${" ".repeat(26)}^^^^^^^`,
        "  · conf.py:1:1  DATABASES has 'users'",
        "  fix Change to 'users' (suggestion)",
        "",
        "1 error in 1 file (conf, 2 files in 1.23 s)",
        "",
      ].join("\n"),
    );
  });

  it("text says when nothing is found", () => {
    const report = textReport(checked([]), places(), createPainter(false));
    assert.equal(report, "Nothing found (conf, 2 files in 1.23 s)\n");
  });

  it("text is coloured where that is wanted, and marks tabs and several lines", () => {
    const text = "if x:\n\tfield(\n\t\t1,\n\t)\n";
    const at = {
      path: "/project/shop/views.py",
      start: text.indexOf("field"),
      end: text.length - 1,
    };
    const report = textReport(checked([{ ...finding(), at }]), places(text), createPainter(true));
    assert.ok(report.includes("\u001B["));
    const plain = textReport(checked([{ ...finding(), at }]), places(text), createPainter(false));
    assert.ok(plain.includes("2 |     field(\n  |     ^^^^^^\n"), plain);
  });

  it("github escapes what it must", () => {
    assert.equal(
      githubReport(checked(), places()),
      "::error file=shop/views.py,line=4,endLine=4,title=unknown-alias,col=27,endColumn=33::There is no database 'usres': 100%25 sure%0Aconf.py:1 DATABASES has 'users'\n",
    );
  });

  it("sarif has the rule with its help, the place, and the fix", () => {
    const log = JSON.parse(sarifReport(checked(), places(), (name) => `page of ${name}`)) as Sarif;
    const [run] = log.runs;
    assert.equal(log.version, "2.1.0");
    assert.deepEqual(
      run?.tool.driver.rules.map(({ id, help }) => [id, help.markdown]),
      [["unknown-alias", "page of unknown-alias"]],
    );
    const [result] = run?.results ?? [];
    assert.equal(result?.ruleIndex, 0);
    assert.deepEqual(result?.locations[0]?.physicalLocation, {
      artifactLocation: { uri: "shop/views.py", uriBaseId: "PROJECT" },
      region: { startLine: 4, startColumn: 27, endLine: 4, endColumn: 34 },
    });
    assert.equal(
      result?.fixes[0]?.artifactChanges[0]?.replacements[0]?.insertedContent.text,
      "users",
    );
  });
});

interface Sarif {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: {
      readonly driver: {
        readonly rules: readonly {
          readonly id: string;
          readonly help: { readonly markdown: string };
        }[];
      };
    };
    readonly results: readonly {
      readonly ruleIndex: number;
      readonly locations: readonly { readonly physicalLocation: unknown }[];
      readonly fixes: readonly {
        readonly artifactChanges: readonly {
          readonly replacements: readonly { readonly insertedContent: { readonly text: string } }[];
        }[];
      }[];
    }[];
  }[];
}

describe("baselines", () => {
  const baseline = (text: string) => {
    const read = readBaseline(text);
    assert.equal(read.kind, "baseline");
    return read;
  };

  it("know a finding again when lines move", () => {
    const written = baseline(writeBaseline([finding()], places()));
    const moved = `# new\n${views}`;
    assert.deepEqual(newFindings([finding(moved)], places(moved), written), []);
  });

  it("count equal findings", () => {
    const twice = `${views}${views}`;
    const second = { ...finding(), at: spanIn("shop/views.py", twice, '"usres"') };
    const later = {
      ...second,
      at: {
        ...second.at,
        start: second.at.start + views.length,
        end: second.at.end + views.length,
      },
    };
    const written = baseline(writeBaseline([second], places(twice)));
    assert.deepEqual(newFindings([second, later], places(twice), written), [later]);
  });

  it("do not know a line that changed", () => {
    const written = baseline(writeBaseline([finding()], places()));
    const changed = views.replace("orders", "parcels");
    assert.equal(newFindings([finding(changed)], places(changed), written).length, 1);
  });

  it("may be empty, and are refused where they cannot be read", () => {
    assert.deepEqual(baseline(writeBaseline([], places())).fingerprints, new Set());
    for (const text of ["", "[]", "{}", "null", '{"version": 2, "findings": []}'])
      assert.equal(readBaseline(text).kind, "unreadable", text);
  });
});
