/** Resting the pointer on a model says where it lives. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { open, positionOf, ready } from "./support.ts";

describe("hover", () => {
  before(() => ready());

  it("on a model's class says where it is read and written", async () => {
    const text = await hoverOn("catalogue/models/books.py", "class Book(", "class ".length);
    assert.match(text, /catalogue\.Book/);
    assert.match(text, /replica/);
    assert.match(text, /default/);
  });

  it("names the router that decided, with its line", async () => {
    assert.match(
      await hoverOn("orders/models.py", "class Order(", "class ".length),
      /routers\.py:\d+/,
    );
  });

  it("on other text says nothing", async () => {
    assert.equal(await hoverOn("orders/models.py", "from django.db", 0), "");
  });
});

async function hoverOn(path: string, text: string, further: number): Promise<string> {
  const document = await open(path);
  const position = positionOf(document, text).translate(0, further);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === "string" ? content : content.value))
    .join("\n");
}
