/** The walk over a project finds its sources and passes over the rest. */

import assert from "node:assert/strict";
import { excluder } from "#server/index/excludes.ts";
import { pythonFiles } from "#server/index/sourceTree.ts";
import { memoryFiles } from "#test/support/memoryFiles.ts";

describe("the walk over a project", () => {
  const paths = [
    "manage.py",
    "shop/models.py",
    "shop/templates/a.html",
    "my.code/a.py",
    "build/lib/shop/models.py",
    "tools/build/__init__.py",
    "tools/build/run.py",
    ".hidden/a.py",
    "shop/__pycache__/a.py",
    "node_modules/a/a.py",
    "lib/site-packages/a.py",
    "python/pyvenv.cfg",
    "python/lib/a.py",
    "shop.egg-info/a.py",
    "legacy/old/a.py",
    "legacy/b.py",
    "strange.py/inside.py",
  ].map((path) => `/project/${path}`);
  const files = memoryFiles(new Map(paths.map((path) => [path, ""])));
  const found = (...excludes: readonly string[]): readonly string[] =>
    pythonFiles(files, "/project", excluder("/project", excludes)).map((path) =>
      path.slice("/project/".length),
    );

  it("finds sources, not what is installed or built", () => {
    assert.deepEqual(found(), [
      "legacy/b.py",
      "legacy/old/a.py",
      "manage.py",
      "my.code/a.py",
      "shop/models.py",
      "strange.py/inside.py",
      "tools/build/__init__.py",
      "tools/build/run.py",
    ]);
  });

  it("leaves out what globs name", () => {
    assert.deepEqual(found("legacy", "**/build/**", "*.py", "strange.py/"), [
      "my.code/a.py",
      "shop/models.py",
    ]);
    assert.deepEqual(found("legacy/*.py").includes("legacy/b.py"), false);
    assert.deepEqual(found("legacy/*.py").includes("legacy/old/a.py"), true);
  });
});
