/** Runs management commands by keyboard alone, also those that fail, take long or are refused, and takes pictures of them. */
import assert from "node:assert/strict";
import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Page } from "playwright-core";
import {
  cancelProgress,
  choose,
  inThemes,
  notified,
  themedSettings,
  treeRow,
} from "./byKeyboard.ts";
import { command, steps, type Look } from "./looking.ts";
import type { Results } from "./results.ts";

export const managementLookSettings = {
  ...themedSettings,
  // As elements, whose text can be read.
  "terminal.integrated.gpuAcceleration": "off",
  "djangoMultidb.roles": { default: "development", people: "development", legacy: "development" },
};

/** A migration of the app people that does this. */
const migration = (after: string, work: string): string => `import time
from django.db import migrations


def work(apps, schema_editor):
    ${work}


class Migration(migrations.Migration):
    dependencies = [("people", "${after}")]
    operations = [migrations.RunPython(work, migrations.RunPython.noop)]
`;

/** What makes one alias another's mirror, in the copy's settings. */
const mirror = `
DATABASES["copy"] = {**DATABASES["default"], "TEST": {"MIRROR": "default"}}
`;

export async function lookAtManagement({ page, pictures }: Look): Promise<Results> {
  const { results, step, picture } = steps({ page, pictures });
  const themed = (name: string): Promise<void> => inThemes(page, name, picture);
  const folder = new URL(page.url()).searchParams.get("folder") ?? "";
  const applied = (alias: string): readonly string[] => appliedIn(join(folder, `${alias}.sqlite3`));
  const third = join(folder, "people/migrations/0003_third.py");
  const fourth = join(folder, "people/migrations/0004_fourth.py");
  const dialog = page.locator(".monaco-dialog-box");
  await page.locator(".explorer-folders-view .monaco-list-row", { hasText: "manage.py" }).waitFor();
  await page.emulateMedia({ colorScheme: "dark", forcedColors: "none" });
  await page.locator(".statusbar-item", { hasText: "conf.by_app" }).waitFor();

  await step("Show Migration Plan is read before anything is run", async () => {
    await command(page, "Django DB: Show Migration Plan");
    await choose(page, "Plan", "people");
    await page.locator(".tab.active", { hasText: "Plan on people.md" }).waitFor();
    const line = page.locator(".monaco-editor .view-line");
    await line.filter({ hasText: "# Migration plan" }).waitFor();
    await line.filter({ hasText: "manage.py migrate --database people" }).waitFor();
    await line.filter({ hasText: "13 migrations take no effect on 'people'" }).waitFor();
    await line.filter({ hasText: "contenttypes.0001_initial" }).waitFor();
    assert.deepEqual(applied("people"), []);
    await themed("plan");
    await command(page, "View: Close All Editors");
  });
  await step("Migrate asks for the alias and the apps, and the tree changes", async () => {
    await command(page, "Focus on Migrations View");
    await treeRow(page, "people").first().waitFor();
    await command(page, "Django DB: Group Migrations by Alias");
    await treeRow(page, /^people.*not read$/)
      .first()
      .waitFor();
    await migrate(page, "people");
    const text = await notified(page, /^people: /);
    assert.match(text, /^people: \d+ migrations applied \(/);
    assert.match(text, /people\.0001_initial, people\.0002_team/);
    assert.ok(applied("people").includes("people.0002_team"));
    await treeRow(page, /^people.*all applied/)
      .first()
      .waitFor();
    await themed("migrated");
    await clear(page);
  });
  await step("Roll Back to Here tells what is lost before it is done", async () => {
    const before = applied("people");
    await rollBackPeople(page);
    await dialog.waitFor();
    const text = await dialog.innerText();
    assert.match(text, /\d migrations are taken back/);
    assert.match(text, /Data may be lost:/);
    assert.match(text, /people\.0001_initial: Undo Create model Person/);
    assert.match(text, /manage\.py migrate --database people people zero/);
    await themed("what-is-lost");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await page.waitForTimeout(500);
    assert.deepEqual(applied("people"), before);
    await rollBackPeople(page);
    await dialog.waitFor();
    await dialog.locator(".monaco-button:focus", { hasText: "Run" }).waitFor();
    await page.keyboard.press("Enter");
    const told = await notified(page, /^people: .*taken back/);
    assert.match(told, /^people: \d migrations taken back \(.*people\.0001_initial/);
    await treeRow(page, /^people.*\d pending/)
      .first()
      .waitFor();
    await command(page, "Focus on Migrations View");
    await page.locator(".activitybar .badge-content", { hasText: /^\d+$/ }).first().waitFor();
    await picture("rolled-back");
    await clear(page);
  });
  await step("Migrate All stops at the alias that fails, and says where things are", async () => {
    writeFileSync(third, migration("0002_team", 'raise RuntimeError("planted")'));
    await newlyKnown(page);
    await migrateAll(page, dialog, () => themed("all-aliases"));
    const text = await notified(page, /Stopped there/, 120_000);
    await themed("stopped");
    assert.match(text, /^people: it failed with exit status 1; \d+ migrations applied/);
    assert.match(text, /people\.0001_initial, people\.0002_team/);
    assert.match(text, /was rolled back, unless it says atomic = False/);
    assert.match(text, /1 alias was not reached \(legacy\)/);
    assert.match(text, /default: \d+ migrations applied/);
    assert.match(text, /shop: \d+ migrations applied/);
    assert.ok(!applied("people").includes("people.0003_third"));
    assert.ok(applied("default").includes("people.0003_third"));
    assert.ok(applied("shop").includes("shop.0004_data"));
    assert.deepEqual(applied("legacy"), []);
    await clear(page);
  });
  await step("once the migration is mended, Migrate All does the rest", async () => {
    writeFileSync(third, migration("0002_team", "pass"));
    await migrateAll(page, dialog);
    const text = await notified(page, /legacy: \d+ migrations applied/, 120_000);
    assert.match(text, /people: \d+ migrations? applied/);
    assert.ok(applied("people").includes("people.0003_third"));
    assert.ok(applied("legacy").includes("legacy.0002_managed"));
    await picture("all-done");
    await clear(page);
  });
  for (const [how, stop] of [
    ["Control+C in its terminal", () => interrupt(page)],
    ["Cancel on its progress", () => cancelProgress(page, "Migrate on people")],
  ] as const)
    await step(`a long migration is stopped by ${how}`, async () => {
      writeFileSync(fourth, migration("0003_third", "time.sleep(60)"));
      await newlyKnown(page);
      await migrate(page, "people");
      await page
        .locator(".terminal-wrapper.active .xterm-rows", { hasText: "Applying people.0004_fourth" })
        .waitFor({ timeout: 30_000 });
      await migrate(page, "people");
      await notified(page, "Migrate on people is still running: wait for it, or stop it");
      await stop();
      const text = await notified(page, /^people: cancelled/);
      assert.match(text, /^people: cancelled; nothing changed\. /);
      assert.match(text, /The migration that was running was rolled back/);
      assert.ok(!applied("people").includes("people.0004_fourth"));
      await picture(how.startsWith("Control") ? "interrupted" : "cancelled");
      await clear(page);
    });
  await step("on production the alias's name is typed, and nothing else will do", async () => {
    writeFileSync(fourth, migration("0003_third", "pass"));
    await command(page, "Django DB: Set Role…");
    await choose(page, "Set Role", "people");
    await choose(page, "Role of people", "Production");
    await treeRow(page, /^people.*production/i)
      .first()
      .waitFor();
    const box = page.locator(".quick-input-widget");
    await migrate(page, "people");
    await box.getByText("Type people to run:").waitFor();
    await themed("type-the-name");
    await page.keyboard.type("peopel");
    await page.keyboard.press("Enter");
    await box.getByText("That is not the alias's name, people").waitFor();
    await themed("wrong-name");
    await page.keyboard.press("Escape");
    await box.waitFor({ state: "hidden" });
    await page.locator(".terminal-wrapper.active .xterm-rows", { hasText: "Not run." }).waitFor();
    assert.ok(!applied("people").includes("people.0004_fourth"));
  });
  await step("the mirror of another alias is not migrated", async () => {
    appendFileSync(join(folder, "conf/by_app.py"), mirror);
    await treeRow(page, "copy").first().waitFor();
    await migrate(page, "copy");
    await notified(page, "'copy' mirrors 'default': run migrate on 'default'");
    await themed("mirror");
  });
  return results;
}

/** From the palette: which alias, and all apps. */
async function migrate(page: Page, alias: string): Promise<void> {
  await command(page, "Django DB: Migrate…");
  await choose(page, "Migrate", alias);
  await choose(page, "Migrate", "All Apps");
}

async function rollBackPeople(page: Page): Promise<void> {
  await command(page, "Django DB: Roll Back to Here");
  await choose(page, "Roll Back to Here", "people");
  await page.locator(".quick-input-widget input[placeholder='An app']").waitFor();
  await choose(page, "Roll Back to Here", "people");
  await page.locator(".quick-input-widget input[placeholder='A migration of people']").waitFor();
  await choose(page, "Roll Back to Here", "zero");
}

/** One yes for all. */
async function migrateAll(
  page: Page,
  dialog: ReturnType<Page["locator"]>,
  look: () => Promise<void> = async () => {},
): Promise<void> {
  await command(page, "Django DB: Migrate All Aliases…");
  await dialog.getByText("one after the other?").waitFor();
  await look();
  await dialog.locator(".monaco-button:focus", { hasText: "Run" }).waitFor();
  await page.keyboard.press("Enter");
}

/** Ctrl+C where the command prints. */
async function interrupt(page: Page): Promise<void> {
  await command(page, "Terminal: Focus on Terminal View");
  await page.locator(".terminal-wrapper.active .xterm.focus").waitFor();
  await page.keyboard.press("Control+c");
}

/** The server hears of files that were written outside of the editor. */
async function newlyKnown(page: Page): Promise<void> {
  await page.waitForTimeout(2500);
}

async function clear(page: Page): Promise<void> {
  await command(page, "Notifications: Clear All Notifications");
}

function appliedIn(path: string): readonly string[] {
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    const rows = database.prepare("select app, name from django_migrations order by id").all();
    database.close();
    return rows.map(({ app, name }) => `${String(app)}.${String(name)}`);
  } catch {
    // No file, or no table in it.
    return [];
  }
}
