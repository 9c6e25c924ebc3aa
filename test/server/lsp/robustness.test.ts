/** Whatever an editor sends, and whenever: the server answers, and goes on. */

import assert from "node:assert/strict";

import { CancellationTokenSource, type ResponseError } from "vscode-languageserver/node";

import { pulling, uriOf } from "#test/support/connection.ts";
import { serve, type Served } from "#test/support/served.ts";
import { shop } from "#test/support/shop.ts";

describe("the language server, whatever comes", function () {
  this.timeout(120_000);
  let served: Served;

  afterEach(() => served.end());

  /** So many files that reading them takes a while. */
  const large = (count: number): Readonly<Record<string, string>> => {
    const lines = Array.from(
      { length: 60 },
      (_, index) =>
        `def f${index}(model):\n    return model.objects.using("${index === 0 ? "nowhere" : "people"}")\n`,
    );
    const text = lines.join("\n\n");
    return Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`shop/tasks/task${index}.py`, text]),
    );
  };

  it("answers requests that it does not know with an error, and goes on", async () => {
    served = await serve(shop);
    const { rpc } = served.connection;
    const error = await rpc.sendRequest("textDocument/noSuchThing", {}).catch((it: unknown) => it);
    assert.equal((error as ResponseError).code, -32_601);
    await rpc.sendNotification("no/such/notification", {});
    assert.deepEqual(await served.rules("shop/views.py"), ["unknown-alias"]);
  });

  it("leaves alone what is no file: untitled documents, notebooks, other schemes, other systems", async () => {
    served = await serve(shop);
    const { connection } = served;
    const text = served.text("shop/views.py");
    for (const uri of [
      "untitled:Untitled-1",
      "vscode-notebook-cell:/shop/notebook.ipynb#W0sZmlsZQ%3D%3D",
      "git:/shop/views.py?ref=HEAD",
      "file:///C:/shop/views.py",
      "file:///c%3A/shop/views.py",
      "file://server/share/views.py",
      "file:///%FF%FE.py",
      "file:///a%2Fb.py",
      "nonsense",
      "",
    ]) {
      await connection.openUri(uri, text);
      const textDocument = { uri };
      const report = await connection.rpc.sendRequest("textDocument/diagnostic", { textDocument });
      assert.deepEqual((report as { readonly items: unknown }).items, [], uri);
      const position = { line: 0, character: 0 };
      const hover = { textDocument, position };
      assert.equal(await connection.rpc.sendRequest("textDocument/hover", hover), null, uri);
      await connection.rpc.sendNotification("textDocument/didClose", { textDocument });
    }
    assert.deepEqual(await served.rules("shop/views.py"), ["unknown-alias"]);
  });

  it("answers requests whose parameters are wrong", async () => {
    served = await serve(shop);
    const { rpc } = served.connection;
    for (const method of [
      "textDocument/diagnostic",
      "textDocument/hover",
      "textDocument/codeAction",
    ])
      for (const params of [{}, { textDocument: {} }, { textDocument: { uri: 7 } }])
        await rpc.sendRequest(method, params).catch(() => {});
    await rpc.sendNotification("textDocument/didChange", {
      textDocument: { uri: uriOf("/never/opened.py"), version: 3 },
      contentChanges: [{ text: "x" }],
    });
    await rpc.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: "x:", type: 9 }],
    });
    assert.deepEqual(await served.rules("shop/views.py"), ["unknown-alias"]);
  });

  it("takes files of five megabytes, of other encodings, and of no text at all", async () => {
    served = await serve({
      ...shop,
      "shop/latin.py": Buffer.from("# -*- coding: latin-1 -*-\n# \xe9\nx = 1\n", "latin1"),
      "shop/bytes.py": Buffer.from([0, 255, 254, 0, 10, 200]),
      "shop/data.py": `ROWS = [\n${'    "a row of some length",\n'.repeat(170_000)}]\n`,
    });
    await served.open("shop/data.py");
    assert.deepEqual(await served.rules("shop/data.py"), []);
    const place = { line: 1, character: 0 };
    await served.change("shop/data.py", "    1,\n", { start: place, end: place });
    assert.deepEqual(await served.rules("shop/data.py"), []);
    assert.deepEqual(await served.rules("shop/bytes.py"), []);
    assert.deepEqual(await served.rules("shop/views.py"), ["unknown-alias"]);
  });

  it("answers while it is indexing, with what it has, and wishes to be asked again", async () => {
    served = await serve({ ...shop, ...large(400) }, { wait: false });
    const { connection } = served;
    const started = performance.now();
    const answers = await Promise.all([
      served.diagnostics("shop/views.py"),
      connection.hover(served.path("shop/models.py"), { line: 5, character: 8 }),
      connection.actions(served.path("shop/views.py"), served.range("shop/views.py", "poeple")),
      connection.workspaceDiagnostics(),
      connection.rpc.sendRequest("djangoMultidb/projectFacts", {}),
      connection.rpc.sendRequest("djangoMultidb/settingsCandidates", {}),
    ]);
    const answered = performance.now() - started;
    assert.equal(answers.length, 6);
    const isReady = connection.statuses.some(({ state }) => state === "ready");
    assert.equal(isReady, false, `answered after ${answered} ms, when all was read`);
    await connection.ready();
    await connection.until("a wish to be asked", () =>
      connection.refreshes > 0 ? true : undefined,
    );
    assert.deepEqual(await served.rules("shop/views.py"), ["unknown-alias"]);
    const reports = connection.statuses.filter(({ progress }) => progress !== undefined);
    assert.ok(reports.length > 0, "no progress was told");
  });

  it("lets an editor wait that cannot be told to ask again", async () => {
    served = await serve(
      { ...shop, ...large(100) },
      { wait: false, capabilities: { textDocument: { diagnostic: {} } } },
    );
    assert.deepEqual(await served.rules("shop/views.py"), ["unknown-alias"]);
  });

  it("takes in edits that come while it is indexing", async () => {
    served = await serve({ ...shop, ...large(200) }, { wait: false });
    await served.open("shop/views.py");
    await served.change("shop/views.py", "people", served.range("shop/views.py", "poeple"));
    await served.open("shop/tasks/task7.py", "x = 1\n");
    await served.connection.ready();
    assert.deepEqual(await served.rules("shop/views.py"), []);
    assert.deepEqual(await served.rules("shop/tasks/task7.py"), []);
    assert.deepEqual(await served.rules("shop/tasks/task8.py"), ["unknown-alias"]);
  });

  it("ends indexing when it is told to", async () => {
    served = await serve({ ...shop, ...large(400) }, { wait: false, capabilities: pulling });
    const { connection } = served;
    const token = await connection.until("a token", () => connection.tokens[0]);
    await connection.rpc.sendNotification("window/workDoneProgress/cancel", { token });
    const { message } = await connection.status(
      ({ state }) => state === "error" || state === "ready",
    );
    assert.match(message ?? "", /cancelled/);
    await served.rules("shop/views.py");
    await connection.rpc.sendNotification("workspace/didChangeConfiguration", { settings: null });
    await connection.ready();
    assert.deepEqual(await served.rules("shop/views.py"), ["unknown-alias"]);
  });

  it("answers a request that was cancelled, and the next one", async () => {
    served = await serve({ ...shop, ...large(100) });
    const source = new CancellationTokenSource();
    const asked = served.connection.workspaceDiagnostics([], source.token);
    source.cancel();
    const error = await asked.catch((it: unknown) => it);
    assert.equal((error as ResponseError).code, -32_800);
    assert.equal((await served.connection.workspaceDiagnostics()).items.length, 102);
  });

  it("settles when everything is done at once", async () => {
    served = await serve(shop);
    const { connection } = served;
    await served.open("shop/views.py");
    const start = { line: 0, character: 0 };
    const asked: Promise<unknown>[] = [];
    for (let round = 0; round < 50; round += 1) {
      await served.change("shop/views.py", "#\n", { start, end: start });
      asked.push(served.diagnostics("shop/views.py"), connection.workspaceDiagnostics());
      if (round % 10 === 0)
        await connection.rpc.sendNotification("workspace/didChangeConfiguration", {
          settings: null,
        });
    }
    await Promise.all(asked);
    await connection.until("peace", () =>
      connection.statuses.at(-1)?.state === "ready" ? true : undefined,
    );
    const [found] = await served.diagnostics("shop/views.py");
    assert.equal(found?.range.start.line, 54);
    assert.deepEqual(connection.logged, []);
  });
});
