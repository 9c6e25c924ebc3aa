/** The grid in a browser: what it shows, how the keyboard leads through it, and what a million rows cost. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { GridPages, type Shown } from "./page.ts";
import { computed, kindColumns, kindRows, millionColumns, millionRow } from "./rows.ts";
import type { Theme } from "./themes.ts";

const pages = new GridPages();
const million = 1_000_000;
const pictures = join(import.meta.dirname, "../../../.cache/grid");

describe("the grid in a browser", function () {
  this.timeout(60_000);
  before(() => pages.start());
  after(() => pages.stop());
  afterEach(() => pages.closePages());

  it("shows the first of a million rows at once, under a strict policy", async () => {
    const { page, milliseconds, problems } = await showMillion();
    await cell(page, 0, 1).waitFor();
    assert.equal(await cell(page, 0, 0).textContent(), "9007199254740993");
    assert.ok(milliseconds < 5000, `first rows after ${milliseconds} ms`);
    const elements = await page.locator("[role=gridcell]").count();
    assert.ok(elements < 400, `${elements} cells exist`);
    assert.deepEqual(problems, []);
  });

  it("reaches the last of a million rows by scrolling, at every zoom", async () => {
    for (const zoom of [1, 2]) {
      const { page } = await showMillion({ zoom });
      await scrollTo(page, 1);
      await settled(page, million - 1, 1, "Book 999999");
      const box = await cell(page, million - 1, 1).boundingBox();
      const grid = await page.locator("[role=grid]").boundingBox();
      assert.ok(box && grid && box.y + box.height <= grid.y + grid.height + 1, "it is in view");
    }
  });

  it("holds few rows, however far one scrolls", async () => {
    const { source, asked } = computed(millionColumns, millionRow, million);
    const { page } = await pages.show(source);
    for (let step = 1; step <= 50; step++) await scrollTo(page, step / 51);
    await page.locator("[data-look=value]", { hasText: "Book 98" }).first().waitFor();
    assert.ok(
      asked.every(({ count }) => count <= 1000),
      "pages",
    );
    await scrollTo(page, 0);
    await settled(page, 0, 1, "Book 0");
    assert.ok((await page.locator("[role=row]").count()) < 80);
  });

  it("is an ARIA grid with one tab stop", async () => {
    const { page } = await showMillion();
    const grid = page.getByRole("grid");
    assert.equal(await grid.getAttribute("aria-rowcount"), String(million + 1));
    assert.equal(await grid.getAttribute("aria-colcount"), "6");
    assert.equal(await page.locator("[role=grid] [tabindex='0']").count(), 1);
    assert.equal(
      await page.locator("[role=row][aria-rowindex='1'] [role=columnheader]").count(),
      6,
    );
    await page.locator("#before").focus();
    const stops: string[] = [];
    while (stops.length < 20 && stops.at(-1) !== "after") {
      await page.keyboard.press("Tab");
      stops.push(await page.evaluate(focusedRole));
    }
    assert.equal(stops.filter((role) => role === "gridcell").length, 1);
  });

  it("leads by keys to every cell and to the headers", async () => {
    const { page } = await showMillion();
    await cell(page, 0, 0).click();
    await checkKeys(page, [
      ["ArrowRight", "Book 0"],
      ["ArrowDown", "Book 1"],
      ["End", "2024-01-02 10:00:00.123456+02"],
      ["Home", "9007199254740994"],
      ["Control+End", "2024-01-08 10:00:00.123456+02"],
      ["Control+Home", "9007199254740993"],
      ["PageDown", "9007199254741010"],
      ["PageUp", "9007199254740993"],
      ["ArrowUp", "id"],
      ["ArrowRight", "name"],
      ["ArrowDown", "Book 0"],
    ]);
  });

  it("selects a range by Shift and copies it, whatever is on the screen", async () => {
    const { page, copied } = await showMillion();
    await cell(page, 0, 1).click();
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowRight");
    assert.equal(await page.locator("[role=gridcell][aria-selected=true]").count(), 4);
    await page.keyboard.press("Control+c");
    await said(page, "Copied 2 rows");
    assert.equal(copied(), "name\tprice\nBook 0\t0.1234567890\nBook 1\t7919.1234567890\n");
    await page.keyboard.press("Shift+PageDown");
    await page.keyboard.press("Control+c");
    await said(page, "Copied 19 rows");
    assert.equal(copied()?.split("\n").length, 21);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("[role=gridcell][aria-selected=true]").count(), 1);
  });

  it("copies everything in a chosen format", async () => {
    const { source } = computed(millionColumns, millionRow, 2500);
    const { page, copied } = await pages.show(source);
    await cell(page, 0, 1).click();
    await page.keyboard.press("Control+a");
    await page.getByLabel("Copy as").selectOption("json");
    await said(page, "Copied 2,500 rows");
    assert.equal((JSON.parse(copied() ?? "[]") as unknown[]).length, 2500);
  });

  it("sorts and filters what is loaded, exactly, and says of what", async () => {
    const { source } = computed(millionColumns, millionRow, million, 5000);
    const { page } = await pages.show(source);
    const header = page.locator("[role=columnheader]", { hasText: "price" });
    await header.click();
    await said(page, "sorted of the 5,000 rows loaded");
    assert.equal(await header.getAttribute("aria-sort"), "ascending");
    await settled(page, 0, 2, "0.1234567890");
    await page.keyboard.press("Enter");
    await settled(page, 0, 2, largestPrice(5000));
    await page.keyboard.press("Enter");
    await page.getByLabel("Filter the rows loaded").fill("book 49");
    await said(page, "111 of the 5,000 rows loaded hold");
    await settled(page, 1, 1, "Book 490");
  });

  it("reads on at the end, and to the last row when asked to", async () => {
    const { source } = computed(millionColumns, millionRow, 12_345, 1000);
    const { page } = await pages.show(source);
    await said(page, "1,000 of … rows in 40 ms");
    assert.equal(await page.getByRole("grid").getAttribute("aria-rowcount"), "-1");
    await scrollTo(page, 1);
    await said(page, "2,000 of … rows");
    await page.getByRole("button", { name: "Load All" }).click();
    await said(page, "12,345 rows in 40 ms");
    assert.equal(await page.getByRole("grid").getAttribute("aria-rowcount"), "12346");
  });

  for (const key of ["Control+End", "Control+ArrowDown"])
    it(`goes to the very last row by ${key}, past those that were read`, async () => {
      const { source } = computed(millionColumns, millionRow, 12_345, 1000);
      const { page } = await pages.show(source);
      await said(page, "1,000 of … rows in 40 ms");
      await cell(page, 0, 0).focus();
      await page.keyboard.press(key);
      await said(page, "12,345 rows in 40 ms");
      await page.locator("[aria-rowindex='12346'] [role=gridcell]:focus").waitFor();
      await page.keyboard.press("Control+Home");
      await page.locator("[aria-rowindex='2'] [role=gridcell]:focus").waitFor();
    });

  it("stays where a later key led while the last rows were read", async () => {
    const { source } = computed(millionColumns, millionRow, million, 1000);
    const { page } = await pages.show(source);
    await said(page, "1,000 of … rows in 40 ms");
    await cell(page, 0, 0).focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Control+Home");
    await said(page, "1,000,000 rows in 40 ms");
    await page.locator("[aria-rowindex='2'] [role=gridcell]:focus").waitFor();
  });

  it("tells NULL, empty text and the text NULL apart, to the eye and to the ear", async () => {
    const { page } = await showKinds();
    assert.deepEqual(
      await Promise.all(
        [0, 1, 2].map(async (row) => [
          await cell(page, row, 1).textContent(),
          await cell(page, row, 1).getAttribute("data-look"),
          await cell(page, row, 1).getAttribute("aria-label"),
        ]),
      ),
      [
        ["NULL", "null", "null"],
        ["", "empty", "empty text"],
        ["NULL", "value", null],
      ],
    );
    assert.equal(await cell(page, 0, 3).textContent(), "0xdeadbeef (4 bytes)");
    assert.equal(await cell(page, 2, 3).textContent(), "0x00ff… (4,096 bytes)");
    assert.equal(await cell(page, 2, 6).textContent(), "two⏎lines⏎here");
  });

  it("opens a cut value in full, and JSON with its numbers as they are", async () => {
    const { page, opened } = await showKinds();
    assert.equal(await cell(page, 0, 6).textContent(), "start…");
    assert.match(
      (await cell(page, 0, 6).getAttribute("title")) ?? "",
      /the first 5 of 52,000 characters/,
    );
    await cell(page, 0, 6).dblclick();
    await page.locator(".detail pre", { hasText: "x".repeat(1000) }).waitFor();
    await page.getByRole("button", { name: "Open in Editor" }).click();
    await said(page, "3 rows");
    assert.equal(opened()?.length, 52_000);
    await page.locator(".detail pre").press("Escape");
    assert.equal(await page.locator(".detail").isVisible(), false);
    assert.equal(await page.evaluate(focusedRole), "gridcell", "the focus is back");
    await cell(page, 0, 2).click();
    await page.keyboard.press("F2");
    assert.equal(
      await page.locator(".detail pre").textContent(),
      '{\n  "n": 12345678901234567890,\n  "list": [\n    1,\n    {}\n  ]\n}',
    );
    assert.equal(
      await page.locator(".detail p").textContent(),
      "Not editable: the rows are made up",
    );
  });

  it("resizes columns by pointer and by keys", async () => {
    const { page } = await showMillion();
    const header = page.locator("[role=columnheader]", { hasText: "price" });
    const width = async () => (await header.boundingBox())?.width ?? 0;
    const before = await width();
    const handle = await header.locator(".handle").boundingBox();
    assert.ok(handle);
    await page.mouse.move(handle.x + 3, handle.y + 5);
    await page.mouse.down();
    await page.mouse.move(handle.x + 63, handle.y + 5);
    await page.mouse.up();
    assert.equal(Math.round((await width()) - before), 60);
    await cell(page, 0, 2).click();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Shift+ArrowLeft");
    assert.equal(Math.round((await width()) - before), 44);
    await page.keyboard.press("Shift+Enter");
    assert.ok(Math.abs((await width()) - before) < 20, "as wide as its values again");
  });

  it("shows its first rows where no extension answers", async () => {
    const { source } = computed(kindColumns, (at) => kindRows[at] ?? [], 3);
    const { page, problems } = await pages.show(source, { isAlone: true });
    assert.equal(await cell(page, 1, 0).textContent(), "-9223372036854775808");
    assert.equal(await page.getByRole("button", { name: "Load All" }).isVisible(), false);
    assert.deepEqual(problems, []);
  });

  it("keeps its place in four hundred columns", async () => {
    const columns = Array.from({ length: 400 }, (_, at) => ({
      name: `c${at}`,
      kind: "integer" as const,
      type: "integer",
    }));
    const { source } = computed(
      columns,
      (row) => columns.map((_, at) => String(row * 1000 + at)),
      500,
    );
    const { page } = await pages.show(source);
    assert.ok((await page.locator("[role=gridcell]").count()) < 2000);
    await cell(page, 0, 0).click();
    await checkKeys(page, [
      ["End", "399"],
      ["ArrowDown", "1399"],
      ["Home", "1000"],
    ]);
  });

  for (const theme of ["dark", "light", "highContrast"] as const)
    it(`is readable in the ${theme} theme`, async () => {
      const { page } = await showKinds(theme);
      await cell(page, 0, 1).click();
      await page.keyboard.press("Shift+ArrowDown");
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, `${theme}.png`) });
      const contrast = await page.evaluate<number>(contrastOfCells);
      assert.ok(contrast >= 4.5, `contrast ${contrast}`);
    });
});

async function showMillion(options: { zoom?: number } = {}): Promise<Shown> {
  return pages.show(computed(millionColumns, millionRow, million).source, options);
}

async function showKinds(theme: Theme = "dark"): Promise<Shown> {
  const whole = { kind: "text" as const, text: "x".repeat(52_000) };
  const { source } = computed(
    kindColumns,
    (at) => kindRows[at] ?? [],
    3,
    3,
    () => whole,
  );
  const shown = await pages.show(source, { theme });
  await said(shown.page, "3 rows");
  return shown;
}

function cell(page: Shown["page"], row: number, column: number) {
  return page.locator(`[aria-rowindex="${row + 2}"] > [aria-colindex="${column + 2}"]`);
}

/** Waits until this cell shows a value: this one, or any. */
async function settled(page: Shown["page"], row: number, column: number, text?: string) {
  const found = cell(page, row, column);
  const shown =
    text === undefined
      ? found.and(page.locator("[data-look=value]"))
      : found.and(page.getByText(text, { exact: true }));
  await shown.waitFor({ timeout: 5000 });
}

async function said(page: Shown["page"], text: string): Promise<void> {
  await page.getByRole("status").filter({ hasText: text }).first().waitFor({ timeout: 5000 });
}

/** Scrolls to this part of the whole height. */
async function scrollTo(page: Shown["page"], part: number): Promise<void> {
  await page.evaluate(
    `(() => {
      const grid = document.getElementById("output").shadowRoot.querySelector("[role=grid]");
      grid.scrollTop = grid.scrollHeight * ${part};
    })()`,
  );
}

/** Presses each key, and looks at the cell that has the focus then. */
async function checkKeys(
  page: Shown["page"],
  steps: readonly (readonly [key: string, text: string])[],
) {
  for (const [key, text] of steps) {
    await page.keyboard.press(key);
    await page
      .locator("[role=grid] :focus", { hasText: text })
      .waitFor({ timeout: 3000 })
      .catch(async () => {
        assert.equal(
          await page.locator("[role=grid] :focus").textContent({ timeout: 1000 }),
          text,
          key,
        );
      });
  }
}

function largestPrice(count: number): string {
  const prices = Array.from({ length: count }, (_, at) => (at * 7919) % 1_000_003);
  return `${Math.max(...prices)}.1234567890`;
}

/** The role of what has the focus, in the shadow root too. */
const focusedRole = `(() => {
  const outer = document.activeElement;
  const inner = outer?.shadowRoot?.activeElement ?? outer;
  return inner?.id || inner?.getAttribute("role") || inner?.tagName.toLowerCase();
})()`;

/** The least contrast of a cell's text and what is behind it, as WCAG computes it; NULL is dimmed on purpose. */
const contrastOfCells = `(() => {
  const root = document.getElementById("output").shadowRoot;
  const numbers = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const over = ([r, g, b, a = 1], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a)];
  const background = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) layers.push(numbers(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
  };
  const light = (color) => {
    const [r, g, b] = color.map((value) => value / 255).map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (cell) => {
    const behind = background(cell);
    const [one, other] = [light(over(numbers(getComputedStyle(cell).color), behind)), light(behind)].sort((a, b) => b - a);
    return (one + 0.05) / (other + 0.05);
  };
  const cells = [...root.querySelectorAll("[role=gridcell][data-look=value], [role=columnheader].cell, button")].filter((one) => one.checkVisibility());
  return Math.min(...cells.map(contrast));
})()`;
