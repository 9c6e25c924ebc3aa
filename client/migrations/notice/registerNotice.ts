/** Says once, after files of migrations changed, what is newly pending on the aliases that were read. */
import * as vscode from "vscode";
import { showsNotice, silenceNotice } from "#client/settings/migrationSettings.ts";
import type { MigrationsModel } from "../model/migrationsModel.ts";
import { newlyPending, noticeText, pendingNow, type PendingBefore } from "./newlyPending.ts";

const show = "Show";
const silence = "Do Not Show Again";

/** @param reveal shows the view */
export function registerNotice(model: MigrationsModel, reveal: () => unknown): vscode.Disposable {
  let before: PendingBefore = pendingNow(model.projects);
  const tell = async (text: string): Promise<void> => {
    const answer = await vscode.window.showInformationMessage(text, show, silence);
    if (answer === show) reveal();
    if (answer === silence) await silenceNotice();
  };
  return model.onChange((cause) => {
    const found = cause === "files" ? newlyPending(before, model.projects) : [];
    before = pendingNow(model.projects);
    const [first] = found;
    if (first === undefined || !showsNotice(vscode.Uri.file(first.project))) return;
    // Not waited for: a notice may stand for hours.
    void tell(noticeText(found));
  });
}
