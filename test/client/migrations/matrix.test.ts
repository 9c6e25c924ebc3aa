/** What the matrix tells its page, which rows its filters leave, and what is copied. */
import assert from "node:assert/strict";
import path from "node:path";
import fc from "fast-check";
import { readState } from "#client/migrations/editor/panelState.ts";
import { asMarkdown, asTsv } from "#client/migrations/editor/shown/copyText.ts";
import {
  filtered,
  noFilters,
  readFilters,
  type Filters,
} from "#client/migrations/editor/shown/filters.ts";
import type { ShownMatrix } from "#client/migrations/editor/shown/messages.ts";
import { shownDetails, shownMatrix } from "#client/migrations/editor/shownMatrix.ts";
import { makeEnvironments } from "#test/oracle/environments.ts";
import { openMigrating, type OpenedProject } from "./matrixOf.ts";

describe("matrix of migrations", function () {
  this.timeout(600_000);
  let project: OpenedProject;
  let forked: OpenedProject;
  let matrix: ShownMatrix;
  before(async () => {
    await makeEnvironments();
    project = await openMigrating("conf.by_model");
    forked = await openMigrating("conf.forked");
    const recorded = {
      default: ["legacy.0001_initial"],
      legacy: ["legacy.0001_initial", "legacy.0002_managed"],
    };
    matrix = shownMatrix(project.with(recorded), (alias) => alias === "shop");
  });
  after(() => {
    project.remove();
    forked.remove();
  });

  const keys = (filters: Partial<Filters>): readonly string[] =>
    filtered(matrix, { ...noFilters, ...filters }).map(({ key }) => key);

  it("has a column for each alias with its state in words", () => {
    assert.deepEqual(
      matrix.aliases.map(({ name, note }) => [name, note.replaceAll(/\d+/g, "n")]),
      [
        ["default", "n pending · n only to be recorded"],
        ["shop", "reading…"],
        ["people", "not read"],
        ["legacy", "n pending · n only to be recorded"],
      ],
    );
    assert.match(matrix.title, /\(conf\.by_model\)$/);
    for (const { cells } of matrix.rows) assert.equal(cells.length, 4);
  });

  it("leaves the rows that fit all filters", () => {
    assert.deepEqual(keys({ text: "LEGACY init" }), ["legacy.0001_initial"]);
    assert.deepEqual(keys({ app: "people" }), ["people.0001_initial", "people.0002_team"]);
    assert.ok(keys({}).includes("auth.0001_initial"));
    assert.ok(!keys({ onlyOwn: true }).includes("auth.0001_initial"));
    assert.ok(keys({ onlyPending: true }).includes("people.0001_initial"));
    assert.deepEqual(keys({ text: "nothing of that name" }), []);
  });

  it("finds what is applied on one alias and pending on another", () => {
    const of = project.with({
      default: ["people.0001_initial", "auth.0001_initial"],
      shop: [],
      legacy: [],
    });
    const shown = shownMatrix(of, () => false);
    const differing = filtered(shown, { ...noFilters, onlyDiffering: true });
    for (const { key, cells } of differing) {
      const kinds = new Set(cells.map(({ kind }) => kind));
      assert.ok(kinds.size > 1, key);
    }
    const same = shownMatrix(project.with({}), () => false);
    assert.deepEqual(filtered(same, { ...noFilters, onlyDiffering: true }), []);
  });

  it("keeps each filter a subset: with more of them no row comes back", () => {
    const flags = fc.record({
      text: fc.constantFrom("", "000", "initial", "shop"),
      app: fc.constantFrom("", "shop", "people"),
      onlyPending: fc.boolean(),
      onlyDiffering: fc.boolean(),
      onlyOwn: fc.boolean(),
    });
    fc.assert(
      fc.property(flags, (filters) => {
        const shown = keys(filters);
        const all = keys({});
        assert.deepEqual(
          shown,
          all.filter((key) => shown.includes(key)),
        );
        for (const [name, value] of Object.entries(filters)) {
          const alone = keys({ [name]: value });
          for (const key of shown) assert.ok(alone.includes(key), `${key} without ${name}`);
        }
      }),
    );
  });

  it("copies what is shown as Markdown and as TSV", () => {
    const rows = filtered(matrix, { ...noFilters, app: "legacy" });
    assert.equal(
      asMarkdown(matrix.aliases, rows).split("\n").slice(0, 3).join("\n"),
      [
        "| migration | default | shop | people | legacy |",
        "| --- | --- | --- | --- | --- |",
        `| legacy.0001_initial | ${rows[0]?.cells.map(({ mark, words }) => `${mark} ${words}`).join(" | ")} |`,
      ].join("\n"),
    );
    const tsv = asTsv(matrix.aliases, rows);
    assert.deepEqual(tsv.split("\n")[0], "app\tmigration\tdefault\tshop\tpeople\tlegacy");
    assert.equal(tsv.trimEnd().split("\n").length, rows.length + 1);
    const odd = { ...rows[0], key: "a|b\n`c`", app: "a\tb", cells: [] } as (typeof rows)[number];
    assert.ok(asMarkdown([], [odd]).includes("| a\\|b \\`c\\` |"));
    assert.ok(asTsv([], [odd]).startsWith("app\tmigration\na b\t"));
  });

  it("tells the details of a cell, with the lines that decided", () => {
    const of = project.with({});
    const found = shownDetails(of, "shop.0004_data", "people");
    assert.ok(found);
    const { details, places } = found;
    assert.ok(details.operations.length > 5);
    assert.ok(details.operations.some(({ depth }) => depth === 1));
    const [decided] = details.operations.flatMap(({ by }) => by ?? []);
    assert.ok(decided);
    assert.match(decided.text, /^conf\/routers\.py:\d+$/);
    const place = places[decided.place];
    assert.equal(place?.path, path.join(project.folder, "conf/routers.py"));
    assert.equal(shownDetails(of, "shop.0099_none", "people"), undefined);
    assert.equal(shownDetails(of, "shop.0004_data", "nowhere"), undefined);
  });

  it("names a conflict once, however many aliases have it", () => {
    const shown = shownMatrix(forked.with({ default: [], shop: [] }), () => false);
    const conflicts = shown.problems.filter((problem) => problem.startsWith("Conflict"));
    assert.deepEqual(conflicts, [
      "Conflict: forked.0002_left and forked.0002_right are both last; merge them",
    ]);
  });

  it("takes what was kept only where it has the shape", () => {
    assert.equal(readState(undefined), undefined);
    assert.equal(readState({ project: 1 }), undefined);
    assert.deepEqual(readState({ project: "/a" }), { project: "/a", filters: noFilters });
    assert.deepEqual(readFilters({ text: 1, app: "shop", onlyOwn: true, onlyPending: "yes" }), {
      ...noFilters,
      app: "shop",
      onlyOwn: true,
    });
  });
});
