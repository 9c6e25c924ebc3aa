/** The extension starts on a Django project. */
import assert from "node:assert/strict";
import * as vscode from "vscode";

describe("activation", () => {
  it("is there", () => {
    assert.ok(vscode.extensions.getExtension("django-multidb.django-multidb"));
  });
});
