/** What the view of migrations shows, by app and by alias, and in which words. */
import assert from "node:assert/strict";
import path from "node:path";
import {
  classLine,
  isUnread,
  lensText,
  migrationIn,
} from "#client/migrations/lens/migrationLens.ts";
import {
  effectivelyPending,
  pendingOn,
  type ProjectMigrations,
} from "#client/migrations/model/projectMigrations.ts";
import { newlyPending, noticeText, pendingNow } from "#client/migrations/notice/newlyPending.ts";
import type { Grouping, Node } from "#client/migrations/view/nodes.ts";
import { nodeText, spokenText, statesText } from "#client/migrations/view/nodeText.ts";
import { childrenOf, rootsOf } from "#client/migrations/view/tree.ts";
import { makeEnvironments } from "#test/oracle/environments.ts";
import { openMigrating, type OpenedProject } from "./matrixOf.ts";

describe("view of migrations", function () {
  this.timeout(600_000);
  let project: OpenedProject;
  let forked: OpenedProject;
  before(async () => {
    await makeEnvironments();
    project = await openMigrating("conf.by_app");
    forked = await openMigrating("conf.forked");
  });
  after(() => {
    project.remove();
    forked.remove();
  });

  const line = (node: Node): string => {
    const { icon, label, description } = nodeText(node, false);
    return `$(${icon}) ${label} · ${description}`;
  };
  /** The lines below the nodes of these labels, one in the other. */
  const at = (of: ProjectMigrations, grouping: Grouping, ...labels: readonly string[]): Node[] => {
    let nodes = rootsOf([of], grouping);
    for (const label of labels) {
      const node = nodes.find((each) => nodeText(each, false).label === label);
      assert.ok(node, `${label} is not among ${nodes.map(line).join(", ")}`);
      nodes = childrenOf(node, grouping);
    }
    return nodes;
  };
  const lines = (of: ProjectMigrations, grouping: Grouping, ...labels: readonly string[]) =>
    at(of, grouping, ...labels).map(line);

  it("lists apps, the project's own first, and what is pending where", () => {
    const of = project.with({ legacy: [], people: [] });
    const apps = lines(of, "app");
    assert.deepEqual(apps.slice(0, 3), [
      "$(clock) legacy · 2 pending on legacy",
      "$(clock) people · 2 pending on people",
      "$(clock) shop · 1 pending on people · 1 pending on legacy",
    ]);
    assert.ok(apps.some((each) => each.startsWith("$(clock) auth · ")));
  });

  it("says of a migration what it is on each alias, by icon and in words", () => {
    const of = project.with({
      people: ["people.0001_initial", ...contribOf(project)],
      default: ["people.0001_initial", ...contribOf(project)],
    });
    assert.deepEqual(lines(of, "app", "people"), [
      "$(check) 0001_initial · people: applied · no-op elsewhere",
      "$(clock) 0002_team · people: pending, in part · no-op elsewhere",
    ]);
    assert.deepEqual(lines(of, "app", "people", "0002_team"), [
      "$(circle-slash) default · no-op here, not recorded",
      "$(circle-slash) shop · no-op here",
      "$(clock) people · pending, in part",
      "$(circle-slash) legacy · no-op here",
    ]);
  });

  it("shows operations with their effect there, and the line that decided", () => {
    const of = project.with({});
    const operations = at(of, "app", "people", "0001_initial", "default");
    assert.deepEqual(operations.map(line), ["$(circle-slash) Create model Person · no-op here"]);
    const [operation] = operations;
    assert.ok(operation);
    const reasons = childrenOf(operation, "app");
    assert.deepEqual(
      reasons.map((node) => nodeText(node, false).description),
      ["conf/routers.py:12"],
    );
    const [reason] = reasons;
    assert.ok(reason?.kind === "reason");
    assert.equal(reason.place.path, path.join(project.folder, "conf/routers.py"));
  });

  it("marks what loses data where it does", () => {
    const deletion = (alias: string): string | undefined =>
      at(project.with({}), "app", "shop", "0004_data", alias)
        .map(line)
        .find((each) => each.includes("Delete model"));
    assert.equal(deletion("shop"), "$(trash) Delete model Extra · runs here · loses data");
    assert.equal(deletion("people"), "$(circle-slash) Delete model Extra · no-op here");
  });

  it("lists aliases with what is pending there, and what is not known", () => {
    const of = project.with(
      { people: ["people.0001_initial", ...contribOf(project)], legacy: allOf(project) },
      { shop: { kind: "unread", because: "connection refused" } },
    );
    assert.deepEqual(lines(of, "alias"), [
      "$(dash) default · not read",
      "$(warning) shop · could not be read",
      line(aliasNode(of, "people")),
      "$(check) legacy · all applied",
    ]);
    assert.match(
      line(aliasNode(of, "people")),
      /^\$\(clock\) people · 2 pending · 3 only to be recorded$/,
    );
    assert.deepEqual(lines(of, "alias", "shop")[0], "$(warning) Not read: connection refused · ");
    assert.deepEqual(lines(of, "alias", "people", "people"), [
      "$(check) 0001_initial · applied",
      "$(clock) 0002_team · pending, in part",
    ]);
  });

  it("shows conflicts, missing files and histories out of order", () => {
    const of = forked.with({
      default: ["forked.0001_initial", "forked.0002_left", "people.0002_team", "shop.0009_gone"],
    });
    const troubles = at(of, "alias", "default")
      .filter(({ kind }) => kind === "trouble")
      .map(line);
    assert.deepEqual(troubles.slice(0, 1), [
      "$(warning) Conflict: forked.0002_left and forked.0002_right are both last; merge them · ",
    ]);
    assert.ok(
      troubles.includes("$(warning) people.0002_team is applied before people.0001_initial · "),
    );
    assert.ok(troubles.includes("$(warning) shop.0009_gone is recorded, and no file has it · "));
    assert.deepEqual(lines(of, "alias", "default", "forked"), [
      "$(check) 0001_initial · applied",
      "$(check) 0002_left · applied",
      "$(git-merge) 0002_right · conflict",
    ]);
    const gone = at(of, "alias", "default", "shop").map(line).at(-1);
    assert.equal(gone, "$(question) 0009_gone · no file");
    const [team] = at(of, "alias", "default", "people").slice(-1).map(line);
    assert.equal(team, "$(warning) 0002_team · applied out of order");
    assert.deepEqual(
      lines(of, "app").find((each) => each.includes(" forked ")),
      "$(git-merge) forked · 1 pending on default · conflict",
    );
  });

  it("gives each node a name of its own that stays over a refresh, and a spoken text", () => {
    for (const grouping of ["app", "alias"] as const) {
      const ids = idsBelow(rootsOf([project.with({})], grouping), grouping);
      assert.ok(ids.length > 200);
      assert.equal(new Set(ids).size, ids.length);
      assert.deepEqual(idsBelow(rootsOf([project.with({ default: [] })], grouping), grouping), ids);
    }
    const [first] = rootsOf([project.with({ legacy: [] })], "app");
    assert.ok(first);
    assert.equal(spokenText(first, nodeText(first, false)), "app legacy, 2 pending on legacy");
  });

  it("puts projects at the top where there are several", () => {
    const roots = rootsOf([project.with({}), forked.with({})], "app");
    assert.deepEqual(
      roots.map(({ kind }) => kind),
      ["project", "project"],
    );
    assert.equal(
      line(roots[1] as Node),
      `$(project) ${path.basename(forked.folder)} · conf.forked`,
    );
  });

  it("counts what would change a database apart from what would only be recorded", () => {
    const of = project.with({ legacy: [] });
    const { effective, recordOnly } = pendingOn(of.rows, "legacy");
    const alias = of.matrix.aliases.find(({ name }) => name === "legacy");
    assert.ok(alias);
    assert.equal(effective + recordOnly, alias.pending.length);
    assert.deepEqual(effectivelyPending(of, alias), [
      "legacy.0001_initial",
      "legacy.0002_managed",
      "shop.0004_data",
    ]);
    assert.deepEqual(pendingOn(of.rows, "people"), { effective: 0, recordOnly: 0 });
  });

  it("writes a lens of one line, shorter where there are many aliases", () => {
    const of = project.with({ people: ["people.0001_initial"] });
    const file = path.join(project.folder, "people/migrations/0001_initial.py");
    const found = migrationIn([of], file);
    assert.ok(found);
    assert.equal(
      lensText(found),
      "default: no-op here · shop: no-op here · people: applied out of order · legacy: no-op here",
    );
    assert.equal(isUnread(found), false);
    assert.equal(isUnread({ ...found, of: project.with({}) }), true);
    assert.equal(migrationIn([of], path.join(project.folder, "people/models.py")), undefined);
    const many = ["a", "b", "c", "d", "e"];
    const states = new Map(
      many.map((alias) => [
        alias,
        {
          kind: "applied",
          words: alias < "d" ? "applied" : "pending",
          details: [],
          isPending: false,
          takesEffect: true,
        } as const,
      ]),
    );
    assert.equal(
      statesText({ ...found.row, states }, many),
      "applied on a, b, c · pending on d, e",
    );
  });

  it("finds the class of a migration in a text that is being edited", () => {
    assert.equal(classLine("import x\n\nclass Migration(migrations.Migration):\n"), 2);
    assert.equal(classLine("# class Migration\nclass Migrations:\n"), undefined);
  });

  it("notices only what is newly pending on an alias that was read before", () => {
    const before = pendingNow([
      project.with({ legacy: ["legacy.0001_initial", "legacy.0002_managed"] }),
    ]);
    const after = [project.with({ legacy: ["legacy.0001_initial"], people: [] })];
    const found = newlyPending(before, after);
    assert.deepEqual(found, [
      { project: project.folder, alias: "legacy", migrations: ["legacy.0002_managed"] },
    ]);
    assert.equal(noticeText(found), "1 migration is newly pending: legacy.0002_managed on legacy");
    assert.deepEqual(newlyPending(pendingNow(after), after), []);
    const many = { project: "", alias: "shop", migrations: ["a.1", "a.2", "a.3", "a.4"] };
    assert.equal(
      noticeText([many, { ...many, alias: "people", migrations: ["a.1"] }]),
      "4 migrations are newly pending: a.1, a.2 and 2 more on shop; a.1 on people",
    );
  });

  function aliasNode(of: ProjectMigrations, alias: string): Node {
    const node = rootsOf([of], "alias").find((each) => each.alias === alias);
    assert.ok(node);
    return node;
  }
});

function idsBelow(nodes: readonly Node[], grouping: Grouping): readonly string[] {
  return nodes.flatMap((node) => [node.id, ...idsBelow(childrenOf(node, grouping), grouping)]);
}

function allOf(project: OpenedProject): readonly string[] {
  return project.with({}).rows.map(({ key }) => key);
}

function contribOf(project: OpenedProject): readonly string[] {
  return project
    .with({})
    .rows.filter(({ isOwn }) => !isOwn)
    .map(({ key }) => key);
}
