/** Routers are asked anew after an edit of theirs alone, and nothing of what they did before is left. */

import assert from "node:assert/strict";

import { loadParser } from "#server/host/wasm.ts";
import { Workspace } from "#server/lsp/workspace.ts";
import { memoryFiles } from "#test/support/memoryFiles.ts";
import { scaffold } from "#test/support/scaffold.ts";

const folder = "/shop";
const model = (name: string): string =>
  `from django.db import models\n\n\nclass ${name}(models.Model):\n    pass\n`;

describe("routers that are edited", () => {
  const answers = async (
    texts: Readonly<Record<string, string>>,
    ...edits: readonly Readonly<Record<string, string>>[]
  ): Promise<readonly string[]> => {
    const disk = new Map(
      Object.entries(scaffold(texts)).map(([path, text]) => [`${folder}/${path}`, text]),
    );
    const workspace = new Workspace(memoryFiles(disk), await loadParser(), {});
    workspace.apply({ kind: "configured", folders: [{ path: folder, settings: {} }] });
    const [project] = workspace.projectsBelow(undefined);
    assert.ok(project);
    const told = (): string => {
      project.refresh();
      const { facts } = project;
      const found = workspace.paths.flatMap((path) => workspace.findingsOf(path));
      const routes = ["people.Person", "shop.Order"].map((label) =>
        facts?.routing.of(label).write.aliases.join("|"),
      );
      return [...routes, ...found.map(({ rule }) => rule)].join(" ");
    };
    const all = [told()];
    for (const edit of edits) {
      for (const [name, text] of Object.entries(edit)) {
        const path = `${folder}/${name}`;
        workspace.apply({ kind: "edited", path, text, uri: `file://${path}` });
      }
      all.push(told());
    }
    return all;
  };

  const router = (body: string, before = ""): string =>
    `${before}class Router:\n    def db_for_write(self, model, **hints):\n        ${body}\n`;

  it("answer as they are now", async () => {
    const texts = {
      "people/models.py": model("Person"),
      "shop/models.py": model("Order"),
      "config/routers.py": router('return "people"'),
    };
    const found = await answers(
      texts,
      { "config/routers.py": router("return None") },
      {
        "config/routers.py": router('return "people" if model._meta.app_label == "shop" else None'),
      },
      { "config/routers.py": texts["config/routers.py"] },
    );
    assert.deepEqual(found, [
      "people people",
      "default default",
      "default people",
      "people people",
    ]);
  });

  it("leave nothing behind in what they changed elsewhere", async () => {
    const shared = "from shop.shared import HOMES\n\n";
    const body = "return HOMES.get(model._meta.app_label)";
    const texts = {
      "people/models.py": model("Person"),
      "shop/shared.py": "HOMES = {}\n",
      "shop/models.py": `from shop.shared import HOMES\n${model("Order")}`,
      "config/routers.py": router(body, `${shared}HOMES["shop"] = "people"\n\n\n`),
    };
    const found = await answers(
      texts,
      { "config/routers.py": router(body, `${shared}HOMES["people"] = "people"\n\n\n`) },
      { "config/routers.py": router(body, `${shared}\n`) },
    );
    assert.deepEqual(found, ["default people", "people default", "default default"]);
  });

  it("take their helpers along", async () => {
    const texts = {
      "people/models.py": model("Person"),
      "shop/models.py": model("Order"),
      "config/homes.py": 'HOME = "people"\n',
      "config/routers.py": router("return HOME", "from config.homes import HOME\n\n\n"),
    };
    const found = await answers(
      texts,
      { "config/homes.py": 'HOME = "default"\n' },
      {
        "config/homes.py": 'HOME = "people"\n',
        "people/models.py": `${model("Person")}\n\nclass Pet(models.Model):\n    pass\n`,
      },
    );
    assert.deepEqual(found, ["people people", "default default", "people people"]);
  });
});
