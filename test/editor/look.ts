/** Uses the packaged extension as a person does, by mouse and keyboard, and takes pictures for people to look at. */
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { command, openFile, steps, type Look } from "./looking.ts";
import type { Results } from "./results.ts";

/** User settings that make tooltips come at once and leave more room for the text. */
export const lookSettings = {
  "window.autoDetectColorScheme": true,
  "workbench.hover.delay": 100,
  "editor.hover.delay": 100,
  "editor.minimap.enabled": false,
};

/** What the desktop prefers, and the class of a workbench in that color scheme. */
const schemes = { dark: ".vs-dark", light: ".vs" } as const;

/** Takes each step; a step that fails does not keep the next one from being tried. */
export async function lookAround({ page, pictures }: Look): Promise<Results> {
  const { results, step, picture } = steps({ page, pictures });
  // Keys go nowhere before the workbench is there.
  await page.locator(".explorer-folders-view .monaco-list-row", { hasText: "manage.py" }).waitFor();
  for (const name of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: name });
    await page.locator(`.monaco-workbench${schemes[name]}`).waitFor();

    await step(`the status bar names settings and databases (${name})`, async () => {
      const item = page.locator(".statusbar-item", { hasText: "config.settings.dev" });
      await item.waitFor();
      assert.match(await item.innerText(), /5 databases/);
      await item.hover();
      await page.getByText("Settings: config.settings.dev").waitFor();
      await picture(`status-${name}`);
      await page.mouse.move(700, 300);
    });
    await step(`the Problems panel lists the planted mistakes (${name})`, async () => {
      await openFile(page, "config/routers.py");
      await command(page, "Problems: Focus on Problems View");
      await page
        .locator(".markers-panel .monaco-list-row", { hasText: "There is no database 'analitics'" })
        .first()
        .waitFor();
      await picture(`problems-${name}`);
      await page.keyboard.press("ControlOrMeta+j");
    });
    await step(`the pointer on a model shows where it lives (${name})`, async () => {
      await openFile(page, "catalogue/models/books.py");
      await hoverOver(page, "Book(");
      await page.locator(".monaco-hover-content", { hasText: "replica" }).first().waitFor();
      await picture(`hover-${name}`);
      await page.keyboard.press("Escape");
    });
    await step(`a mistake shows its reason and its fixes (${name})`, async () => {
      await openFile(page, "config/settings/base.py");
      await hoverOver(page, "CONN_MAXAGE");
      await page.locator(".monaco-hover-content", { hasText: "CONN_MAX_AGE" }).first().waitFor();
      await picture(`finding-${name}`);
      await page.keyboard.press("Escape");
      await page.keyboard.press("ControlOrMeta+.");
      await page
        .locator(".action-widget .monaco-list-row", { hasText: "Change to 'CONN_MAX_AGE'" })
        .waitFor();
      await picture(`fixes-${name}`);
      await page.keyboard.press("Escape");
    });
    await step(`the project's facts open as a document (${name})`, async () => {
      await command(page, "Django DB: Show Project Facts");
      // The preview is a page in a page in a page.
      const preview = page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
      await preview.getByText("Settings module").first().waitFor();
      await picture(`facts-${name}`);
      await preview
        .getByRole("link", { name: /config\/routers\.py:\d+/ })
        .first()
        .click();
      await page.locator(".tab.active", { hasText: "routers.py" }).waitFor();
    });
    await step(`the settings modules are offered (${name})`, async () => {
      await command(page, "Django DB: Select Settings Module");
      await page
        .locator(".quick-input-list .monaco-list-row", { hasText: "config.settings.production" })
        .waitFor();
      await picture(`settings-${name}`);
      await page.keyboard.press("Escape");
    });
    await step(`the status bar item offers the commands (${name})`, async () => {
      await page.locator(".statusbar-item", { hasText: "config.settings.dev" }).click();
      await page
        .locator(".quick-input-list .monaco-list-row", { hasText: "Restart Server" })
        .waitFor();
      await picture(`menu-${name}`);
      await page.keyboard.press("Escape");
    });
    await command(page, "View: Close All Editors");
  }
  await step("the editor's own list of running extensions has us", async () => {
    await command(page, "Developer: Show Running Extensions");
    const row = page.locator(".runtime-extensions-editor .monaco-list-row", {
      hasText: "Django Multi-DB",
    });
    // The slowest come first, so we may have to look further down.
    await page.locator(".runtime-extensions-editor .monaco-list-row").first().hover();
    for (let turns = 0; turns < 10 && !(await row.isVisible()); turns++) {
      await page.mouse.wheel(0, 300);
      await page.waitForTimeout(200);
    }
    const shown = await row.innerText();
    await picture("running-extensions");
    // A figure for the record; what it may be is the benchmark's matter.
    results.figures = { activation: /[\d.]+ ?ms/.exec(shown)?.[0] ?? shown };
  });
  return results;
}

/** Rests the pointer on a text in the editor. */
async function hoverOver(page: Page, text: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+f");
  await page.keyboard.type(text);
  await page.locator(".find-widget.visible .matchesCount", { hasText: " of " }).waitFor();
  await page.keyboard.press("Escape");
  const box = await place(page.locator(".selected-text").first());
  await page.mouse.move(box.x + box.width / 3, box.y + box.height / 2, { steps: 3 });
}

/** Where a thing is on the screen; the editor may draw it anew while we look. */
async function place(thing: Locator): Promise<Box> {
  for (let tries = 0; tries < 20; tries++) {
    await thing.waitFor();
    const box = await thing.boundingBox();
    if (box !== null) return box;
  }
  return assert.fail("it is not on the screen");
}

type Box = NonNullable<Awaited<ReturnType<Locator["boundingBox"]>>>;
