/** The output channel as the language client traces to it: without the texts of documents. */
import type * as vscode from "vscode";
import { withoutTexts } from "./traceText.ts";

/** What is written goes to the channel; it stays the caller's to dispose of. */
export function traceChannel(log: vscode.LogOutputChannel): vscode.LogOutputChannel {
  return {
    get name() {
      return log.name;
    },
    get logLevel() {
      return log.logLevel;
    },
    onDidChangeLogLevel: (listener, thisArgs, disposables) =>
      log.onDidChangeLogLevel(listener, thisArgs, disposables),
    trace: (message) => log.trace(withoutTexts(message)),
    debug: (message) => log.debug(message),
    info: (message) => log.info(message),
    warn: (message) => log.warn(message),
    error: (error) => log.error(error),
    append: (value) => log.append(value),
    appendLine: (value) => log.appendLine(value),
    replace: (value) => log.replace(value),
    clear: () => log.clear(),
    show: () => log.show(),
    hide: () => log.hide(),
    dispose: () => {},
  };
}
