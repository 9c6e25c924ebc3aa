/** Looks at the view Migrations, the matrix and the lens by keyboard alone, in a dark, a light and a high-contrast theme. */
import assert from "node:assert/strict";
import type { FrameLocator, Locator, Page } from "playwright-core";
import { command, openFile, steps, type Look } from "./looking.ts";
import type { Results } from "./results.ts";

/** The themes, each with the class that its workbench has. */
const themes = [
  { name: "dark", title: "Dark Modern", mark: ".vs-dark" },
  { name: "light", title: "Light Modern", mark: ".vs" },
  { name: "contrast", title: "Dark High Contrast", mark: ".hc-black" },
] as const;

export const migrationsLookSettings = {
  "workbench.colorTheme": "Dark Modern",
  "editor.minimap.enabled": false,
  "djangoMultidb.roles": { default: "development", people: "development", legacy: "development" },
};

export async function lookAtMigrations({ page, pictures }: Look): Promise<Results> {
  const { results, step, picture } = steps({ page, pictures });
  // Keys go nowhere before the workbench is there.
  await page.locator(".explorer-folders-view .monaco-list-row", { hasText: "manage.py" }).waitFor();

  await page.locator(".statusbar-item", { hasText: "conf.by_app" }).waitFor();

  await step("the view lists apps and what is known without a database", async () => {
    await command(page, "Focus on Migrations View");
    await row(page, "people").first().waitFor();
    // The view had nothing that could be focused the first time.
    await command(page, "Focus on Migrations View");
    await go(page, "people");
    await page.keyboard.press("ArrowRight");
    await row(page, "0002_team").first().waitFor();
    assert.equal(await page.getByText("all applied").count(), 0);
    await picture("unread");
  });
  await step("an alias is read by opening it, and by nothing else", async () => {
    await command(page, "Django DB: Group Migrations by Alias");
    await row(page, /^people.*not read$/)
      .first()
      .waitFor();
    await command(page, "Focus on Migrations View");
    await picture("aliases");
    await go(page, "people");
    await page.keyboard.press("ArrowRight");
    await row(page, /pending/)
      .first()
      .waitFor();
    await picture("read");
  });
  await step("Migrate from the menu of an alias, and the tree changes", async () => {
    await go(page, "people");
    await menu(page, "Migrate");
    const first = page.locator(".quick-input-list .monaco-list-row.focused").first();
    await first.waitFor();
    await page.keyboard.press("Enter");
    await row(page, /people.*all applied/)
      .first()
      .waitFor({ timeout: 60_000 });
    await picture("migrated");
    await command(page, "Notifications: Clear All Notifications");
    await page.keyboard.press("ControlOrMeta+j");
  });
  await step("a migration that comes with other files is told of once, quietly", async () => {
    await openFile(page, "people/migrations/0002_team.py");
    await command(page, "File: Save As...");
    const input = page.locator(".quick-input-widget input").first();
    await input.waitFor();
    // The box is there before the path is in it, and the path comes in more than one step.
    for (let tries = 0; tries < 100 && !(await isAt(input, "0002_team.py")); tries++)
      await page.waitForTimeout(50);
    const path = await input.inputValue();
    assert.ok(path.endsWith("0002_team.py"), path);
    await input.fill(path.replace("0002_team", "0003_more"));
    await page.keyboard.press("Enter");
    await row(page, /conflict/)
      .first()
      .waitFor();
    await command(page, "Notifications: Show Notifications");
    const notice = page.locator(".notifications-center .notification-list-item", {
      hasText: "newly pending",
    });
    await notice.waitFor();
    assert.equal(await notice.count(), 1);
    assert.match(
      await notice.innerText(),
      /1 migration is newly pending: people\.0003_more on people/,
    );
    await picture("notice");
    await command(page, "Notifications: Clear All Notifications");
    await command(page, "View: Close All Editors");
  });
  for (const { name, title, mark } of themes) {
    await step(`the tree with migrations, operations and reasons (${name})`, async () => {
      await theme(page, title, mark);
      await command(page, "Django DB: Group Migrations by App");
      await row(page, "shop").first().waitFor();
      await command(page, "Focus on Migrations View");
      for (const label of ["shop", "0004_data", "default"]) await expand(page, label);
      await row(page, "Raw Python operation").first().waitFor();
      await picture(`tree-${name}`);
    });
    await step(`the matrix, by keyboard (${name})`, async () => {
      await command(page, "Django DB: Show Migration Matrix");
      const matrix = frame(page);
      await matrix
        .getByRole("rowheader", { name: /0001_initial/ })
        .first()
        .waitFor();
      await matrix.getByRole("grid").waitFor();
      await page.waitForTimeout(300);
      await page.keyboard.press("Control+Home");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await matrix.getByRole("heading", { level: 2 }).waitFor();
      await picture(`matrix-${name}`);
      await page.keyboard.press("Escape");
      assert.equal(await matrix.getByRole("heading", { level: 2 }).count(), 0);
      const focused = matrix.locator("[role=gridcell]:focus");
      await focused.waitFor();
    });
    await step(`its filters leave what is pending (${name})`, async () => {
      const matrix = frame(page);
      const all = await matrix.getByRole("row").count();
      await matrix.getByLabel("Only this project's apps").check();
      await matrix.getByRole("searchbox").fill("000");
      await page.waitForTimeout(200);
      const own = await matrix.getByRole("row").count();
      assert.ok(own > 1 && own < all, `${own} of ${all}`);
      await picture(`filtered-${name}`);
      await matrix.getByRole("searchbox").fill("");
      await matrix.getByLabel("Only this project's apps").uncheck();
      await command(page, "View: Close All Editors");
    });
    await step(`the lens above a migration (${name})`, async () => {
      await openFile(page, "people/migrations/0002_team.py");
      await page.locator(".codelens-decoration", { hasText: "Migrate to Here" }).first().waitFor();
      await picture(`lens-${name}`);
      await command(page, "View: Close All Editors");
    });
  }
  return results;
}

async function isAt(input: Locator, ending: string): Promise<boolean> {
  return (await input.inputValue()).endsWith(ending);
}

/** The page of the matrix: a page in a page. */
function frame(page: Page): FrameLocator {
  return page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
}

/** The row of the tree that has this text. */
function row(page: Page, text: string | RegExp): Locator {
  return page.locator(".pane-body .monaco-list-row", { hasText: text });
}

/** Moves to a row by its label. */
async function go(page: Page, label: string): Promise<void> {
  const wanted = page
    .locator(".pane-body .monaco-list-row.focused")
    .filter({ has: page.locator(".label-name", { hasText: new RegExp(`^${label}$`) }) });
  await page.keyboard.press("Home");
  for (let tries = 0; tries < 120 && (await wanted.count()) === 0; tries++) {
    await page.keyboard.press("ArrowDown");
    await page.waitForTimeout(15);
  }
  await wanted.waitFor();
}

async function expand(page: Page, label: string): Promise<void> {
  await go(page, label);
  await page.keyboard.press("ArrowRight");
  await page.waitForTimeout(300);
}

/** Takes an entry of the focused row's context menu. */
async function menu(page: Page, entry: string): Promise<void> {
  await page.keyboard.press("Shift+F10");
  const focused = page.locator(".context-view .action-item.focused", { hasText: entry });
  for (let tries = 0; tries < 30 && (await focused.count()) === 0; tries++) {
    await page.keyboard.press("ArrowDown");
    await page.waitForTimeout(30);
  }
  await focused.waitFor();
  await page.keyboard.press("Enter");
}

async function theme(page: Page, title: string, mark: string): Promise<void> {
  if (await page.locator(`.monaco-workbench${mark}`).count()) return;
  // By its keys: in the list of commands another one has nearly its name.
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Control+t");
  const input = page.locator(".quick-input-widget input").first();
  await input.waitFor();
  await input.fill(title);
  await page.waitForTimeout(400);
  await page.keyboard.press("Enter");
  await page.locator(`.monaco-workbench${mark}`).waitFor();
}
