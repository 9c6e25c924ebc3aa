/** The bundle of the browser's side of the matrix. */
import { placeIn } from "./place.ts";
import { MatrixPage } from "./matrixPage.ts";

/** VS Code's own object for a webview. */
interface Webview {
  postMessage(message: unknown): void;
  setState(state: unknown): void;
}

export function showMatrix(webview: Webview): void {
  const state: unknown = JSON.parse(document.body.dataset["state"] ?? "null");
  webview.setState(state);
  const page = new MatrixPage(placeIn(document.body), {
    // To the editor: this is not the page's own `postMessage`, which asks for an origin.
    send: webview.postMessage.bind(webview),
    keep: (filters) => webview.setState({ ...(state as object), filters }),
    state,
  });
  addEventListener("message", (event: MessageEvent) => page.take(event.data));
  page.begin();
}
