/** Hovers, definitions and code actions, as an editor asks for them. */

import assert from "node:assert/strict";

import type { CodeAction, MarkupContent } from "vscode-languageserver/node";

import { applied, positionOf, uriOf } from "#test/support/connection.ts";
import { serve, type Served } from "#test/support/served.ts";
import { shop } from "#test/support/shop.ts";

describe("features of the language server", function () {
  this.timeout(60_000);
  let served: Served;

  before(async () => void (served = await serve(shop, { name: "süße Bücher %41 (2)" })));
  after(() => served.end());

  const hover = async (name: string, part: string, further = 1): Promise<string> => {
    const at = positionOf(served.text(name), part, further);
    const found = await served.connection.hover(served.path(name), at);
    return (found?.contents as MarkupContent | undefined)?.value ?? "";
  };

  describe("hover", () => {
    it("on a model says where it lives, and which line of which router decided", async () => {
      const text = await hover("people/models.py", "Person");
      assert.match(text, /\*\*people\.Person\*\*/);
      assert.match(text, /`people`/);
      assert.match(text, /config\/routers\.py:\d+/);
    });

    it("on an alias says what it is", async () => {
      assert.match(await hover("config/settings.py", '"people"', 3), /'people'.* database/);
    });

    it("has the range of the word", async () => {
      const at = positionOf(served.text("people/models.py"), "Person", 2);
      const found = await served.connection.hover(served.path("people/models.py"), at);
      assert.deepEqual(found?.range, served.range("people/models.py", "Person"));
    });

    it("says nothing elsewhere, and nothing of files that are not there", async () => {
      assert.equal(await hover("people/models.py", "max_length"), "");
      const nowhere = await served.connection.hover("/nowhere.py", { line: 4, character: 4 });
      assert.equal(nowhere, null);
      const beyond = await served.connection.hover(served.path("people/models.py"), {
        line: 4000,
        character: 4,
      });
      assert.equal(beyond, null);
    });
  });

  it("leads from an alias to its entry in DATABASES", async () => {
    const name = "config/settings.py";
    const routers = "config/routers.py";
    const at = positionOf(served.text(routers), 'return "people"', 10);
    const found = await served.connection.definition(served.path(routers), at);
    assert.equal(found?.uri, uriOf(served.path(name)));
    assert.equal(found.range.start.line, served.range(name, '"people"').start.line);
  });

  describe("code actions", () => {
    const mistake = "shop/views.py";
    const titled = (actions: readonly CodeAction[], title: RegExp): CodeAction =>
      actions.find((action) => title.test(action.title)) ??
      assert.fail(`no ${title.source} among ${actions.map((action) => action.title).join(", ")}`);
    const edited = (action: CodeAction, name: string): string =>
      applied(served.text(name), action.edit?.changes?.[uriOf(served.path(name))] ?? []);

    it("mend what was found", async () => {
      const range = served.range(mistake, "poeple");
      const actions = await served.connection.actions(served.path(mistake), range);
      const fix = titled(actions, /people/);
      assert.equal(fix.kind, "quickfix");
      assert.deepEqual(
        fix.diagnostics?.map(({ code }) => code),
        ["unknown-alias"],
      );
      assert.equal(edited(fix, mistake), served.text(mistake).replace("poeple", "people"));
    });

    it("silence it on its line", async () => {
      const range = served.range(mistake, "poeple");
      const actions = await served.connection.actions(served.path(mistake), range);
      const text = edited(titled(actions, /^Ignore unknown-alias/), mistake);
      assert.match(text, /using\("poeple"\) {2}# multidb: ignore\[unknown-alias\]\n/);
      await served.open(mistake, text);
      assert.deepEqual(await served.rules(mistake), []);
      await served.connection.close(served.path(mistake));
    });

    it("mend all that is safe, when everything is asked to be fixed", async () => {
      const start = { line: 0, character: 0 };
      const path = served.path("config/routers.py");
      const text = served
        .text("config/routers.py")
        .replaceAll("self, model, **hints", "self, model")
        .replace("db_for_read", "db_for_reads");
      await served.open("config/routers.py", text);
      const actions = await served.connection.actions(
        path,
        { start, end: start },
        { only: ["source.fixAll"] },
      );
      assert.deepEqual(
        actions.map(({ kind }) => kind),
        ["source.fixAll"],
      );
      const fixed = applied(text, actions[0]?.edit?.changes?.[uriOf(path)] ?? []);
      assert.match(fixed, /def db_for_write\(self, model, \*\*hints\)/);
      await served.connection.close(path);
    });

    it("are of the kinds that are asked for", async () => {
      const range = served.range(mistake, "poeple");
      const kinds = async (...only: string[]): Promise<readonly (string | undefined)[]> => {
        const actions = await served.connection.actions(served.path(mistake), range, { only });
        return [...new Set(actions.map(({ kind }) => kind))];
      };
      assert.deepEqual(await kinds("quickfix"), ["quickfix"]);
      assert.deepEqual(await kinds("refactor"), []);
      assert.deepEqual(await kinds("quickfix.other"), []);
    });

    it("are none where nothing was found", async () => {
      const range = served.range("people/models.py", "Person");
      assert.deepEqual(await served.connection.actions(served.path("people/models.py"), range), []);
    });

    it("mend a relation with edits of the model's file", async () => {
      const range = served.range("shop/models.py", "Person, on_delete");
      const actions = await served.connection.actions(served.path("shop/models.py"), range);
      const fix = titled(actions, /constraint/);
      await served.open("shop/models.py", edited(fix, "shop/models.py"));
      assert.deepEqual(await served.rules("shop/models.py"), []);
      await served.connection.close(served.path("shop/models.py"));
    });
  });

  it("knows a file by whatever spelling of its URI the editor has", async () => {
    const mistake = "shop/views.py";
    assert.deepEqual(await served.rules(mistake), ["unknown-alias"]);
    const spelled = encodeURI(served.path(mistake)).replace("(", "%28").replace("view", "%76iew");
    const uri = `file://${spelled}`;
    assert.notEqual(uri, uriOf(served.path(mistake)));
    await served.connection.openUri(uri, served.text(mistake).replace("poeple", "nowhere"));
    const range = served.range(mistake, "poeple");
    const [action] = await served.connection.actions(served.path(mistake), range);
    assert.deepEqual(Object.keys(action?.edit?.changes ?? {}), [uri]);
    await served.connection.rpc.sendNotification("textDocument/didClose", {
      textDocument: { uri },
    });
    assert.deepEqual(await served.rules(mistake), ["unknown-alias"]);
  });
});
