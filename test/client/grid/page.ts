/** The built grid in a real browser, under a strict content security policy, fed by a real source of rows. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import type { ServerFacts } from "#client/drivers/driver.ts";
import type { GridOutput, ToExtension } from "#client/results/grid/messages.ts";
import { ResultRegistry } from "#client/results/serving/registry.ts";
import type { Edits } from "#client/results/serving/served.ts";
import type { ResultSource } from "#client/results/serving/source.ts";
import { launchBrowser } from "#test/editor/browser.ts";
import { themes, type Theme } from "./themes.ts";

const root = join(import.meta.dirname, "../../..");

/** PostgreSQL, for how things are quoted. */
const serverFacts: ServerFacts = {
  product: "PostgreSQL",
  version: "15",
  dialect: "postgresql",
  modes: {},
  placeholder: "numbered",
  database: "shop",
  user: undefined,
  encryption: undefined,
};

export interface Shown {
  readonly page: Page;
  /** What was copied last. */
  readonly copied: () => string | undefined;
  /** What was opened as a document. */
  readonly opened: () => string | undefined;
  /** Broken rules of the content security policy, and errors of the page. */
  readonly problems: readonly string[];
  /** Milliseconds from the grid's making to its rows. */
  readonly milliseconds: number;
}

/** One browser and one web server for a file of tests. */
export class GridPages {
  #browser: Browser | undefined;
  #server: Server | undefined;
  readonly #open: Page[] = [];

  async start(): Promise<void> {
    execFileSync("npm", ["run", "--silent", "build:grid"], { cwd: root });
    const bundle = readFileSync(join(root, "dist/grid.js"), "utf8");
    this.#server = createServer((request, response) => {
      const isBundle = request.url === "/grid.js";
      response.setHeader("Content-Type", isBundle ? "text/javascript" : "text/html");
      const theme = new URL(request.url ?? "/", "http://host").searchParams.get("theme");
      response.end(isBundle ? bundle : html((theme ?? "dark") as Theme));
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => this.#server?.once("listening", resolve));
    this.#browser = await launchBrowser();
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  async closePages(): Promise<void> {
    for (const page of this.#open.splice(0)) await page.close();
  }

  /** Shows a source, served as the extension serves it. */
  async show(
    source: ResultSource,
    options: {
      readonly theme?: Theme;
      readonly edits?: Edits;
      readonly zoom?: number;
      readonly isAlone?: boolean;
    } = {},
  ): Promise<Shown> {
    const zoom = options.zoom ?? 1;
    const viewport = { width: Math.round(1000 / zoom), height: Math.round(600 / zoom) };
    const page = await this.#newPage(viewport, zoom);
    this.#open.push(page);
    const problems: string[] = [];
    page.on("pageerror", ({ message }) => problems.push(message));
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
    let copied: string | undefined;
    let opened: string | undefined;
    const registry = new ResultRegistry("test", (message) => {
      // A page that is closed meanwhile hears nothing.
      void page.evaluate(tell(message)).catch(() => {});
    });
    await page.exposeFunction("ask", (text: string) => {
      void registry.handle(JSON.parse(text) as ToExtension);
    });
    const output = registry.serve(source, {
      where: "shop on default",
      server: serverFacts,
      edits: options.edits ?? { because: "the rows are made up" },
      effects: {
        copy: async (text) => {
          copied = text;
        },
        open: async (_, text) => {
          opened = text;
        },
        export: async () => undefined,
      },
    });
    await page.goto(`${this.#address()}/?theme=${options.theme ?? "dark"}`);
    const milliseconds = await page.evaluate(start(output, options.isAlone ?? false));
    return {
      page,
      problems,
      milliseconds: milliseconds as number,
      copied: () => copied,
      opened: () => opened,
    };
  }

  #address(): string {
    const address = this.#server?.address();
    if (typeof address !== "object" || address === null) throw new Error("start the pages first");
    return `http://127.0.0.1:${address.port}`;
  }

  async #newPage(viewport: { width: number; height: number }, zoom: number): Promise<Page> {
    if (!this.#browser) throw new Error("start the pages first");
    return this.#browser.newPage({ viewport, deviceScaleFactor: zoom, reducedMotion: "reduce" });
  }
}

function tell(message: unknown): string {
  const text = JSON.stringify(JSON.stringify(message));
  return `dispatchEvent(new CustomEvent("answer", { detail: ${text} }))`;
}

/** What the page runs: the notebook's side of a renderer. */
function start(output: GridOutput, isAlone: boolean): string {
  const messaging = isAlone
    ? ""
    : `postMessage: (message) => ask(JSON.stringify(message)),
       onDidReceiveMessage: (listen) => {
         const take = (event) => listen(JSON.parse(event.detail));
         addEventListener("answer", take);
         return { dispose: () => removeEventListener("answer", take) };
       },`;
  return `(async () => {
    const { activate } = await import("/grid.js");
    const begun = performance.now();
    const output = ${JSON.stringify(output)};
    activate({ ${messaging} }).renderOutputItem({ id: "1", json: () => output }, document.getElementById("output"));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - begun;
  })()`;
}

function html(theme: Theme): string {
  const policy = "default-src 'none'; script-src 'self' 'nonce-n'; style-src 'nonce-n'";
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Result</title>
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <style nonce="n">:root { ${themes[theme]} } body { margin: 8px; background: var(--vscode-editor-background); }</style>
    </head><body><button id="before">before</button><div id="output"></div><button id="after">after</button></body></html>`;
}
