/** Diagnostics, asked for and told: what they hold, and that they follow edits anywhere in the project. */

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

import type { FullDocumentDiagnosticReport } from "vscode-languageserver/node";

import { positionOf, pushing, uriOf } from "#test/support/connection.ts";
import { serve, type Served } from "#test/support/served.ts";
import { shop } from "#test/support/shop.ts";

describe("diagnostics of the language server", function () {
  this.timeout(60_000);
  let served: Served;

  describe("for an editor that asks", () => {
    beforeEach(async () => void (served = await serve(shop)));
    afterEach(() => served.end());

    it("say where, how bad, which rule, why, and where to read on", async () => {
      const [found, ...others] = await served.diagnostics("shop/models.py");
      assert.deepEqual(others, []);
      assert.ok(found);
      const { codeDescription, relatedInformation, ...rest } = found;
      assert.deepEqual(rest, {
        range: served.range(
          "shop/models.py",
          "models.ForeignKey(Person, on_delete=models.CASCADE)",
        ),
        severity: 1,
        code: "cross-database-foreign-key",
        source: "Django Multi-DB",
        message: "shop.Order.customer lives on 'default', but people.Person lives on 'people'",
      });
      assert.ok(existsSync(fileURLToPath(codeDescription?.href ?? "")));
      assert.match(codeDescription?.href ?? "", /cross-database-foreign-key/);
      assert.deepEqual(
        relatedInformation?.map(({ location }) => [location.uri, location.range.start.line]),
        [
          [uriOf(served.path("config/routers.py")), 7],
          [uriOf(served.path("people/models.py")), 3],
        ],
      );
    });

    it("are those of the whole workspace, each file with the name of its result", async () => {
      const { items } = await served.connection.workspaceDiagnostics();
      assert.deepEqual(items.map(({ uri }) => uri).sort(), [
        uriOf(served.path("shop/models.py")),
        uriOf(served.path("shop/views.py")),
      ]);
      const ids = items.map(({ uri, resultId }) => ({ uri, value: resultId ?? "" }));
      const again = await served.connection.workspaceDiagnostics(ids);
      assert.deepEqual(
        again.items.map(({ kind }) => kind),
        ["unchanged", "unchanged"],
      );
    });

    it("are not repeated where nothing changed", async () => {
      const path = served.path("shop/views.py");
      const first = await served.connection.report(path);
      const second = await served.connection.report(path, first.resultId);
      assert.deepEqual(second, { kind: "unchanged", resultId: first.resultId });
    });

    it("are asked for again after a router changed, and are others then", async () => {
      const before = served.connection.refreshes;
      await served.open("config/routers.py");
      await served.change(
        "config/routers.py",
        "nowhere",
        served.range("config/routers.py", "people"),
      );
      await served.connection.until("a wish to be asked", () =>
        served.connection.refreshes > before ? true : undefined,
      );
      assert.deepEqual(await served.rules("shop/models.py"), []);
    });

    it("are not asked for again after an edit that changes nothing elsewhere", async () => {
      await served.open("shop/views.py");
      await served.diagnostics("shop/views.py");
      await new Promise((resolve) => setTimeout(resolve, 300));
      const before = served.connection.refreshes;
      const end = positionOf(served.text("shop/views.py"), '"poeple")', 9);
      await served.change("shop/views.py", ".all()", { start: end, end });
      await served.diagnostics("shop/views.py");
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.equal(served.connection.refreshes, before);
    });

    it("follow an edit of the settings", async () => {
      await served.open("config/settings.py");
      await served.change(
        "config/settings.py",
        served.text("config/settings.py").replaceAll("people", "poeple"),
      );
      assert.deepEqual(await served.rules("shop/views.py"), []);
      assert.deepEqual(await served.rules("config/routers.py"), [
        "migrated-nowhere",
        "router-returns-unknown-alias",
      ]);
    });

    it("follow an edit of a model", async () => {
      await served.open("shop/models.py");
      const { start, end } = served.range("shop/models.py", "Person, on_delete");
      await served.change("shop/models.py", '"self", on_delete', { start, end });
      assert.deepEqual(await served.rules("shop/models.py"), []);
    });

    it("stand at their places when lines are added above", async () => {
      await served.open("shop/models.py");
      const start = { line: 0, character: 0 };
      await served.change("shop/models.py", "# One line.\n# Another.\n", { start, end: start });
      const [found] = await served.diagnostics("shop/models.py");
      const { range } = found ?? assert.fail("nothing was found");
      assert.deepEqual(range.start, { line: 8, character: 15 });
      const [user] = await served.diagnostics("shop/views.py");
      assert.equal(user?.code, "unknown-alias");
      await served.open("people/models.py", `# One line.\n${served.text("people/models.py")}`);
      const [again] = await served.diagnostics("shop/models.py");
      assert.equal(again?.relatedInformation?.at(-1)?.location.range.start.line, 4);
    });

    it("follow what is written to disk: pyproject.toml, .env, new, changed and deleted files", async () => {
      served.write("pyproject.toml", '[tool.django-multidb.severity]\nunknown-alias = "hint"\n');
      await served.connection.watched([served.path("pyproject.toml"), 1]);
      assert.equal((await served.diagnostics("shop/views.py"))[0]?.severity, 4);
      served.write("pyproject.toml", '[tool.django-multidb.severity]\nunknown-alias = "off"\n');
      await served.connection.watched([served.path("pyproject.toml"), 2]);
      assert.deepEqual(await served.rules("shop/views.py"), []);
      served.write("pyproject.toml", "");
      await served.connection.watched([served.path("pyproject.toml"), 2]);
      assert.deepEqual(await served.rules("shop/views.py"), ["unknown-alias"]);

      served.write("config/alone.py", "from .site import *\n\nDATABASE_ROUTERS = []\n");
      served.write(".env", "DJANGO_SETTINGS_MODULE=config.alone\n");
      await served.connection.watched(
        [served.path("config/alone.py"), 1],
        [served.path(".env"), 1],
      );
      assert.deepEqual(await served.rules("shop/models.py"), []);
      served.write("config/alone.py", "from .site import *\n");
      await served.connection.watched([served.path("config/alone.py"), 2]);
      assert.deepEqual(await served.rules("shop/models.py"), ["cross-database-foreign-key"]);

      served.write("shop/views.py", "");
      served.write("shop/tasks.py", 'def run(model):\n    return model.objects.using("nowhere")\n');
      await served.connection.watched(
        [served.path("shop/views.py"), 3],
        [served.path("shop/tasks.py"), 1],
      );
      assert.deepEqual(await served.rules("shop/views.py"), []);
      assert.deepEqual(await served.rules("shop/tasks.py"), ["unknown-alias"]);
    });

    it("count in UTF-16, whatever characters and line ends a file has", async () => {
      const text =
        "# 😀 – é\r\nfrom people.models import Person\r\n\r\n" +
        'def find():\r\n    "😀"; return Person.objects.using("poeple")\r\n';
      served.write("shop/tasks.py", text);
      await served.connection.watched([served.path("shop/tasks.py"), 1]);
      const [onDisk] = await served.diagnostics("shop/tasks.py");
      assert.deepEqual(onDisk?.range, served.range("shop/tasks.py", '"poeple"'));
      assert.equal(onDisk.range.start.character, 4 + 4 + 2 + "return Person.objects.using(".length);
      await served.open("shop/tasks.py");
      const place = { line: 4, character: 5 };
      await served.change("shop/tasks.py", "👩‍🔧", { start: place, end: { line: 4, character: 7 } });
      const [edited] = await served.diagnostics("shop/tasks.py");
      assert.equal(edited?.range.start.character, onDisk.range.start.character - 2 + 5);
      const fixed = { line: 4, character: edited.range.start.character };
      await served.change("shop/tasks.py", '"people"', { start: fixed, end: edited.range.end });
      assert.deepEqual(await served.rules("shop/tasks.py"), []);
    });

    it("take the text of an editor before that on disk, until it is closed", async () => {
      await served.open("shop/views.py", served.text("shop/views.py").replace("poeple", "people"));
      assert.deepEqual(await served.rules("shop/views.py"), []);
      served.write("shop/views.py", `\n${served.text("shop/views.py")}`);
      await served.connection.watched([served.path("shop/views.py"), 2]);
      assert.deepEqual(await served.rules("shop/views.py"), []);
      await served.connection.close(served.path("shop/views.py"));
      const [found] = await served.diagnostics("shop/views.py");
      assert.equal(found?.range.start.line, 5);
    });

    it("stay while a file is broken, and the status says why", async () => {
      await served.open("shop/models.py");
      const open = positionOf(served.text("shop/models.py"), "        return True");
      await served.change("shop/models.py", "        x = (\n", { start: open, end: open });
      assert.deepEqual(await served.rules("shop/models.py"), ["cross-database-foreign-key"]);
      const { message } = await served.connection.status(({ message }) => message !== undefined);
      assert.match(message ?? "", /^shop\/models\.py does not parse/);
      const start = { line: 0, character: 0 };
      await served.change("shop/models.py", "# Above.\n", { start, end: start });
      const [found] = await served.diagnostics("shop/models.py");
      assert.equal(found?.range.start.line, 7);
      const line = { line: 10, character: 0 };
      await served.change("shop/models.py", "", { start: line, end: { line: 11, character: 0 } });
      assert.deepEqual(await served.rules("shop/models.py"), ["cross-database-foreign-key"]);
      await served.connection.until("the all-clear", () => {
        const { state, message } = served.connection.statuses.at(-1) ?? {};
        return state === "ready" && message === undefined ? true : undefined;
      });
    });

    it("stay while the settings cannot be read", async () => {
      await served.open("config/site.py");
      await served.change("config/site.py", "from .settings import *\n\nDATABASES = {\n");
      assert.deepEqual(await served.rules("shop/models.py"), ["cross-database-foreign-key"]);
      await served.change("config/site.py", served.text("config/site.py"));
      assert.deepEqual(await served.rules("shop/models.py"), ["cross-database-foreign-key"]);
    });

    it("follow a folder that is renamed", async () => {
      const { renameSync } = await import("node:fs");
      renameSync(served.path("shop/views.py"), served.path("shop/pages.py"));
      await served.connection.rpc.sendNotification("workspace/didRenameFiles", {
        files: [
          {
            oldUri: uriOf(served.path("shop/views.py")),
            newUri: uriOf(served.path("shop/pages.py")),
          },
        ],
      });
      assert.deepEqual(await served.rules("shop/views.py"), []);
      assert.deepEqual(await served.rules("shop/pages.py"), ["unknown-alias"]);
    });

    it("are of one kind for a file that no project has", async () => {
      const report = (await served.connection.report(
        "/nowhere/at/all.py",
      )) as FullDocumentDiagnosticReport;
      assert.deepEqual(report.items, []);
    });
  });

  describe("for an editor that waits", () => {
    beforeEach(async () => void (served = await serve(shop, { capabilities: pushing })));
    afterEach(() => served.end());

    const told = (name: string): readonly string[] | undefined =>
      served.connection.published
        .get(uriOf(served.path(name)))
        ?.diagnostics.map(({ code }) => String(code));

    it("come for all files at first, and for those that changed later", async () => {
      await served.connection.until(
        "the first",
        () => told("shop/models.py") && told("shop/views.py"),
      );
      assert.deepEqual(told("shop/models.py"), ["cross-database-foreign-key"]);
      assert.equal(told("people/models.py"), undefined);
      await served.open("shop/views.py");
      const version = (): number | undefined =>
        served.connection.published.get(uriOf(served.path("shop/views.py")))?.version;
      await served.change("shop/views.py", "people", served.range("shop/views.py", "poeple"));
      await served.connection.until("the fix", () =>
        told("shop/views.py")?.length === 0 ? true : undefined,
      );
      assert.equal(version(), 2);
    });

    it("go when their file goes", async () => {
      const { rmSync } = await import("node:fs");
      await served.connection.until("the first", () => told("shop/views.py"));
      rmSync(served.path("shop/views.py"));
      await served.connection.watched([served.path("shop/views.py"), 3]);
      await served.connection.until("silence", () =>
        told("shop/views.py")?.length === 0 ? true : undefined,
      );
    });
  });
});
