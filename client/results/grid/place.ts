/** A place of our own in somebody's page: a shadow root, so that neither's styles reach the other. */
import styles from "./grid.css";
import { element } from "./dom.ts";

/** Makes the place anew in this element. A constructed style sheet is under no rule of the page's CSP. */
export function placeIn(host: HTMLElement): HTMLElement {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  const place = element("div", { class: "place" });
  root.replaceChildren(place);
  return place;
}
