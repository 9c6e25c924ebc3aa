/** Asks for the values of a statement's parameters, one after the other; what was given before is offered again. */
import * as vscode from "vscode";
import type { Value } from "#client/drivers/driver.ts";
import type { Dialect } from "#client/drivers/sql/dialect.ts";
import type { Parameter, Parameters } from "#client/console/statements/parameters.ts";
import { meaningsOf, valueOf, type Meaning, type Typed } from "#client/console/statements/typed.ts";

/**
 * The values by key; undefined where the user gave up.
 * @param given what the console remembers, by what a parameter is called; the answers are added to it
 * @param signal takes the question back
 */
export async function askParameters(
  { parameters }: Parameters,
  given: Map<string, Typed>,
  dialect: Dialect | undefined,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Value> | undefined> {
  const values = new Map<string, Value>();
  for (const [index, parameter] of parameters.entries()) {
    const name = nameOf(parameter);
    const number = { at: index + 1, of: parameters.length };
    const typed = await askOne(parameter, given.get(name), number, signal);
    if (typed === undefined) return undefined;
    given.set(name, typed);
    const value = valueOf(typed, dialect);
    if (value !== undefined) values.set(parameter.key, value);
  }
  return values;
}

/** Parameters without a name are remembered by their place. */
function nameOf({ key, written }: Parameter): string {
  return written.includes(key) ? written : `${written}${key}`;
}

interface Choice extends vscode.QuickPickItem {
  readonly meaning: Meaning;
}

function askOne(
  parameter: Parameter,
  before: Typed | undefined,
  number: { readonly at: number; readonly of: number },
  signal: AbortSignal,
): Promise<Typed | undefined> {
  if (signal.aborted) return Promise.resolve(undefined);
  const input = vscode.window.createQuickPick<Choice>();
  const places = parameter.places.length;
  input.title = `Value of ${parameter.written}${places > 1 ? `, in ${places} places` : ""}`;
  if (number.of > 1) {
    input.step = number.at;
    input.totalSteps = number.of;
  }
  input.placeholder = "Type a value, then choose what it is";
  input.ignoreFocusOut = true;
  input.value = before?.text ?? "";
  const show = (): void => {
    const choices = meaningsOf(input.value).map((meaning) =>
      choice(meaning, input.value, parameter),
    );
    input.items = choices;
    const isSame = before !== undefined && input.value === before.text;
    const active = choices.find(({ meaning }) => isSame && meaning === before.meaning);
    if (active) input.activeItems = [active];
  };
  input.onDidChangeValue(show);
  show();
  return new Promise((resolve) => {
    input.onDidAccept(() => {
      const [chosen] = input.activeItems;
      if (chosen === undefined) return;
      resolve({ meaning: chosen.meaning, text: input.value });
      input.dispose();
    });
    const hide = () => input.hide();
    signal.addEventListener("abort", hide, { once: true });
    input.onDidHide(() => {
      signal.removeEventListener("abort", hide);
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}

function choice(meaning: Meaning, text: string, { written }: Parameter): Choice {
  const described: Readonly<Record<Meaning, readonly [string, string]>> = {
    text: ["$(symbol-string) Text", text === "" ? "the empty text" : `'${text}'`],
    number: ["$(symbol-number) Number", text.trim()],
    null: ["$(circle-slash) NULL", "no value"],
    true: ["$(pass) True", "a boolean"],
    false: ["$(error) False", "a boolean"],
    binary: ["$(file-binary) Binary", `0x${text.trim()}`],
    "as-written": ["$(code) No parameter", `leave ${written} as it is`],
  };
  const [label, description] = described[meaning];
  // Whatever is typed, every choice stays in the list.
  return { meaning, label, description, alwaysShow: true };
}
