/** The bundle of the browser's side: a notebook's page calls `activate`, a panel's page `showPanel`. */
import { openPanel } from "./panel.ts";

export { activateRenderer as activate } from "./renderer.ts";

/** VS Code's own object for a webview. */
interface Webview {
  postMessage(message: unknown): void;
  setState(state: unknown): void;
}

export function showPanel(webview: Webview): void {
  openPanel({
    // To the editor: this is not the page's own `postMessage`, which asks for an origin.
    send: webview.postMessage.bind(webview),
    keep: (state) => webview.setState(state),
  });
}
