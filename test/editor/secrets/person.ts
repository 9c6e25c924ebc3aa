/** Sits before the editor's page: answers its questions, and keeps all that it reads there. */
import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "playwright-core";

export interface Person {
  /** All lines that were on the page at some time: texts, and the names and tooltips of things. */
  readonly read: ReadonlySet<string>;
  /** The titles of the questions that were answered, in order. */
  readonly answered: readonly string[];
  /** Stops reading and answering. */
  leave(): Promise<void>;
}

/**
 * @param typed what is typed where the title of a question for a password has this text, one after the other;
 * one that is asked for anything else gives up
 */
export function sitDown(page: Page, typed: Readonly<Record<string, readonly string[]>>): Person {
  const read = new Set<string>();
  const answered: string[] = [];
  const left = new Map(Object.entries(typed).map(([title, texts]) => [title, [...texts]]));
  const leaving = new AbortController();
  const sitting = sit();

  async function sit(): Promise<void> {
    while (!leaving.signal.aborted) {
      // The page changes while it is read; the next time will do.
      await look().catch(() => {});
      await answer().catch(() => {});
      await wait(200);
    }
  }

  async function look(): Promise<void> {
    for (const frame of page.frames()) {
      const text = await frame.evaluate<string>(everything);
      for (const line of text.split("\n")) read.add(line);
    }
  }

  async function answer(): Promise<void> {
    const box = page.locator(".quick-input-widget:visible");
    if (await box.isVisible()) {
      const title = await box.locator(".quick-input-title").innerText();
      const isPassword = (await box.locator("input[type=password]").count()) > 0;
      answered.push(title);
      const text = isPassword ? next(title) : undefined;
      if (text !== undefined) await box.locator("input[type=password]").fill(text);
      await page.keyboard.press(isPassword && text === undefined ? "Escape" : "Enter");
      await wait(500);
    }
  }

  function next(title: string): string | undefined {
    for (const [part, texts] of left) if (title.includes(part)) return texts.shift();
    return undefined;
  }

  return {
    read,
    answered,
    leave: async () => {
      leaving.abort();
      await sitting;
    },
  };
}

/** Runs in the page. */
const everything = `[
  document.body?.innerText ?? "",
  ...[...document.querySelectorAll("[aria-label],[title],[data-keybinding-context]")].flatMap((element) => [
    element.getAttribute("aria-label") ?? "",
    element.getAttribute("title") ?? "",
  ]),
].join("\\n")`;
