/** Reads a million rows, exports them and changes a row by keyboard alone, in a dark, a light and a high-contrast theme. */
import assert from "node:assert/strict";
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import type { FrameLocator, Locator, Page } from "playwright-core";
import { choose, goTo, inThemes, takeFromMenu, themedSettings, treeRow } from "./byKeyboard.ts";
import { command, steps, type Look } from "./looking.ts";
import type { Results } from "./results.ts";

export const millionSettings = {
  ...themedSettings,
  "notebook.output.scrolling": false,
  "editor.quickSuggestions": { other: "off" },
};

const million = 1_000_000;

/** Rows with a key, a text, a decimal and now and then NULL. */
const rowsUpTo = (count: number): string =>
  `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})\nselect i as id, 'row ' || i as label, i / 100.0 as price, case when i % 3 = 0 then null else i end as third from n`;

export async function lookAtMillion({ page, pictures }: Look): Promise<Results> {
  const { results, step, picture } = steps({ page, pictures });
  const themed = (name: string): Promise<void> => inThemes(page, name, picture);
  const folder = new URL(page.url()).searchParams.get("folder") ?? "";
  await page.locator(".explorer-folders-view .monaco-list-row", { hasText: "manage.py" }).waitFor();
  await page.emulateMedia({ colorScheme: "dark", forcedColors: "none" });
  await page.locator(".statusbar-item", { hasText: "5 databases" }).waitFor({ timeout: 30_000 });

  await step("a million rows show their first page at once", async () => {
    await command(page, "Django DB: New Console");
    await choose(page, "Console on which alias?", "default");
    await page.locator(".notebookOverlay .monaco-editor.focused").waitFor();
    await page.keyboard.insertText(rowsUpTo(million));
    await page.keyboard.press("ControlOrMeta+Enter");
    await outputs(page).getByRole("grid").waitFor();
    await said(outputs(page), /^[\d,]+ of … rows in [\d.]+ m?s · default$/);
    await focusOutput(page);
    await themed("first-page");
  });
  await step("Control+End reads on to the last row, and Control+Home leads back", async () => {
    const started = performance.now();
    await page.keyboard.press("Control+End");
    await focusedIn(outputs(page), million).waitFor({ timeout: 60_000 });
    results.figures = {
      ...results.figures,
      "to the last of a million rows": `${Math.round(performance.now() - started)} ms`,
    };
    assert.equal(await outputs(page).getByRole("grid").getAttribute("aria-rowcount"), "1000001");
    await said(outputs(page), /^1,000,000 rows in/);
    const last = outputs(page).locator(`[aria-rowindex='${million + 1}'] [role=gridcell]`);
    await last.filter({ hasText: "row 1000000" }).waitFor();
    await themed("last-row");
    await page.keyboard.press("Control+Home");
    await focusedIn(outputs(page), 1).waitFor();
    await page.keyboard.press("PageDown");
    const below = await rowOfFocus(outputs(page));
    assert.ok(below > 5 && below < 40, `a page below the first is row ${below}`);
    await page.keyboard.press("PageUp");
    await focusedIn(outputs(page), 1).waitFor();
    // To a notebook these mean: another cell, and away with this one.
    for (const key of ["b", "a", "d", "d", "x"]) await page.keyboard.press(key);
    await page.waitForTimeout(300);
    await focusedIn(outputs(page), 1).waitFor();
    assert.equal(await page.locator(".notebookOverlay .code-cell-row").count(), 1);
  });
  await step("sorting and filtering say of how many rows they are", async () => {
    // Above the first row is the header.
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await said(outputs(page), "sorted of the 1,000,000 rows loaded");
    await page.keyboard.press("Enter");
    await outputs(page)
      .locator("[aria-rowindex='2'] [role=gridcell]", { hasText: "row 1000000" })
      .waitFor();
    await page.keyboard.press("Enter");
    await said(outputs(page), /^1,000,000 rows in [\d.]+ m?s · default$/);
    await tabTo(
      page,
      outputs(page),
      outputs(page).getByLabel("Filter the rows loaded"),
      "Shift+Tab",
    );
    await page.keyboard.type("99999");
    await said(outputs(page), "19 of the 1,000,000 rows loaded hold “99999”");
    await themed("filtered");
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await said(outputs(page), /^1,000,000 rows in [\d.]+ m?s · default$/);
  });
  await step("all rows are exported as CSV", async () => {
    const file = join(folder, "rows.csv");
    await tabTo(page, outputs(page), outputs(page).getByRole("button", { name: "Export" }), "Tab");
    await page.keyboard.press("Enter");
    await choose(page, "Export All Rows", "CSV");
    await saveAsProposed(page, file);
    await said(outputs(page), "Exported 1,000,000 rows to");
    await picture("exported");
    const { lines, first, last } = await linesOf(file);
    assert.equal(lines, million + 1);
    assert.equal(first, "id,label,price,third");
    assert.match(last, /^1000000,row 1000000,10000(\.0)?,1000000$/);
  });
  await step("a cell of a table is changed and applied", async () => {
    await openRows(page);
    // It is known then that the rows can be changed.
    await panel(page).getByRole("button", { name: "Add Row" }).waitFor();
    await page.keyboard.press("F2");
    await panel(page).getByRole("textbox", { name: "isbn" }).waitFor();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("978-by-keyboard");
    await page.keyboard.press("Control+Enter");
    await panel(page)
      .getByText(/UPDATE .*SET/)
      .waitFor();
    await themed("change");
    await tabTo(
      page,
      panel(page),
      panel(page).getByRole("button", { name: "Apply 1 change" }),
      "Tab",
    );
    await page.keyboard.press("Enter");
    await panel(page).getByRole("region", { name: "Changes" }).waitFor({ state: "hidden" });
    await focusedIn(panel(page), 1).waitFor();
    assert.deepEqual(isbns(folder).includes("978-by-keyboard"), true);
  });
  return results;
}

/** The outputs of the console, which are a page within a page within the page. */
function outputs(page: Page): FrameLocator {
  return page.frameLocator("iframe.webview.ready").last().frameLocator("#active-frame");
}

/** The rows of a table, likewise. */
function panel(page: Page): FrameLocator {
  return page.frameLocator("iframe.webview.ready").last().frameLocator("#active-frame");
}

/** Leads from the cell into the grid that it answered. */
async function focusOutput(page: Page): Promise<void> {
  await command(page, "Notebook: Focus In Active Cell Output");
  await tabTo(page, outputs(page), outputs(page).locator("[role=gridcell]:focus"), "Tab");
}

/** Presses the key until this has the focus. */
async function tabTo(
  page: Page,
  frame: FrameLocator,
  wanted: Locator,
  key: "Tab" | "Shift+Tab",
): Promise<void> {
  const focused = wanted.and(frame.locator(":focus"));
  for (let tries = 0; tries < 30 && (await focused.count()) === 0; tries++) {
    await page.keyboard.press(key);
    await page.waitForTimeout(60);
  }
  await focused.waitFor();
}

/** The cell of that row that has the focus; the header is no row. */
function focusedIn(frame: FrameLocator, row: number): Locator {
  return frame.locator(`[aria-rowindex='${row + 1}'] [role=gridcell]:focus`);
}

async function rowOfFocus(frame: FrameLocator): Promise<number> {
  const row = frame.locator("[role=row]").filter({ has: frame.locator("[role=gridcell]:focus") });
  return Number(await row.getAttribute("aria-rowindex")) - 1;
}

/** Waits until a status line says this. */
async function said(frame: FrameLocator, text: string | RegExp): Promise<void> {
  const status = frame.getByRole("status").filter({ hasText: text }).first();
  await status.waitFor({ timeout: 60_000 });
}

/** Opens the rows of the editions from the tree, and goes to a cell. */
async function openRows(page: Page): Promise<void> {
  await command(page, "Django Databases: Focus on Aliases View");
  await treeRow(page, "default").first().waitFor();
  // Before there were rows, there was nothing to be focused.
  await command(page, "Django Databases: Focus on Aliases View");
  for (const label of ["default", "Tables"]) {
    await goTo(page, label);
    await page.keyboard.press("ArrowRight");
  }
  await treeRow(page, "catalogue_edition").first().waitFor();
  await goTo(page, "catalogue_edition");
  await takeFromMenu(page, "Open Rows");
  await said(panel(page), "5 rows in");
  await goToIsbn(page);
}

async function goToIsbn(page: Page): Promise<void> {
  const head = panel(page).getByRole("columnheader", { name: "isbn" });
  const column = Number(await head.getAttribute("aria-colindex"));
  await panel(page).locator("[role=gridcell]:focus").waitFor();
  await page.keyboard.press("Control+Home");
  for (let at = 2; at < column; at++) await page.keyboard.press("ArrowRight");
  await panel(page).locator(`[aria-rowindex='2'] [aria-colindex='${column}']:focus`).waitFor();
}

function isbns(folder: string): readonly unknown[] {
  const database = new DatabaseSync(join(folder, "data/shop.sqlite3"), { readOnly: true });
  const rows = database.prepare("select isbn from catalogue_edition").all();
  database.close();
  return rows.map(({ isbn }) => isbn);
}

/** Takes the file that is proposed, once the editor's box for files has it. */
async function saveAsProposed(page: Page, path: string): Promise<void> {
  const input = page.locator(".quick-input-widget input[type=text]").first();
  await page.locator(".quick-input-title", { hasText: "as CSV" }).waitFor();
  for (let tries = 0; tries < 100 && (await input.inputValue()) !== path; tries++)
    await page.waitForTimeout(100);
  assert.equal(await input.inputValue(), path);
  await page.keyboard.press("Enter");
}

async function linesOf(path: string): Promise<{ lines: number; first: string; last: string }> {
  const found = { lines: 0, first: "", last: "" };
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (found.lines === 0) found.first = line;
    found.last = line;
    found.lines++;
  }
  return found;
}
