/** In Restricted Mode no database is shown or reached; the view says why. */
import assert from "node:assert/strict";
import { extension, ready } from "./support.ts";

describe("explorer in Restricted Mode", () => {
  it("shows no alias, so that the editor shows how to trust the folder", async () => {
    await ready();
    const { databases, explorer } = await extension();
    assert.equal(databases.availability, "restricted");
    assert.deepEqual(await explorer.provider.getChildren(), []);
  });

  it("opens no connection, whoever asks", async () => {
    const { databases } = await extension();
    for (const { id } of databases.all) {
      const opened = await databases.browse(id);
      assert.equal(opened.kind, "refused");
    }
    for (const { state } of databases.all) assert.notEqual(state.kind, "open");
  });
});
