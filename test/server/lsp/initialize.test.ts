/** How the server and an editor meet, and how they part. */

import assert from "node:assert/strict";

import { version } from "#shared/product.ts";
import { projectFacts, settingsCandidates, type ProjectFacts } from "#shared/protocol.ts";
import { connect, pulling, pushing, uriOf, type ConnectOptions } from "#test/support/connection.ts";
import { serve, type Served } from "#test/support/served.ts";
import { shop } from "#test/support/shop.ts";

describe("the language server, when it starts", function () {
  this.timeout(60_000);
  let served: Served | undefined;

  afterEach(() => served?.end());

  const start = async (options: Parameters<typeof serve>[1] = {}): Promise<Served> => {
    served = await serve(shop, options);
    return served;
  };

  it("says what it can do to an editor that asks for diagnostics", async () => {
    const { connection } = await start({ capabilities: pulling });
    const { capabilities, serverInfo } = connection.result;
    assert.deepEqual(serverInfo, { name: "django-multidb", version });
    assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2, save: false });
    assert.deepEqual(capabilities.diagnosticProvider, {
      identifier: "django-multidb",
      interFileDependencies: true,
      workspaceDiagnostics: true,
    });
    assert.equal(capabilities.hoverProvider, true);
    assert.deepEqual(capabilities.codeActionProvider, {
      codeActionKinds: ["quickfix", "source.fixAll"],
    });
    assert.deepEqual(capabilities.workspace?.workspaceFolders, {
      supported: true,
      changeNotifications: true,
    });
  });

  it("asks for the changes that it wants to hear of", async () => {
    const { connection } = await start();
    const methods = connection.registered.map(({ method }) => method);
    assert.ok(methods.includes("workspace/didChangeConfiguration"));
    const watching = connection.registered.find(
      ({ method }) => method === "workspace/didChangeWatchedFiles",
    );
    const options = watching?.registerOptions as
      | { readonly watchers: readonly { readonly globPattern: string }[] }
      | undefined;
    assert.ok(options?.watchers.some(({ globPattern }) => globPattern === "**/*.py"));
  });

  it("promises no diagnostics on request to an editor that waits for them, and tells them", async () => {
    const { connection, ...there } = await start({ capabilities: pushing });
    assert.equal(connection.result.capabilities.diagnosticProvider, undefined);
    assert.deepEqual(connection.registered, []);
    assert.deepEqual(connection.progress, []);
    const uri = uriOf(`${there.folder}/shop/views.py`);
    const { diagnostics } = await connection.until("diagnostics", () =>
      connection.published.get(uri),
    );
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ["unknown-alias"],
    );
  });

  it("shows how far it is, from the beginning to the end", async () => {
    const { connection } = await start();
    await connection.until("the end", () => connection.progress.find(({ kind }) => kind === "end"));
    assert.equal(connection.progress[0]?.kind, "begin");
    assert.equal(connection.progress.filter(({ kind }) => kind === "end").length, 1);
    assert.equal(connection.statuses[0]?.state, "indexing");
  });

  it("tells where it is in the project", async () => {
    const { connection, folder } = await start();
    const { revision, ...told } = await connection.ready();
    assert.ok(revision);
    assert.deepEqual(told, {
      state: "ready",
      project: folder,
      settings: "config.site",
      aliases: 2,
      projects: 1,
    });
  });

  const ways: Readonly<Record<string, (folder: string) => ConnectOptions>> = {
    "a root URI alone": (folder) => ({
      initialize: { workspaceFolders: null, rootUri: uriOf(folder) },
    }),
    "a root path alone": (folder) => ({
      initialize: { workspaceFolders: null, rootUri: null, rootPath: folder },
    }),
    "no list of folders": (folder) => ({
      initialize: { workspaceFolders: undefined as unknown as null, rootUri: uriOf(folder) },
    }),
  };
  for (const [way, options] of Object.entries(ways))
    it(`takes ${way}`, async () => {
      const first = await start({ wait: false });
      first.connection.kill();
      const connection = await connect({
        capabilities: pushing,
        ...options(first.folder),
      });
      served = Object.assign(first, { connection });
      assert.equal((await connection.ready()).project, first.folder);
    });

  it("finds the project around a document where there is no folder", async () => {
    const { connection, folder } = await start({
      capabilities: {},
      initialize: { workspaceFolders: null, rootUri: null },
      wait: false,
    });
    await connection.status(({ state }) => state === "noProject");
    await served?.open("shop/views.py");
    assert.equal((await connection.ready()).project, folder);
    const uri = uriOf(`${folder}/shop/views.py`);
    const told = await connection.until("diagnostics", () => connection.published.get(uri));
    assert.equal(told.diagnostics.length, 1);
  });

  it("speaks over the channel between processes of Node, too", async () => {
    const { connection } = await start({ transport: "node-ipc" });
    assert.deepEqual(await served?.rules("shop/views.py"), ["unknown-alias"]);
    assert.equal(await connection.stop(), 0);
  });

  it("ends with 0 after a shutdown, and with 1 without", async () => {
    const { connection } = await start();
    assert.equal(await connection.stop(), 0);
    const other = await connect({ capabilities: pushing });
    await other.rpc.sendNotification("exit");
    assert.equal(await other.exitCode, 1);
    other.kill();
  });

  it("ends when the editor is gone", async () => {
    const { connection } = await start();
    connection.hangUp();
    assert.notEqual(await connection.exitCode, null);
  });

  const odd: Readonly<Record<string, unknown>> = {
    nothing: undefined,
    null: null,
    "a text": "config.settings",
    "a list": [1, 2],
    "values of other kinds": {
      settingsModule: 7,
      pythonPath: { path: "x" },
      severity: ["unknown-alias"],
      exclude: "shop",
    },
    "unknown names and levels": {
      colour: "red",
      severity: { "unknown-alias": "loud", "no-such-rule": "off" },
      exclude: [1, "", "nowhere/**", "["],
    },
  };
  for (const [what, options] of Object.entries(odd))
    it(`is not put off by ${what} for settings`, async () => {
      const { connection } = await start({
        settings: () => options,
        initialize: { initializationOptions: options },
      });
      assert.equal((await connection.ready()).settings, "config.site");
      assert.deepEqual(await served?.rules("shop/views.py"), ["unknown-alias"]);
    });

  it("takes settings from an editor that cannot be asked for them", async () => {
    const { connection } = await start({
      capabilities: { textDocument: { diagnostic: {} } },
      initialize: { initializationOptions: { severity: { "unknown-alias": "hint" } } },
    });
    assert.equal((await served?.diagnostics("shop/views.py"))?.[0]?.severity, 4);
    await connection.rpc.sendNotification("workspace/didChangeConfiguration", {
      settings: { djangoMultidb: { severity: { "unknown-alias": "off" } } },
    });
    await connection.until("silence", () => (connection.statuses.length > 2 ? true : undefined));
    assert.deepEqual(await served?.rules("shop/views.py"), []);
  });

  it("answers what it knows of projects and their settings modules", async () => {
    const { connection, folder } = await start();
    const { projects } = await connection.rpc.sendRequest<ProjectFacts>(projectFacts.method, {});
    const [project] = projects;
    assert.equal(project?.path, folder);
    assert.equal(project.settings, "config.site");
    assert.deepEqual(
      project.aliases.map(({ name, defined }) => `${name} ${defined}`),
      ["default config/settings.py:2", "people config/settings.py:3"],
    );
    assert.deepEqual(
      project.routers.map(({ defined }) => defined),
      ["config/routers.py:1"],
    );
    assert.deepEqual(
      project.models.map(
        ({ label, read, write, migrate }) => `${label} ${read} ${write} ${migrate}`,
      ),
      ["people.Person people people people", "shop.Order default default default"],
    );
    const candidates = await connection.rpc.sendRequest(settingsCandidates.method, {
      uri: uriOf(`${folder}/shop/views.py`),
    });
    assert.deepEqual(candidates, [
      {
        module: "config.site",
        path: `${folder}/config/site.py`,
        chosen: true,
        because: "DJANGO_SETTINGS_MODULE in manage.py",
      },
      {
        module: "config.settings",
        path: `${folder}/config/settings.py`,
        chosen: false,
        because: "looks like a settings module",
      },
    ]);
  });
});
