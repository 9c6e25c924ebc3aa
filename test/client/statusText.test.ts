/** The words of the status bar. */
import assert from "node:assert/strict";
import { statusText } from "#client/language/statusText.ts";
import type { Status } from "#shared/protocol.ts";

describe("status text", () => {
  const said: readonly (readonly [Status, string])[] = [
    [{ state: "starting" }, "$(loading~spin) Starting Django project…"],
    [{ state: "indexing" }, "$(loading~spin) Indexing Django project…"],
    [
      { state: "indexing", progress: { done: 1, total: 3 } },
      "$(loading~spin) Indexing 33% of Django project…",
    ],
    [
      { state: "indexing", progress: { done: 0, total: 0 } },
      "$(loading~spin) Indexing Django project…",
    ],
    [
      { state: "ready", project: "/shop", settings: "config.settings", aliases: 5 },
      "$(database) config.settings · 5 databases",
    ],
    [
      { state: "ready", project: "/shop", settings: "config.settings", aliases: 1 },
      "$(database) config.settings · 1 database",
    ],
    [{ state: "ready", project: "/shop" }, "$(warning) No settings module"],
    [
      { state: "ready", project: "/shop", settings: "config.settings", aliases: 5, projects: 2 },
      "$(database) 2 Django projects",
    ],
    [{ state: "noProject" }, "$(circle-slash) No Django project"],
    [{ state: "error", message: "It stopped" }, "$(error) Django databases"],
  ];
  for (const [status, text] of said) {
    it(`of ${JSON.stringify(status)}`, () => assert.equal(statusText(status).text, text));
  }

  it("names project, settings and databases to the pointer", () => {
    const status: Status = { state: "ready", project: "/shop", settings: "conf", aliases: 2 };
    assert.deepEqual(statusText(status).details, [
      { name: "Project", value: "/shop" },
      { name: "Settings", value: "conf" },
      { name: "Databases", value: "2" },
    ]);
  });

  it("says to the pointer what went wrong", () => {
    const { details } = statusText({ state: "error", message: "It stopped" });
    assert.deepEqual(details, [{ name: "Error", value: "It stopped" }]);
  });

  it("leaves the icon out of what is spoken", () => {
    for (const [status] of said) {
      const { spoken } = statusText(status);
      assert.ok(spoken.startsWith("Django Multi-DB: "), spoken);
      assert.ok(!spoken.includes("$("), spoken);
    }
  });
});
