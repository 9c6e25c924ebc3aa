/** Dotted names lead to the files that Python would import. */

import assert from "node:assert/strict";
import { createResolver } from "#server/index/resolve.ts";
import { memoryFiles } from "#test/support/memoryFiles.ts";

describe("the resolver", () => {
  const paths = [
    "/project/manage.py",
    "/project/shop/__init__.py",
    "/project/shop/models/__init__.py",
    "/project/shop/models/order.py",
    "/project/shop/models.py",
    "/project/plain/inside.py",
    "/project/stubs/__init__.pyi",
    "/site/shop/other.py",
    "/site/django/__init__.py",
    "/site/fast/__init__.py",
    "/site/fast/core.cpython-313-x86_64-linux-gnu.so",
    "/site/fast/core/types.pyi",
    "/site/fast/slow.py",
    "/site/fast/slow.abi3.so",
    "/site/plain/further.py",
  ];
  const contents = new Map(paths.map((path) => [path, ""]));
  const resolver = () => createResolver(memoryFiles(contents), ["/project", "/site"]);
  const located = (name: string): unknown => resolver().locate(name)?.path;

  it("finds modules and packages, the first root first", () => {
    assert.equal(located("manage"), "/project/manage.py");
    assert.equal(located("shop"), "/project/shop/__init__.py");
    assert.equal(located("shop.models.order"), "/project/shop/models/order.py");
    assert.equal(located("django"), "/site/django/__init__.py");
  });

  it("takes a package before a module of the same name", () => {
    assert.equal(located("shop.models"), "/project/shop/models/__init__.py");
  });

  it("cannot read a compiled module, which goes before a directory and a source of its name", () => {
    assert.equal(resolver().locate("fast.core"), undefined);
    assert.equal(resolver().locate("fast.slow"), undefined);
    assert.equal(resolver().isCompiled("fast.core"), true);
    assert.equal(resolver().isCompiled("fast.slow"), true);
    assert.equal(resolver().isCompiled("fast"), false);
    assert.equal(resolver().isCompiled("fast.nothing"), false);
  });

  it("looks for the modules of a package where the package is", () => {
    assert.equal(located("shop.other"), undefined);
  });

  it("puts namespace packages together", () => {
    assert.equal(resolver().locate("plain")?.isPackage, true);
    assert.equal(located("plain"), undefined);
    assert.equal(located("plain.inside"), "/project/plain/inside.py");
    assert.equal(located("plain.further"), "/site/plain/further.py");
  });

  it("heeds case, and passes over stubs and names that are none", () => {
    assert.equal(located("Shop"), undefined);
    assert.equal(located("stubs.x"), undefined);
    assert.equal(located(""), undefined);
    assert.equal(located("shop..models"), undefined);
    assert.equal(located("..shop"), undefined);
    assert.equal(located("shop/models"), undefined);
  });

  it("names modules", () => {
    const name = (path: string): unknown => resolver().moduleName(path);
    assert.equal(name("/project/shop/models/order.py"), "shop.models.order");
    assert.equal(name("/project/shop/__init__.py"), "shop");
    assert.equal(name("/site/django/__init__.py"), "django");
    assert.equal(name("/elsewhere/a.py"), undefined);
    assert.equal(name("/project/shop/data.json"), undefined);
  });

  it("remembers what is not there until it is told to forget", () => {
    const one = resolver();
    assert.equal(one.locate("late"), undefined);
    contents.set("/project/late.py", "");
    assert.equal(one.locate("late"), undefined);
    one.forget();
    assert.equal(one.locate("late")?.path, "/project/late.py");
    contents.delete("/project/late.py");
  });
});
