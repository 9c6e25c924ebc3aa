/** Asks the user whether a management command is to be run, as it was weighed. */
import * as vscode from "vscode";
import type { Weighed } from "./weigh.ts";

/** Lines of reasons that a dialog has room for. */
const room = 12;

/** @param line the command line, to be shown with the question */
export async function confirmed(
  weighed: Weighed & { readonly kind: "confirm" },
  line: string,
): Promise<boolean> {
  const { question, reasons, typed } = weighed;
  if (typed === undefined) return ask(question, reasons, line, "Run");
  // What is dangerous is read first; then the name is typed.
  if (reasons.length > 0 && !(await ask(question, reasons, line, "Continue"))) return false;
  const name = await vscode.window.showInputBox({
    title: question,
    prompt: `Type ${typed} to run: ${line}`,
    placeHolder: typed,
    ignoreFocusOut: true,
    validateInput: (text) =>
      text === typed || text === "" ? undefined : `That is not the alias's name, ${typed}`,
  });
  return name === typed;
}

async function ask(
  question: string,
  reasons: readonly string[],
  line: string,
  yes: string,
): Promise<boolean> {
  const shown = reasons.slice(0, room);
  const more = reasons.length - shown.length;
  const detail = [...shown, ...(more > 0 ? [`… and ${more} more`] : []), "", line].join("\n");
  const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, yes);
  return answer === yes;
}
