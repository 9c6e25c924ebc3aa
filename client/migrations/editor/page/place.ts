/** A place of our own in the page: a shadow root with our style sheet, which is under no rule of the page's CSP. */
import { element } from "#client/results/grid/dom.ts";
import styles from "./matrix.css";

export function placeIn(host: HTMLElement): HTMLElement {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  const place = element("main", { class: "place" });
  root.replaceChildren(place);
  return place;
}
