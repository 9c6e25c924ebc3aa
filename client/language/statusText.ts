/** Puts the server's state into the few words that the status bar has room for. */
import { productName } from "#shared/texts.ts";
import type { Status } from "#shared/protocol.ts";

/** A status bar item: its text (`$(icon)` allowed), and the lines shown when the pointer rests on it. */
export interface StatusText {
  readonly text: string;
  /** What a screen reader says in place of the text. */
  readonly spoken: string;
  readonly details: readonly { readonly name: string; readonly value: string }[];
}

/** What the status bar says. */
export function statusText(status: Status): StatusText {
  switch (status.state) {
    case "starting":
      return busy("Starting");
    case "indexing":
      return busy(`Indexing${percent(status)}`);
    case "ready":
      return ready(status);
    case "noProject":
      return item("$(circle-slash)", "No Django project", message(status));
    case "error":
      return item("$(error)", "Django databases", message(status));
  }
}

function busy(doing: string): StatusText {
  return item("$(loading~spin)", `${doing} Django project…`, []);
}

function ready(status: Status): StatusText {
  const several = status.projects !== undefined && status.projects > 1;
  const what = several
    ? `${status.projects} Django projects`
    : (status.settings ?? "No settings module");
  const aliases =
    several || status.aliases === undefined ? "" : ` · ${count(status.aliases, "database")}`;
  return item(status.settings === undefined ? "$(warning)" : "$(database)", what + aliases, [
    ...detail("Project", status.project),
    ...detail("Settings", status.settings),
    ...detail("Databases", status.aliases?.toString()),
    ...message(status),
  ]);
}

function item(icon: string, words: string, details: StatusText["details"]): StatusText {
  return { text: `${icon} ${words}`, spoken: `${productName}: ${words}`, details };
}

function message(status: Status): StatusText["details"] {
  return detail(status.state === "error" ? "Error" : "Note", status.message);
}

function detail(name: string, value: string | undefined): StatusText["details"] {
  return value === undefined ? [] : [{ name, value }];
}

function percent({ progress }: Status): string {
  if (progress === undefined || progress.total === 0) return "";
  return ` ${Math.min(100, Math.floor((100 * progress.done) / progress.total))}% of`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
