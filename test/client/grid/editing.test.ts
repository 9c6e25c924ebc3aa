/** Rows of a real table, changed in a real browser: editors, the list of statements, applying and its refusal. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Connection } from "#client/drivers/driver.ts";
import { EditSession } from "#client/results/editing/session.ts";
import { sourceOf } from "#client/results/serving/source.ts";
import { onPostgresql, open, rowsOf, run } from "#test/support/drivers.ts";
import type { FreshPostgresql } from "#test/support/servers.ts";
import { GridPages } from "./page.ts";

const pages = new GridPages();

describe("editing in the grid", function () {
  this.timeout(60_000);
  before(() => pages.start());
  after(() => pages.stop());
  afterEach(() => pages.closePages());

  it(
    "changes cells of every kind by their editors, and applies all at once",
    onPostgresql(async (connection, database) => {
      const page = await showPeople(connection, database);
      await edit(page, 0, 1, async () => {
        await page.getByRole("textbox", { name: "name" }).fill("Ada\nLovelace");
        await page.keyboard.press("Control+Enter");
      });
      await edit(page, 0, 2, () => page.getByRole("button", { name: "Set NULL" }).click());
      await edit(page, 1, 3, async () => {
        await page.getByLabel("Value", { exact: true }).last().selectOption("true");
        await page.getByRole("button", { name: "Keep" }).click();
      });
      await page.getByText(/UPDATE "public"."people" SET "name" = \$1, "age" = \$2/).waitFor();
      assert.equal(await cell(page, 0, 1).getAttribute("data-changed"), "");
      await page.getByRole("button", { name: "Apply 2 changes" }).click();
      await said(page, "Applied 2 changes");
      assert.deepEqual(await rowsOf(connection, "select * from people order by id"), [
        ["1", "Ada\nLovelace", null, "false"],
        ["2", "Bob", "41", "true"],
        ["3", "Cleo", null, null],
      ]);
      assert.equal(await cell(page, 0, 1).textContent(), "Ada⏎Lovelace");
      assert.equal(await cell(page, 0, 1).getAttribute("data-changed"), null);
    }),
  );

  it(
    "adds and deletes rows, and takes changes back",
    onPostgresql(async (connection, database) => {
      const page = await showPeople(connection, database);
      await page.getByRole("button", { name: "Add Row" }).click();
      for (const [column, value] of [
        [0, "9"],
        [1, "Ida"],
      ] as const)
        await edit(page, 3, column, async () => {
          await page.getByRole("textbox").last().fill(value);
          await page.getByRole("button", { name: "Keep" }).click();
        });
      await cell(page, 1, 0).click();
      await page.keyboard.press("Shift+ArrowDown");
      await page.keyboard.press("Control+Delete");
      await page.getByText("3 changes", { exact: true }).waitFor();
      assert.equal(await page.locator("[data-state=deleted]").count(), 2);
      await page
        .getByRole("listitem")
        .filter({ hasText: "DELETE" })
        .last()
        .getByRole("button", { name: "Revert" })
        .click();
      await page.getByRole("button", { name: "Apply 2 changes" }).click();
      await said(page, "Applied 2 changes");
      assert.deepEqual(await rowsOf(connection, "select id, name from people order by id"), [
        ["1", "Ada"],
        ["3", "Cleo"],
        ["9", "Ida"],
      ]);
    }),
  );

  it(
    "shows at its statement why a change was not made, with the value that is there now",
    onPostgresql(async (connection, database) => {
      const page = await showPeople(connection, database);
      await edit(page, 0, 1, async () => {
        await page.getByRole("textbox", { name: "name" }).fill("X");
        await page.keyboard.press("Control+Enter");
      });
      await database.query("update people set name = 'Augusta' where id = 1");
      await page.getByRole("button", { name: "Apply 1 change" }).click();
      await page.getByRole("alert").filter({ hasText: "name is “Augusta” now" }).waitFor();
      assert.deepEqual(await rowsOf(connection, "select name from people where id = 1"), [
        ["Augusta"],
      ]);
      await page.getByRole("button", { name: "Revert All" }).click();
      await page.getByRole("region", { name: "Changes" }).waitFor({ state: "hidden" });
    }),
  );

  it(
    "says of a table without a key that it is not edited",
    onPostgresql(async (connection, database) => {
      await run(connection, "create table bare (n integer)");
      await run(connection, "insert into bare values (1)");
      const page = await show(connection, database, "select * from bare");
      await said(page, "1 row");
      await page
        .locator("[role=status][title='Not editable: the table has no primary key']")
        .waitFor();
      assert.equal(await page.getByRole("button", { name: "Add Row" }).isVisible(), false);
    }),
  );
});

async function showPeople(connection: Connection, database: FreshPostgresql): Promise<Page> {
  await run(
    connection,
    "create table people (id integer primary key, name text not null, age integer, active boolean)",
  );
  await run(
    connection,
    "insert into people values (1, 'Ada', 36, false), (2, 'Bob', 41, false), (3, 'Cleo', null, null)",
  );
  const page = await show(connection, database, "select * from people order by id");
  await page.getByRole("button", { name: "Add Row" }).waitFor();
  return page;
}

async function show(connection: Connection, database: FreshPostgresql, sql: string): Promise<Page> {
  const { results, milliseconds } = await run(connection, sql);
  const [result] = results;
  assert.ok(result);
  const other = await open(database.target);
  const edits = new EditSession(result.columns, {
    server: connection.server,
    describe: async (object) => {
      const described = await other.describe(object);
      await other.close();
      return described;
    },
    connect: async () => ({ kind: "open", connection: await open(database.target) }),
    applied: () => {},
  });
  const { page, problems } = await pages.show(sourceOf(connection, result, milliseconds), {
    edits,
  });
  assert.deepEqual(problems, []);
  return page;
}

function cell(page: Page, row: number, column: number) {
  return page.locator(`[aria-rowindex="${row + 2}"] > [aria-colindex="${column + 2}"]`);
}

/** Opens a cell's editor by keyboard, and waits until it is closed again. */
async function edit(
  page: Page,
  row: number,
  column: number,
  how: () => Promise<void>,
): Promise<void> {
  await cell(page, row, column).click();
  await page.keyboard.press("F2");
  await page.getByRole("region", { name: "Value" }).waitFor();
  await how();
  await page.getByRole("region", { name: "Value" }).waitFor({ state: "hidden" });
}

async function said(page: Page, text: string): Promise<void> {
  await page.getByRole("status").filter({ hasText: text }).first().waitFor({ timeout: 5000 });
}
