/** The table in `pyproject.toml`: what it sets, and what is wrong with it. */
import assert from "node:assert/strict";
import { parse } from "smol-toml";
import {
  matches,
  mergeSettings,
  noSettings,
  readTable,
  severityOf,
} from "#server/rules/ruleSettings.ts";

const rules = ["unknown-alias", "missing-engine"];

function read(toml: string) {
  return readTable(parse(toml), rules);
}

describe("rule settings", () => {
  it("reads every key", () => {
    const table = read(`
      settings = "config.settings"
      python = ".venv/bin/python"
      severity = { unknown-alias = "warning", missing-engine = "off" }
      per-file-severity = { "tests/**" = { unknown-alias = "information" } }
      per-file-ignores = { "legacy" = ["unknown-alias"] }
      exclude = ["docs/**"]
      fail-on = "error"
      baseline = "multidb.json"
    `);
    assert.deepEqual(table.problems, []);
    assert.equal(table.settings, "config.settings");
    assert.equal(table.python, ".venv/bin/python");
    assert.equal(table.failOn, "error");
    assert.equal(table.baseline, "multidb.json");
    const level = (path: string, rule = "unknown-alias") =>
      severityOf(table.rules, rule, "error", path);
    assert.equal(level("shop/views.py"), "warning");
    assert.equal(level("tests/test_shop.py"), "information");
    assert.equal(level("legacy/views.py"), "off");
    assert.equal(level("docs/conf.py"), "off");
    assert.equal(level("shop/views.py", "missing-engine"), "off");
    assert.equal(level("shop/views.py", "another"), "error");
  });

  it("tells what it does not understand, and keeps the rest", () => {
    const table = read(`
      setings = "x"
      settings = 3
      severity = { unknown-alais = "off", missing-engine = "loud" }
      per-file-ignores = { "tests" = "unknown-alias" }
      exclude = "docs"
      fail-on = "hint"
    `);
    assert.deepEqual(
      table.problems.map((problem) => problem.replace("[tool.django-multidb]: ", "")),
      [
        "there is no setting 'setings'",
        "'fail-on' is one of 'error', 'warning', 'information'",
        "'settings' is a text",
        "'severity' names 'unknown-alais', and there is no such rule",
        "'severity.missing-engine' is one of error, warning, information, hint, off",
        "'per-file-ignores.\"tests\"' is a list of texts",
        "'exclude' is a list of texts",
      ],
    );
  });

  it("has nothing to say where there is no table", () => {
    const table = readTable(undefined, rules);
    assert.deepEqual(table.problems, []);
    assert.equal(severityOf(table.rules, "unknown-alias", "error", "x.py"), "error");
  });

  it("lets the later of two win", () => {
    const editor = { ...noSettings, severity: new Map([["unknown-alias", "off" as const]]) };
    const team = { ...noSettings, severity: new Map([["unknown-alias", "hint" as const]]) };
    assert.equal(severityOf(mergeSettings(editor, team), "unknown-alias", "error", "x.py"), "hint");
  });

  it("takes globs as people write them", () => {
    assert.ok(matches("tests/**", "tests/a/b.py"));
    assert.ok(matches("tests/", "shop/tests/b.py"));
    assert.ok(matches("shop/tests", "shop/tests/b.py"));
    assert.ok(matches("./shop/*.py", "shop/b.py"));
    assert.ok(matches("test_*.py", "shop/test_a.py"));
    assert.ok(!matches("shop/*.py", "shop/tests/b.py"));
    assert.ok(!matches("tests/**", "shop/tests/b.py"));
  });
});
