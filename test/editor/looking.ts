/** What every look around has in common: its steps, its pictures, and the editor's box for commands and files. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { Results } from "./results.ts";

export interface Look {
  readonly page: Page;
  /** Where the pictures go. */
  readonly pictures: string;
  /** Those of the project, where its servers want some. */
  readonly passwords?: Readonly<Record<string, string>>;
}

export interface Steps {
  readonly results: Results;
  /** Takes a step; one that fails does not keep the next one from being tried. */
  readonly step: (title: string, take: () => Promise<void>) => Promise<void>;
  readonly picture: (name: string) => Promise<void>;
}

export function steps({ page, pictures }: Look): Steps {
  mkdirSync(pictures, { recursive: true });
  const results: Results = { passed: [], failed: [] };
  const step = async (title: string, take: () => Promise<void>): Promise<void> => {
    const started = performance.now();
    try {
      await take();
      results.passed.push({ title, milliseconds: Math.round(performance.now() - started) });
    } catch (error) {
      await page.screenshot({ path: join(pictures, `failed-${results.failed.length}.png`) });
      await page.keyboard.press("Escape");
      results.failed.push({
        title,
        reason: error instanceof Error ? error.message : String(error),
      });
    }
  };
  const picture = async (name: string): Promise<void> => {
    // A moment for what moves: the panel that slides in, the colors that arrive.
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(pictures, `${name}.png`) });
  };
  return { results, step, picture };
}

export async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press("F1");
  await pick(page, `>${title}`, title);
}

export async function openFile(page: Page, path: string): Promise<void> {
  // The same box as for commands, which are what begins with ">".
  await page.keyboard.press("F1");
  await pick(page, path, path.slice(path.lastIndexOf("/") + 1));
  await page.locator(".tab.active", { hasText: path.slice(path.lastIndexOf("/") + 1) }).waitFor();
}

/** Types into the quick pick and takes its first entry, once that is the one meant. */
async function pick(page: Page, text: string, entry: string): Promise<void> {
  const input = page.locator(".quick-input-widget input").first();
  await input.fill(text);
  await page
    .locator(".quick-input-list .monaco-list-row.focused", { hasText: entry })
    .first()
    .waitFor();
  await page.keyboard.press("Enter");
  // What follows may open the same box again: it is over when the box is gone or asks for something else.
  while ((await input.isVisible()) && (await input.inputValue()) === text) {
    await page.waitForTimeout(50);
  }
}
