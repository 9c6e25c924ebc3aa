/** Which model's class a line of Python belongs to. */
import assert from "node:assert/strict";
import { modelAt } from "#client/explorer/tree/modelAt.ts";
import type { ModelTable } from "#shared/databases.ts";

const source = `
from django.db import models

class Order(
    models.Model
):
    """An order.
    """
    tags = models.ManyToManyField("Tag")

    class Meta:
        ordering = ["id"]

# Between.
def helper():
    pass


class Tag(models.Model):
    pass

CONSTANT = 1
`;
const lines = source.split("\n");
const models = [
  model("shop.Order", "class Order("),
  model("shop.Order_tags", "tags = ", true),
  model("shop.Tag", "class Tag"),
];

describe("modelAt", () => {
  const cases: readonly [at: string, label: string | undefined][] = [
    ["from django", undefined],
    ["class Order", "shop.Order"],
    ["    models.Model", "shop.Order"],
    ["An order", "shop.Order"],
    ["tags =", "shop.Order"],
    ["ordering", "shop.Order"],
    ["def helper", undefined],
    ["class Tag", "shop.Tag"],
    ["CONSTANT", undefined],
  ];
  for (const [at, label] of cases)
    it(`${at.trim()}: ${label ?? "none"}`, () => {
      assert.equal(modelAt(models, "/shop/models.py", lines, lineOf(at))?.label, label);
    });

  it("knows no model in another file", () => {
    assert.equal(modelAt(models, "/shop/views.py", lines, lineOf("class Tag")), undefined);
  });
});

function lineOf(text: string): number {
  const index = lines.findIndex((line) => line.includes(text));
  assert.notEqual(index, -1, text);
  return index + 1;
}

function model(label: string, at: string, autoCreated = false): ModelTable {
  return {
    label,
    table: label.toLowerCase().replace(".", "_"),
    managed: true,
    proxy: false,
    autoCreated,
    place: { path: "/shop/models.py", line: lineOf(at) },
    migrate: {},
    write: [],
    read: [],
    columns: [],
  };
}
