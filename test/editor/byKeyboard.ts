/** Keys that several looks press: in trees, in boxes, in notifications; and the themes that they are pressed in. */
import type { Locator, Page } from "playwright-core";
import { command } from "./looking.ts";

/** User settings with which the editor follows what the desktop prefers. */
export const themedSettings = {
  "window.autoDetectColorScheme": true,
  "window.autoDetectHighContrast": true,
  "editor.minimap.enabled": false,
};

/** What the desktop prefers, and the class of a workbench in that theme. */
const themes = [
  { name: "light", media: { colorScheme: "light", forcedColors: "none" }, mark: ".vs" },
  { name: "contrast", media: { colorScheme: "dark", forcedColors: "active" }, mark: ".hc-black" },
  // Last, so that it stays.
  { name: "dark", media: { colorScheme: "dark", forcedColors: "none" }, mark: ".vs-dark" },
] as const;

/** Takes a picture in each theme, and leaves the dark one. */
export async function inThemes(
  page: Page,
  name: string,
  picture: (name: string) => Promise<void>,
): Promise<void> {
  for (const theme of themes) {
    await page.emulateMedia(theme.media);
    await page.locator(`.monaco-workbench${theme.mark}`).waitFor();
    await picture(`${name}-${theme.name}`);
  }
}

/** The row of a tree that has this text. */
export function treeRow(page: Page, text: string | RegExp): Locator {
  return page.locator(".pane-body .monaco-list-row", { hasText: text });
}

/** Moves to a row by its label; what is below it may still be on its way. */
export async function goTo(page: Page, label: string): Promise<void> {
  const name = page.locator(".label-name", { hasText: new RegExp(`^${label}$`) });
  await page.locator(".pane-body .monaco-list-row").filter({ has: name }).first().waitFor();
  const wanted = page.locator(".pane-body .monaco-list-row.focused").filter({ has: name });
  await page.keyboard.press("Home");
  for (let tries = 0; tries < 200 && (await wanted.count()) === 0; tries++) {
    await page.keyboard.press("ArrowDown");
    await page.waitForTimeout(15);
  }
  await wanted.waitFor();
}

/** Takes an entry of the focused row's context menu. */
export async function takeFromMenu(page: Page, entry: string): Promise<void> {
  await page.keyboard.press("Shift+F10");
  const focused = page.locator(".context-view .action-item.focused", { hasText: entry });
  for (let tries = 0; tries < 40 && (await focused.count()) === 0; tries++) {
    await page.keyboard.press("ArrowDown");
    await page.waitForTimeout(30);
  }
  await focused.waitFor();
  await page.keyboard.press("Enter");
}

/** Types into the list of that title, and takes the entry that is meant. */
export async function choose(page: Page, title: string, entry: string): Promise<void> {
  await page.locator(".quick-input-title", { hasText: title }).waitFor();
  const input = page.locator(".quick-input-widget input[type=text]").first();
  await input.fill(entry);
  await page.locator(".quick-input-list .monaco-list-row.focused", { hasText: entry }).waitFor();
  await page.keyboard.press("Enter");
}

/** Waits for a notification that says this, and answers the whole of it; the list of notifications stays open. */
export async function notified(
  page: Page,
  text: string | RegExp,
  within = 60_000,
): Promise<string> {
  const center = page.locator(".notifications-center.visible");
  const message = center
    .locator(".notification-list-item-message")
    .filter({ hasText: text })
    .first();
  const due = performance.now() + within;
  // There is no list to open before there is a notification.
  while ((await message.count()) === 0 && performance.now() < due) {
    if ((await center.count()) === 0) await command(page, "Notifications: Show Notifications");
    await page.waitForTimeout(250);
  }
  await message.waitFor();
  return message.innerText();
}

/** Presses Cancel on the progress that is shown with this text. */
export async function cancelProgress(page: Page, text: string): Promise<void> {
  await command(page, "Notifications: Show Notifications");
  const item = page
    .locator(".notifications-center .monaco-list-row", { hasText: text })
    .filter({ has: page.getByRole("button", { name: "Cancel" }) });
  await item.waitFor();
  const cancel = item.locator(".monaco-button:focus", { hasText: "Cancel" });
  for (let tries = 0; tries < 20 && (await cancel.count()) === 0; tries++) {
    await page.keyboard.press("Tab");
    await page.waitForTimeout(30);
  }
  await cancel.waitFor();
  await page.keyboard.press("Enter");
}
