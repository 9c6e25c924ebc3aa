/** Opens the rows of a table, and sorts, copies, changes and applies as a person does, mostly by keyboard. */
import assert from "node:assert/strict";
import type { FrameLocator, Page } from "playwright-core";
import { steps, type Look } from "./looking.ts";
import type { Results } from "./results.ts";

export const rowsLookSettings = {
  "workbench.colorTheme": "Dark Modern",
  "editor.minimap.enabled": false,
  // A page and the tree side by side.
  "workbench.secondarySideBar.defaultVisibility": "hidden",
};

export async function lookAtRows({ page, pictures }: Look): Promise<Results> {
  const { results, step, picture } = steps({ page, pictures });
  await page.locator(".explorer-folders-view .monaco-list-row", { hasText: "manage.py" }).waitFor();
  // The panel is a page in a page in a page.
  const panel = page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");

  await step("a table's rows open from the tree", async () => {
    await page.locator(".statusbar-item", { hasText: "5 databases" }).waitFor({ timeout: 30_000 });
    await page.locator(".activitybar .action-item", { has: page.getByLabel(/Django/) }).click();
    await page.locator(".pane-body .monaco-list-row", { hasText: "default" }).first().click();
    for (const label of ["default", "Tables"]) await open(page, label);
    await go(page, "catalogue_edition");
    await page.keyboard.press("Shift+F10");
    await takeFromMenu(page, "Open Rows");
    await panel.getByRole("grid").waitFor();
    await said(panel, "5 rows in");
    assert.equal(await panel.getByRole("columnheader").first().getAttribute("aria-colindex"), "1");
    await picture("rows-dark");
  });
  await step("keys lead through the cells, and open a value", async () => {
    await panel.locator("[aria-rowindex='2'] [aria-colindex='2']").click();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("End");
    await page.keyboard.press("Control+c");
    await said(panel, "Copied the value");
    await page.keyboard.press("F2");
    await panel.getByRole("region", { name: "Value" }).waitFor();
    await picture("value");
    await page.keyboard.press("Escape");
  });
  await step("rows are read under conditions, and counted", async () => {
    await panel.getByLabel("WHERE").fill("id > 3");
    await panel.getByLabel("ORDER BY").fill("id desc");
    await page.keyboard.press("Enter");
    await said(panel, "2 rows in");
    await panel.getByRole("button", { name: "Count Rows" }).click();
    await said(panel, "2 rows");
    await panel.getByLabel("WHERE").fill("no_such_column = 1");
    await page.keyboard.press("Enter");
    await said(panel, "no such column");
    await picture("problem");
    await panel.getByLabel("WHERE").fill("");
    await page.keyboard.press("Enter");
    await said(panel, "5 rows in");
  });
  await step("a change is shown as a statement, applied, and read anew", async () => {
    const isbn = panel.locator("[aria-rowindex='2'] [aria-colindex='5']");
    await isbn.dblclick();
    await panel.getByRole("textbox").last().fill("978-changed");
    await page.keyboard.press("Control+Enter");
    await panel.getByText(/UPDATE .*SET/).waitFor();
    await picture("change");
    await panel.getByRole("button", { name: "Apply 1 change" }).click();
    await isbn.filter({ hasText: "978-changed" }).waitFor();
    await panel.getByRole("region", { name: "Changes" }).waitFor({ state: "hidden" });
  });
  for (const [name, title, mark] of [
    ["light", "Light Modern", ".vs"],
    ["contrast", "Dark High Contrast", ".hc-black"],
  ] as const)
    await step(`rows are shown in the theme's colors (${name})`, async () => {
      // The palette's first entry for these words is another one.
      await page.keyboard.press("Control+k");
      await page.keyboard.press("Control+t");
      await answer(page, title);
      await page.locator(`.monaco-workbench${mark}`).waitFor();
      await panel.locator("[aria-rowindex='3'] [aria-colindex='2']").click();
      await page.keyboard.press("Shift+ArrowDown");
      await picture(`rows-${name}`);
    });
  await step("the panel comes back after the window was loaded anew", async () => {
    await page.reload();
    await panel.getByRole("grid").waitFor({ timeout: 30_000 });
    await said(panel, "5 rows in");
    assert.equal(await panel.getByLabel("ORDER BY").inputValue(), "id desc");
  });
  return results;
}

/** Waits until a status line has this text. */
async function said(panel: FrameLocator, text: string): Promise<void> {
  await panel.getByRole("status").filter({ hasText: text }).first().waitFor();
}

async function open(page: Page, label: string): Promise<void> {
  await go(page, label);
  await page.keyboard.press("ArrowRight");
}

/** Moves to a row of the tree; what is below it may still be on its way. */
async function go(page: Page, label: string): Promise<void> {
  const name = page.locator(".label-name", { hasText: new RegExp(`^${label}$`) });
  await page.locator(".pane-body .monaco-list-row").filter({ has: name }).first().waitFor();
  const wanted = page.locator(".pane-body .monaco-list-row.focused").filter({ has: name });
  await page.keyboard.press("Home");
  for (let steps = 0; steps < 200 && (await wanted.count()) === 0; steps++) {
    await page.keyboard.press("ArrowDown");
    await page.waitForTimeout(15);
  }
  await wanted.waitFor();
}

async function answer(page: Page, text: string): Promise<void> {
  const input = page.locator(".quick-input-widget input").first();
  await input.waitFor();
  await input.fill(text);
  await page.waitForTimeout(400);
  await page.keyboard.press("Enter");
}

/** A menu takes no click in the moment in which it opens. */
async function takeFromMenu(page: Page, title: string): Promise<void> {
  const item = page.locator(".context-view .action-item", { hasText: title }).first();
  await item.waitFor();
  for (let tries = 0; tries < 5 && (await item.isVisible()); tries++) {
    await page.waitForTimeout(300);
    if (await item.isVisible()) await item.click({ timeout: 2000 }).catch(() => {});
  }
}
