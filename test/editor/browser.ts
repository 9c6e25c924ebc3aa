/** Opens the editor's page in a Chromium without a window. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type Browser } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Starts the browser that is installed on this machine; it reaches for nothing but the pages it is given. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = (process.env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(existsSync);
  if (executablePath === undefined) throw new Error("Chromium is missing");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/**
 * The address that opens a folder, or a `.code-workspace` file, in the editor.
 * @param tests the folders of the extension under development and of the tests that its host is to run
 */
export function editorAddress(
  authority: string,
  opened: string,
  tests?: { readonly extension: string; readonly entry: string },
): string {
  const remote = (path: string) => `vscode-remote://${authority}${path}`;
  const payload = tests && [
    ["extensionDevelopmentPath", remote(tests.extension)],
    ["extensionTestsPath", remote(tests.entry)],
  ];
  const query = new URLSearchParams({
    [opened.endsWith(".code-workspace") ? "workspace" : "folder"]: opened,
    ...(payload && { payload: JSON.stringify(payload) }),
  });
  return `http://${authority}/?${query.toString()}`;
}
