/** Asks the user for what the settings do not tell, key by key. */
import * as vscode from "vscode";
import type { Missing } from "#client/connections/configured.ts";
import type { Answers } from "#client/connections/setting.ts";

/** The answers, or undefined where the user gave up; then nothing is kept. */
export async function askForMissing(
  label: string,
  missing: readonly Missing[],
): Promise<Answers | undefined> {
  const asked = missing.filter(({ key }) => !needless.has(key));
  const answers: Record<string, string> = {};
  for (const [index, { key, because }] of asked.entries()) {
    const count = asked.length > 1 ? ` (${index + 1}/${asked.length})` : "";
    const title = `Connect to ${label}${count}`;
    const answer = key === "ENGINE" ? await askForEngine(title) : await ask(title, key, because);
    if (answer === undefined) return undefined;
    answers[key] = answer;
  }
  return answers;
}

/** A password that the server will take; undefined where the user gave up. */
export async function askForPassword(
  label: string,
  user: string | undefined,
  refusal: string,
): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: `Connect to ${label}`,
    prompt: `${refusal.charAt(0).toUpperCase()}${refusal.slice(1)}. What you type is kept in the editor's secret storage, never in a file`,
    placeHolder: user === undefined ? "Password" : `Password of ${user}`,
    password: true,
    ignoreFocusOut: true,
  });
}

/** Keys that are never a reason not to connect. */
const needless = new Set(["TIME_ZONE", "CONN_MAX_AGE", "TEST"]);

function ask(title: string, key: string, because: string): Thenable<string | undefined> {
  const isDict = key === "OPTIONS" || key === "OPTIONS.ssl";
  return vscode.window.showInputBox({
    title,
    prompt: `${key} is not known from the settings: ${because}`,
    placeHolder: isDict ? '{"sslmode": "require"}, or empty for none' : `${key}; empty for none`,
    password: /pass|secret|key$/i.test(key),
    ignoreFocusOut: true,
    validateInput: (text) =>
      isDict && text.trim() !== "" && !isObject(text) ? "A JSON object, or nothing" : undefined,
  });
}

async function askForEngine(title: string): Promise<string | undefined> {
  const engines = [
    { label: "PostgreSQL", engine: "django.db.backends.postgresql" },
    { label: "MySQL or MariaDB", engine: "django.db.backends.mysql" },
    { label: "SQLite", engine: "django.db.backends.sqlite3" },
  ];
  const chosen = await vscode.window.showQuickPick(engines, { title, placeHolder: "ENGINE" });
  return chosen?.engine;
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
