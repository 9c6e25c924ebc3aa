/** Is asked for a password and for what the settings do not tell, by keyboard alone, and has it remembered and forgotten. */
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { command, steps, type Look } from "./looking.ts";
import type { Results } from "./results.ts";

export const passwordsLookSettings = {
  "workbench.colorTheme": "Dark Modern",
  "editor.minimap.enabled": false,
};

export async function lookAtPasswords({ page, pictures, passwords = {} }: Look): Promise<Results> {
  const { results, step, picture } = steps({ page, pictures });
  const { typed = "", mistyped = "" } = passwords;
  await page.locator(".explorer-folders-view .monaco-list-row", { hasText: "manage.py" }).waitFor();
  await page.locator(".activitybar [aria-label='Django Databases']").first().waitFor();

  await step("a password that the settings do not have is asked for", async () => {
    await focus(page);
    await expand(page, "asked");
    await question(page, "Connect to asked");
    const input = page.locator(".quick-input-widget input");
    assert.equal(await input.getAttribute("type"), "password");
    assert.equal(await input.getAttribute("placeholder"), "Password of asked");
    await picture("asked");
  });
  await step("a wrong one is refused with the server's words, and asked for again", async () => {
    await page.keyboard.type(mistyped);
    await picture("typed");
    await page.keyboard.press("Enter");
    const message = page.locator(".quick-input-message", { hasText: /authentication failed/ });
    await message.waitFor();
    await question(page, "Connect to asked");
    assert.equal(await page.locator(".quick-input-widget input").inputValue(), "");
    await picture("refused");
  });
  await step("the right one opens the alias", async () => {
    await page.keyboard.type(typed);
    await page.keyboard.press("Enter");
    await row(page, "System Schemas").waitFor();
    await picture("open");
  });
  await step("it is remembered when the window was loaded anew", async () => {
    await page.reload();
    // The view comes back by itself; commands are known when the server has told what there is.
    await row(page, "nowhere").first().waitFor({ timeout: 30_000 });
    await page.locator(".statusbar-item", { hasText: "7 databases" }).waitFor();
    await focus(page);
    await expand(page, "asked");
    await row(page, "System Schemas").waitFor();
    assert.equal(await page.locator(".quick-input-widget:visible").count(), 0);
    await picture("remembered");
  });
  await step("Forget Saved Passwords forgets it, and it is asked for again", async () => {
    await command(page, "Django DB: Forget Saved Passwords");
    await question(page, "Forget What Was Typed For");
    await page.keyboard.type("asked");
    await page.locator(".quick-input-list .focused", { hasText: "asked" }).waitFor();
    await picture("forget");
    await page.keyboard.press("Enter");
    await page.getByText("Nothing that you typed for asked is kept any more.").first().waitFor();
    // What was read before is still shown; to read it anew takes a connection.
    await command(page, "Django DB: Refresh Databases");
    await question(page, "Connect to asked");
    await picture("forgotten");
  });
  await step("giving up leaves the reason in the tree", async () => {
    await page.keyboard.press("Escape");
    await row(page, /asks for a password, and there is none/)
      .first()
      .waitFor();
    await picture("given-up");
  });
  await step("what no reading of the settings tells is asked for by its name", async () => {
    await focus(page);
    await expand(page, "hidden");
    await question(page, "Connect to hidden");
    await page.locator(".quick-input-message", { hasText: "HOST is not known" }).waitFor();
    await picture("missing");
    await page.keyboard.type("127.0.0.1");
    await page.keyboard.press("Enter");
    await row(page, "System Schemas").waitFor();
    await picture("found");
  });
  return results;
}

async function focus(page: Page): Promise<void> {
  await command(page, "Django Databases: Focus on Aliases View");
  await row(page, "nowhere").first().waitFor();
  await command(page, "Django Databases: Focus on Aliases View");
}

/** Waits for a box with this title. */
async function question(page: Page, title: string): Promise<void> {
  await page.locator(".quick-input-title", { hasText: title }).waitFor();
}

/** Moves to an alias, and opens it. */
async function expand(page: Page, alias: string): Promise<void> {
  const name = page.locator(".label-name", { hasText: new RegExp(`^${alias}$`) });
  const wanted = page.locator(".pane-body .monaco-list-row.focused").filter({ has: name });
  await page.keyboard.press("Home");
  for (let steps = 0; steps < 60 && (await wanted.count()) === 0; steps++) {
    await page.keyboard.press("ArrowDown");
    await page.waitForTimeout(30);
  }
  await wanted.waitFor();
  await page.keyboard.press("ArrowRight");
}

function row(page: Page, text: string | RegExp): Locator {
  return page.locator(".pane-body .monaco-list-row", { hasText: text });
}
