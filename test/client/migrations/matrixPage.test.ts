/** The built page of the matrix in a real browser under its strict policy: a long history, by keyboard alone. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { panelPage } from "#client/results/panelPage.ts";
import { noFilters } from "#client/migrations/editor/shown/filters.ts";
import type { ShownMatrix, ToPage, ToPanel } from "#client/migrations/editor/shown/messages.ts";
import { launchBrowser } from "#test/editor/browser.ts";
import { root } from "#test/oracle/environments.ts";

const kinds = ["applied", "pending", "no-op"] as const;

/** So many migrations on so many aliases. */
function history(migrations: number, aliases: number): ShownMatrix {
  const names = Array.from({ length: aliases }, (_, index) => `alias${index}`);
  return {
    title: "shop (conf.settings)",
    aliases: names.map((name) => ({ name, note: "not read", isRead: false })),
    apps: [
      { label: "shop", isOwn: true },
      { label: "auth", isOwn: false },
    ],
    rows: Array.from({ length: migrations }, (_, index) => {
      const app = index % 2 === 0 ? "shop" : "auth";
      const name = `${String(index).padStart(4, "0")}_step`;
      return {
        ...{ key: `${app}.${name}`, app, name, isOwn: app === "shop", hasFile: true },
        cells: names.map((_, column) => {
          const kind = kinds[(index + column) % kinds.length] ?? "applied";
          return { kind, mark: "○", words: kind, isPending: kind === "pending" };
        }),
      };
    }),
    problems: [],
  };
}

describe("page of the matrix", function () {
  this.timeout(60_000);
  let browser: Browser;
  let server: Server;
  let page: Page;
  let told: ToPanel[];
  let problems: string[];

  before(async () => {
    execFileSync("npm", ["run", "--silent", "build:matrix"], { cwd: root });
    const bundle = readFileSync(join(root, "dist/matrix.js"), "utf8");
    server = createServer((request, response) => {
      const isBundle = request.url === "/matrix.js";
      response.setHeader("Content-Type", isBundle ? "text/javascript" : "text/html");
      response.end(isBundle ? bundle : html());
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await new Promise((resolve) => server.close(resolve));
  });
  beforeEach(async () => {
    told = [];
    problems = [];
    page = await browser.newPage({ viewport: { width: 1000, height: 600 } });
    page.on("pageerror", ({ message }) => problems.push(message));
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
    await page.exposeFunction("ask", (text: string) => told.push(JSON.parse(text) as ToPanel));
    // What VS Code gives to a page.
    await page.addInitScript(
      `window.kept = []; window.acquireVsCodeApi = () => ({ postMessage: (message) => ask(JSON.stringify(message)), setState: (state) => window.kept.push(state) });`,
    );
    const address = server.address();
    assert.ok(typeof address === "object" && address !== null);
    await page.goto(`http://127.0.0.1:${address.port}/`);
    await until(() => told.some(({ kind }) => kind === "ready"));
  });
  afterEach(async () => {
    assert.deepEqual(problems, []);
    await page.close();
  });

  it("shows a history of 2000 migrations on 10 aliases, and is moved by keys alone", async () => {
    await tell({ kind: "matrix", matrix: history(2000, 10) });
    assert.equal(await page.getByRole("grid").getAttribute("aria-rowcount"), "2001");
    assert.equal(await page.locator('[role=grid] [tabindex="0"]').count(), 1);
    assert.equal(await focused(), "shop 0000_step");
    await press("ArrowRight", "ArrowDown");
    assert.equal(await focused(), "○ pending");
    await press("End", "Home");
    assert.equal(await focused(), "auth 0001_step");
    await press("Control+End");
    assert.equal(await page.locator(":focus").last().getAttribute("aria-colindex"), "11");
    await press("Home");
    assert.equal(await focused(), "auth 1999_step");
    await press("Control+Home", "ArrowUp", "ArrowLeft");
    assert.match(await focused(), /^Migration/);
    await press("PageDown", "PageUp", "ArrowDown");
    assert.equal(await focused(), "shop 0000_step");
    assert.equal(await page.locator('[role=grid] [tabindex="0"]').count(), 1);
  });

  it("keeps the heading and the names in sight", async () => {
    await tell({ kind: "matrix", matrix: history(300, 12) });
    await press("Control+End");
    const heading = await page.getByRole("columnheader", { name: "alias11" }).boundingBox();
    const name = await page.getByRole("rowheader", { name: "0299_step" }).boundingBox();
    assert.ok(heading && heading.y < 200);
    assert.ok(name && name.x >= 0 && name.x < 5);
  });

  it("asks for the details of a cell, shows them, and gives the focus back", async () => {
    await tell({ kind: "matrix", matrix: history(4, 2) });
    await press("ArrowRight", "Enter");
    await until(() => told.some(({ kind }) => kind === "details"));
    assert.deepEqual(told.at(-1), { kind: "details", key: "shop.0000_step", alias: "alias0" });
    await tell({
      kind: "details",
      details: {
        ...{ key: "shop.0000_step", alias: "alias0", words: "applied", lines: ["Applied 2026"] },
        ...{ hasFile: true, isMirror: false },
        operations: [
          {
            ...{ text: "Create model <b>Order</b>", words: "no-op here", depth: 0 },
            because: "the router does not allow it",
            by: { place: 3, text: "conf/routers.py:12" },
          },
        ],
      },
    });
    assert.equal(await focused(), "shop.0000_step on alias0");
    assert.equal(await page.getByText("Create model <b>Order</b>").count(), 1);
    await page.getByRole("button", { name: "conf/routers.py:12" }).click();
    await page.getByRole("button", { name: "Show Plan" }).click();
    await until(() => told.length >= 4);
    assert.deepEqual(told.slice(-2), [
      { kind: "place", place: 3 },
      { kind: "do", what: "showPlan", key: "shop.0000_step", alias: "alias0" },
    ]);
    await press("Escape");
    assert.equal(await focused(), "○ applied");
  });

  it("opens files and reads aliases by Enter on their names", async () => {
    await tell({ kind: "matrix", matrix: history(4, 2) });
    await press("Enter", "ArrowUp", "ArrowRight", "Enter");
    await until(() => told.length >= 3);
    assert.deepEqual(told.slice(1), [
      { kind: "open", key: "shop.0000_step" },
      { kind: "read", aliases: ["alias0"] },
    ]);
    await page.getByRole("button", { name: "Read All Aliases" }).click();
    await until(() => told.length >= 4);
    assert.deepEqual(told.at(-1), { kind: "read", aliases: ["alias0", "alias1"] });
  });

  it("filters, keeps the filters, copies what is left, and shows all again for a row that is asked for", async () => {
    await tell({ kind: "matrix", matrix: history(40, 3) });
    await page.getByLabel("Only this project's apps").check();
    await page.getByRole("searchbox").fill("shop 000");
    await page.getByText("5 of 40 migrations on 3 aliases").waitFor();
    const kept = await page.evaluate<unknown>("window.kept.at(-1)");
    assert.deepEqual(kept, {
      project: "/srv/shop",
      filters: { ...noFilters, text: "shop 000", onlyOwn: true },
    });
    await page.getByRole("button", { name: "Copy as TSV" }).click();
    await until(() => told.some(({ kind }) => kind === "copy"));
    const copied = told.at(-1);
    assert.ok(copied?.kind === "copy");
    assert.equal(copied.text.trimEnd().split("\n").length, 6);
    await tell({ kind: "reveal", key: "auth.0039_step" });
    assert.equal(await focused(), "auth 0039_step");
    assert.equal(await page.getByRole("searchbox").inputValue(), "");
  });

  it("keeps the focus where it is when something is applied meanwhile", async () => {
    const matrix = history(40, 3);
    await tell({ kind: "matrix", matrix });
    await press("ArrowDown", "ArrowDown", "ArrowRight");
    await tell({ kind: "matrix", matrix: { ...matrix, rows: matrix.rows.slice(1) } });
    assert.equal(
      await page.locator(":focus").last().getAttribute("title"),
      "shop.0002_step on alias0: no-op",
    );
  });

  function tell(message: ToPage): Promise<unknown> {
    return page.evaluate(
      `new Promise((resolve) => { postMessage(${JSON.stringify(message)}); setTimeout(resolve, 50); })`,
    );
  }

  async function press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await page.keyboard.press(key);
  }

  async function focused(): Promise<string> {
    const text = await page.locator(":focus").last().innerText();
    return text.replaceAll(/\s+/g, " ").trim();
  }
});

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    assert.ok(tries < 200, "it never came");
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

function html(): string {
  return panelPage({
    show: "showMatrix",
    ...{ script: "/matrix.js", source: "'self'", nonce: "n", title: "Matrix" },
    state: { project: "/srv/shop", filters: noFilters },
  });
}
