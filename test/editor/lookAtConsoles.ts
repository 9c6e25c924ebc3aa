/** Uses consoles by keyboard alone, and takes pictures of them in dark, in light and in high contrast. */
import assert from "node:assert/strict";
import type { FrameLocator, Page } from "playwright-core";
import { command, steps, type Look } from "./looking.ts";
import type { Results } from "./results.ts";

export const consoleSettings = {
  "window.autoDetectColorScheme": true,
  "window.autoDetectHighContrast": true,
  "editor.minimap.enabled": false,
  "workbench.editor.empty.hint": "hidden",
  "notebook.output.scrolling": false,
  "editor.quickSuggestions": { other: "off" },
};

/** Each look of the editor, with what the desktop prefers and the class of its workbench. */
const themes = [
  { name: "dark", scheme: "dark", forced: "none", workbench: ".vs-dark" },
  { name: "light", scheme: "light", forced: "none", workbench: ".vs" },
  { name: "high-contrast", scheme: "dark", forced: "active", workbench: ".hc-black" },
] as const;

export async function lookAtConsoles({ page, pictures }: Look): Promise<Results> {
  const { results, step, picture } = steps({ page, pictures });
  const pictureInThemes = async (name: string): Promise<void> => {
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme.scheme, forcedColors: theme.forced });
      await page.locator(`.monaco-workbench${theme.workbench}`).waitFor();
      await picture(`console-${name}-${theme.name}`);
    }
    await page.emulateMedia({ colorScheme: "dark", forcedColors: "none" });
  };
  await page.locator(".explorer-folders-view .monaco-list-row", { hasText: "manage.py" }).waitFor();
  await page.emulateMedia({ colorScheme: "dark", forcedColors: "none" });
  await page.locator(".statusbar-item", { hasText: "config.settings.dev" }).waitFor();

  await step("a new console opens on the alias that is picked", async () => {
    await command(page, "Django DB: New Console");
    await choose(page, "default");
    await page.locator(".notebookOverlay").first().waitFor();
    await page.locator(".kernel-label", { hasText: "default" }).waitFor();
    assert.match(await status(page), /default · not connected/);
  });
  await step(
    "a cell shows each result as a grid, and a line for what answers no rows",
    async () => {
      await write(
        page,
        "select id, name, out_of_print, legacy_number from catalogue_book;\nselect count(*) as editions, sum(stock) from catalogue_edition",
      );
      await runCell(page);
      await outputs(page).getByRole("grid").nth(1).waitFor();
      await pictureInThemes("results");
    },
  );
  await step("an error says what is wrong, and marks the place", async () => {
    await addCell(page, "select name,\n       nonsense\nfrom catalogue_book");
    await runCell(page);
    await outputs(page).getByText("no such column: nonsense").first().waitFor();
    await pictureInThemes("error");
  });
  await step("a parameter is asked for", async () => {
    await addCell(page, "select name from catalogue_book where id = %(book)s");
    await runCell(page);
    const input = page.locator(".quick-input-widget input").first();
    await input.waitFor();
    await page.locator(".quick-input-title", { hasText: "Value of %(book)s" }).waitFor();
    await page.keyboard.type("1");
    await page.locator(".quick-input-list .focused", { hasText: "Number" }).waitFor();
    await picture("console-parameter");
    await page.keyboard.press("Enter");
    await outputs(page).getByRole("grid").nth(2).waitFor();
  });
  await step("an open transaction is seen, and rolled back", async () => {
    await command(page, "Django DB: Begin Transaction");
    await page.locator(".statusbar-item", { hasText: "transaction open" }).waitFor();
    await addCell(page, "update catalogue_book set name = 'Uncommitted' where id = 1");
    await runCell(page);
    await outputs(page).getByText("1 row changed").first().waitFor();
    await pictureInThemes("transaction");
    await command(page, "Django DB: Roll Back");
    await page
      .locator(".statusbar-item", { hasText: "transaction open" })
      .waitFor({ state: "hidden" });
  });
  await step("a plan is a tree", async () => {
    await addCell(
      page,
      "select b.name, count(*) from catalogue_book b join catalogue_edition e on e.book_id = b.id\nwhere b.id in (select book_id from catalogue_contribution) group by b.name order by 2",
    );
    await command(page, "Django DB: Explain");
    await outputs(page).getByText("ORDER BY").first().waitFor();
    await pictureInThemes("plan");
  });
  await step("a statement that takes too long is stopped", async () => {
    await addCell(
      page,
      "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n",
    );
    await runCell(page);
    await page.waitForTimeout(1500);
    await command(page, "Notebook: Stop Cell Execution");
    await outputs(page)
      .getByText(/cancelled|stopped|interrupted/i)
      .first()
      .waitFor();
    await picture("console-stopped");
  });
  await step("two aliases are compared", async () => {
    await command(page, "Django DB: New Console");
    await choose(page, "default");
    await page.locator(".tab.active", { hasText: "Untitled-2" }).waitFor();
    // The replica is the same file here; only chance tells its rows from those of default.
    await write(page, "select id, name, abs(random()) % 1000 as chance from catalogue_book");
    await command(page, "Django DB: Run on Several Aliases and Compare");
    await page.locator(".quick-input-title", { hasText: "Compare default" }).waitFor();
    await picture("console-compare-aliases");
    await page.keyboard.press("Enter");
    await page.locator(".quick-input-title", { hasText: "Which columns" }).waitFor();
    await page.keyboard.press("Enter");
    await outputs(page).getByText("5 different").first().waitFor();
    await pictureInThemes("comparison");
  });
  await step("the history is searched", async () => {
    await command(page, "Django DB: Console History…");
    await page
      .locator(".quick-input-list .monaco-list-row", { hasText: "catalogue_edition" })
      .first()
      .waitFor();
    await picture("console-history");
    await page.keyboard.press("Escape");
  });
  await step("closing with an open transaction asks what is to become of it", async () => {
    await command(page, "Django DB: Begin Transaction");
    await page.locator(".statusbar-item", { hasText: "transaction open" }).waitFor();
    await command(page, "View: Revert and Close Editor");
    const dialog = page.locator(".monaco-dialog-box", { hasText: "The console was closed" });
    await dialog.waitFor();
    await pictureInThemes("closing");
    // Cancel: the console comes back, with its transaction.
    await page.keyboard.press("Escape");
    await page.locator(".notebookOverlay").first().waitFor();
    await page.locator(".statusbar-item", { hasText: "transaction open" }).waitFor();
    await command(page, "View: Revert and Close Editor");
    await dialog.waitFor();
    await dialog.getByRole("button", { name: "Roll Back" }).focus();
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "hidden" });
    await command(page, "Notifications: Show Notifications");
    await page.locator(".notification-list-item", { hasText: "was rolled back" }).waitFor();
  });
  return results;
}

/** Types into the box and takes the entry that is meant. */
async function choose(page: Page, text: string): Promise<void> {
  await page.locator(".quick-input-widget input").first().waitFor();
  await page.keyboard.type(text);
  await page.locator(".quick-input-list .monaco-list-row.focused", { hasText: text }).waitFor();
  await page.keyboard.press("Enter");
}

/** Fills the cell of a console that has just been opened, where the cursor is already. */
async function write(page: Page, text: string): Promise<void> {
  await page.locator(".notebookOverlay .monaco-editor.focused").waitFor();
  // As one insertion: typing line by line would let the editor indent and close quotes.
  await page.keyboard.insertText(text);
}

async function addCell(page: Page, text: string): Promise<void> {
  await page.keyboard.press("Escape");
  await page.waitForTimeout(100);
  await command(page, "Notebook: Insert Code Cell Below");
  await page.locator(".notebook-editor .monaco-editor.focused").waitFor();
  await page.keyboard.insertText(text);
}

async function runCell(page: Page): Promise<void> {
  await page.keyboard.press("ControlOrMeta+Enter");
}

/** The outputs of the console that was opened last, which are a page within a page within the page. */
function outputs(page: Page): FrameLocator {
  return page.frameLocator("iframe.webview.ready").last().frameLocator("#active-frame");
}

async function status(page: Page): Promise<string> {
  const item = page
    .locator(".statusbar-item[id='djangoMultidb.console'], .statusbar-item", {
      hasText: "not connected",
    })
    .first();
  await item.waitFor();
  return item.innerText();
}
