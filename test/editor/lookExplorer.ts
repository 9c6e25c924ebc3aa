/** Looks at the view Django Databases by keyboard alone, in a dark, a light and a high-contrast theme. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Locator, Page } from "playwright-core";
import { command, steps, type Look } from "./looking.ts";
import type { Results } from "./results.ts";

/** What the desktop prefers, and the class of a workbench in that theme. */
const themes = [
  { name: "dark", media: { colorScheme: "dark" }, mark: ".vs-dark" },
  { name: "light", media: { colorScheme: "light" }, mark: ".vs" },
  { name: "contrast", media: { colorScheme: "dark", forcedColors: "active" }, mark: ".hc-black" },
] as const;

export const explorerLookSettings = {
  "window.autoDetectColorScheme": true,
  "window.autoDetectHighContrast": true,
  "editor.minimap.enabled": false,
};

export async function lookAtExplorer({ page, pictures }: Look): Promise<Results> {
  const { results, step, picture } = steps({ page, pictures });
  // Keys go nowhere before the workbench is there.
  await page.locator(".explorer-folders-view .monaco-list-row", { hasText: "manage.py" }).waitFor();

  await page.locator(".activitybar [aria-label='Django Databases']").first().waitFor();

  await step("the view is focused by a command, and connects to nothing", async () => {
    await command(page, "Django Databases: Focus on Aliases View");
    await row(page, "default").first().waitFor();
    // Before there were rows, there was nothing to be focused.
    await command(page, "Django Databases: Focus on Aliases View");
    assert.equal(await page.getByText("connected").count(), 0);
    await picture("aliases");
  });
  await step("arrow keys open an alias, its tables and a table's columns", async () => {
    await open(page, "default");
    await row(page, "Tables").first().waitFor();
    await open(page, "Tables");
    await row(page, "catalogue_book").first().waitFor();
    await open(page, "catalogue_contribution");
    await row(page, "author_id").first().waitFor();
  });
  for (const { name, media, mark } of themes) {
    await step(`a table with its columns, keys and model (${name})`, async () => {
      await page.emulateMedia(media);
      await page.locator(`.monaco-workbench${mark}`).waitFor();
      await command(page, "Django Databases: Focus on Aliases View");
      await row(page, "author_id").first().waitFor();
      await picture(`tree-${name}`);
    });
    await step(`the context menu of a table, by keyboard (${name})`, async () => {
      await go(page, "catalogue_contribution");
      await page.keyboard.press("Shift+F10");
      await page
        .locator(".context-view .monaco-menu", { hasText: "Copy Qualified Name" })
        .waitFor();
      await picture(`menu-${name}`);
      await page.keyboard.press("Escape");
    });
  }
  await step("a filter leaves the tables that fit, and is shown", async () => {
    await go(page, "default");
    await menu(page, "Filter Objects…");
    await answer(page, "orders_*");
    await row(page, "filter: orders_*").waitFor();
    await row(page, "orders_orderline").first().waitFor();
    assert.equal(await row(page, "catalogue_book").count(), 0);
    await picture("filter");
  });
  await step("an object is found by its model, past the filter", async () => {
    await command(page, "Django DB: Go to Database Object…");
    const input = page.locator(".quick-input-widget input").first();
    await input.fill("catalogue.Edition");
    await page
      .locator(".quick-input-list .monaco-list-row.focused", { hasText: "catalogue_edition" })
      .waitFor();
    await picture("find");
    await page.keyboard.press("Enter");
    await page.locator(".monaco-list-row.selected", { hasText: "catalogue_edition" }).waitFor();
    await picture("found");
  });
  await step("what is expanded stays so when the tree is refreshed", async () => {
    const before = await shown(page);
    await command(page, "Django DB: Refresh Databases");
    await page.waitForTimeout(1500);
    assert.deepEqual(await shown(page), before);
    assert.ok(before.length > 10);
  });
  await step("a model's table is revealed from its class", async () => {
    await page.keyboard.press("F1");
    await answer(page, "orders/models.py");
    await page.locator(".tab.active", { hasText: "models.py" }).waitFor();
    await page.keyboard.press("Control+g");
    await answer(page, ":40");
    await command(page, "Django DB: Reveal Table of Model");
    await page.locator(".monaco-list-row.selected", { hasText: /orders_/ }).waitFor();
    await picture("revealed");
  });
  await step("orphans of both sorts are shown, and what the router does not allow", async () => {
    plant(page);
    await command(page, "Django Databases: Focus on Aliases View");
    await go(page, "default");
    await page.keyboard.press("ArrowLeft");
    await open(page, "analytics");
    await row(page, "Models without a Table").waitFor();
    await open(page, "Models without a Table");
    await row(page, "analytics.Search").waitFor();
    await open(page, "Tables without a Model");
    await row(page, "odd_notes").first().waitFor();
    await open(page, "Tables");
    await row(page, "not migrated here by the router").waitFor();
    await picture("orphans");
  });
  return results;
}

/** What no migration would do to the shop's analytics: see `suite/explorer.ts`. */
function plant(page: Page): void {
  const folder = new URL(page.url()).searchParams.get("folder") ?? "";
  const database = new DatabaseSync(join(folder, "data/analytics.sqlite3"));
  database.exec("CREATE TABLE odd_notes (id integer PRIMARY KEY)");
  database.exec("CREATE TABLE catalogue_book (id integer PRIMARY KEY)");
  database.exec("DROP TABLE analytics_search");
  database.close();
}

/** The row of the tree that has this text. */
function row(page: Page, text: string): Locator {
  return page.locator(".pane-body .monaco-list-row", { hasText: text });
}

/** Moves to a row by typing its name, as the tree's own search has it. */
async function go(page: Page, label: string): Promise<void> {
  const wanted = page
    .locator(".pane-body .monaco-list-row.focused")
    .filter({ has: page.locator(".label-name", { hasText: new RegExp(`^${label}$`) }) });
  await page.keyboard.press("Home");
  await page.waitForTimeout(100);
  for (let steps = 0; steps < 200 && (await wanted.count()) === 0; steps++) {
    await page.keyboard.press("ArrowDown");
    await page.waitForTimeout(15);
  }
  await wanted.waitFor();
}

async function open(page: Page, label: string): Promise<void> {
  await go(page, label);
  await page.keyboard.press("ArrowRight");
}

/** Takes an entry of the focused row's context menu. */
async function menu(page: Page, entry: string): Promise<void> {
  await page.keyboard.press("Shift+F10");
  const focused = page.locator(".context-view .action-item.focused", { hasText: entry });
  for (let steps = 0; steps < 30 && (await focused.count()) === 0; steps++) {
    await page.keyboard.press("ArrowDown");
    await page.waitForTimeout(30);
  }
  await focused.waitFor();
  await page.keyboard.press("Enter");
}

async function answer(page: Page, text: string): Promise<void> {
  const input = page.locator(".quick-input-widget input").first();
  await input.waitFor();
  await input.fill(text);
  await page.waitForTimeout(400);
  await page.keyboard.press("Enter");
}

/** The labels of the rows on the screen. */
function shown(page: Page): Promise<string[]> {
  return page.locator(".pane-body .monaco-list-row .label-name").allInnerTexts();
}
