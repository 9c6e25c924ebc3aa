/** A scan finds the files that rules look at, and reads only what changed. */

import assert from "node:assert/strict";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { noFacts } from "#server/index/fileFacts.ts";
import { startScan, type ProjectScan, type ScanOptions } from "#server/host/scan.ts";

describe("the scan of a project", () => {
  let root: string;
  let cache: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "scan-"));
    cache = mkdtempSync(join(tmpdir(), "cache-"));
    write("manage.py", "import os\n");
    write("shop/views.py", "X.objects.using('a')\n");
    write("shop/quiet.py", "x = 1  # multidb: ignore[b]\n");
    write("shop/plain.py", "y = 2\n");
    write("old/views.py", "X.objects.using('b')\n");
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
    rmSync(cache, { recursive: true });
  });

  /** Writes a file as of an hour ago, and `later` milliseconds. */
  const write = (name: string, text: string, later = 0): void => {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    const time = new Date(Date.now() - 3_600_000 + later);
    utimesSync(path, time, time);
  };
  const scan = (options: ScanOptions = {}): Promise<ProjectScan> => startScan(root, options).done;
  const names = ({ files }: ProjectScan): readonly string[] =>
    files.map((path) => path.slice(root.length + 1));

  for (const threads of [1, 3])
    it(`finds the files that rules look at, in ${threads} threads`, async () => {
      let done = 0;
      const found = await scan({ threads, onProgress: (files) => (done += files) });
      assert.deepEqual(names(found), ["old/views.py", "shop/quiet.py", "shop/views.py"]);
      assert.equal(done, 5);
      assert.deepEqual({ ...found.counts, size: 0 }, { files: 5, size: 0, read: 5, parsed: 3 });
      const [use] = found.facts(join(root, "shop/views.py"))?.aliasUses ?? [];
      assert.deepEqual(use?.range, { start: 16, end: 19 });
      assert.deepEqual(found.facts(join(root, "shop/plain.py")), noFacts);
      assert.equal(found.facts(join(root, "shop/none.py")), undefined);
    });

  it("leaves out what globs name", async () => {
    assert.deepEqual(names(await scan({ excludes: ["old"] })), ["shop/quiet.py", "shop/views.py"]);
  });

  it("reads only what changed since it was kept", async () => {
    await scan({ cache });
    const again = await scan({ cache });
    assert.equal(again.counts.read, 0);
    assert.deepEqual(names(again), ["old/views.py", "shop/quiet.py", "shop/views.py"]);
    write("shop/views.py", "X.objects.using('c')\n", 5000);
    rmSync(join(root, "old"), { recursive: true });
    const later = await scan({ cache });
    assert.equal(later.counts.read, 1);
    const [use] = later.facts(join(root, "shop/views.py"))?.aliasUses ?? [];
    assert.ok(use?.value.kind === "literals");
    assert.equal(use.value.literals[0]?.value, "c");
    assert.deepEqual(names(later), ["shop/quiet.py", "shop/views.py"]);
  });

  it("does not trust what changed a moment before it was scanned", async () => {
    write("shop/views.py", "X.objects.using('a')\n", 3_600_000);
    await scan({ cache });
    assert.equal((await scan({ cache })).counts.read, 1);
  });

  it("reads everything anew where what was kept is damaged or of another version", async () => {
    await scan({ cache });
    const [name] = readdirSync(cache);
    const kept = join(cache, name ?? "");
    const text = readFileSync(kept, "utf8");
    for (const damaged of [
      "",
      text.slice(0, 100),
      "{}",
      text.replace(/"version":"[^"]*"/, '"version":"x"'),
    ]) {
      writeFileSync(kept, damaged);
      assert.equal((await scan({ cache })).counts.read, 5);
    }
  });

  it("goes on where nothing can be kept", async () => {
    writeFileSync(join(cache, "file"), "");
    assert.equal((await scan({ cache: join(cache, "file") })).counts.read, 5);
  });

  it("can be stopped", () => {
    startScan(root).stop();
  });
});
