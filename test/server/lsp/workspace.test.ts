/** Several folders, several projects, and settings for each. */

import assert from "node:assert/strict";

import { uriOf } from "#test/support/connection.ts";
import { serve, type Served } from "#test/support/served.ts";
import { shop } from "#test/support/shop.ts";

describe("a workspace of the language server", function () {
  this.timeout(60_000);
  let served: Served;

  afterEach(() => served.end());

  const below = (folder: string): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(shop).map(([path, text]) => [`${folder}/${path}`, text]));

  const silent = { severity: { "unknown-alias": "off" } };

  it("may have two projects in one folder", async () => {
    served = await serve({ ...below("one"), ...below("apps/two") });
    assert.equal(served.connection.statuses.at(-1)?.projects, 2);
    for (const name of ["one/shop/views.py", "apps/two/shop/views.py"])
      assert.deepEqual(await served.rules(name), ["unknown-alias"], name);
    await served.open("one/config/settings.py");
    await served.change(
      "one/config/settings.py",
      served.text("one/config/settings.py").replaceAll("people", "poeple"),
    );
    assert.deepEqual(await served.rules("one/shop/views.py"), []);
    assert.deepEqual(await served.rules("apps/two/shop/views.py"), ["unknown-alias"]);
  });

  it("may have folders that come and go, each with its own settings", async () => {
    served = await serve(
      { ...below("one"), ...below("two") },
      {
        wait: false,
        settings: (uri) => (uri?.endsWith("/two") === true ? silent : {}),
        initialize: { workspaceFolders: [] },
      },
    );
    const { connection } = served;
    await connection.status(({ state }) => state === "noProject");
    const [one, two] = ["one", "two"].map((name) => ({ uri: uriOf(served.path(name)), name }));
    assert.ok(one && two);
    const change = async (added: readonly object[], removed: readonly object[]): Promise<void> => {
      const count = connection.statuses.length;
      await connection.rpc.sendNotification("workspace/didChangeWorkspaceFolders", {
        event: { added, removed },
      });
      await connection.until("the end of indexing", () => {
        const later = connection.statuses.slice(count);
        return later.length > 1 && later.at(-1)?.state !== "indexing" ? true : undefined;
      });
    };
    await change([one, two], []);
    assert.equal(connection.statuses.at(-1)?.projects, 2);
    assert.deepEqual(await served.rules("one/shop/views.py"), ["unknown-alias"]);
    assert.deepEqual(await served.rules("two/shop/views.py"), []);
    await change([], [one]);
    assert.deepEqual(connection.statuses.at(-1)?.project, served.path("two"));
    assert.deepEqual(await served.rules("one/shop/views.py"), []);
    const { items } = await connection.workspaceDiagnostics();
    assert.deepEqual(
      items.map(({ uri }) => uri),
      [uriOf(served.path("two/shop/models.py"))],
    );
  });

  it("follows the editor's settings: severities, and another settings module", async () => {
    let settings: unknown = {};
    served = await serve(
      { ...shop, "config/alone.py": "from .site import *\n\nDATABASE_ROUTERS = []\n" },
      { settings: () => settings },
    );
    const { connection } = served;
    const configure = async (to: unknown): Promise<void> => {
      settings = to;
      const count = connection.statuses.length;
      await connection.rpc.sendNotification("workspace/didChangeConfiguration", { settings: null });
      await connection.until("the end of indexing", () => {
        const later = connection.statuses.slice(count);
        return later.length > 1 && later.at(-1)?.state === "ready" ? true : undefined;
      });
    };
    await configure(silent);
    assert.deepEqual(await served.rules("shop/views.py"), []);
    await configure({ settingsModule: "config.alone", exclude: ["shop/views.py"] });
    assert.equal((await connection.ready()).settings, "config.alone");
    assert.deepEqual(await served.rules("shop/models.py"), []);
    assert.deepEqual(await served.rules("shop/views.py"), []);
    await configure({});
    assert.deepEqual(await served.rules("shop/models.py"), ["cross-database-foreign-key"]);
  });

  it("counts what was read anew: settings, not the body of a view", async () => {
    served = await serve(shop);
    const revision = () => served.connection.statuses.at(-1)?.revision ?? 0;
    const first = revision();
    await served.open("shop/views.py");
    await served.change("shop/views.py", `${served.text("shop/views.py")}\nprint("more")\n`);
    assert.deepEqual(await served.rules("shop/views.py"), ["unknown-alias"]);
    assert.equal(revision(), first);
    await served.open("config/settings.py");
    await served.change(
      "config/settings.py",
      `${served.text("config/settings.py")}\nDEBUG = True\n`,
    );
    await served.connection.status((told) => (told.revision ?? 0) > first);
  });

  it("tells of a settings module that is not there", async () => {
    served = await serve(shop, {
      wait: false,
      settings: () => ({ settingsModule: "config.nowhere" }),
    });
    const { message } = await served.connection.status(({ state }) => state === "error");
    assert.match(message ?? "", /config\.nowhere/);
    assert.deepEqual(await served.rules("shop/models.py"), []);
  });

  it("finds a project that is made while it is open", async () => {
    served = await serve({ "README.md": "Nothing yet.\n" }, { wait: false });
    await served.connection.status(({ state }) => state === "noProject");
    for (const [name, text] of Object.entries(shop)) served.write(name, text);
    await served.connection.watched(
      ...Object.keys(shop).map((name) => [served.path(name), 1] as const),
    );
    await served.connection.ready();
    assert.deepEqual(await served.rules("shop/views.py"), ["unknown-alias"]);
  });
});
