/** Half-typed lines cost nothing but themselves. */

import assert from "node:assert/strict";
import { loadParser } from "#server/host/wasm.ts";
import type { Parse } from "#server/syntax/parsed.ts";
import type { Statement } from "#server/syntax/tree.ts";

/** A module as one is at work on it; something half-typed is put into its middle. */
const above = `"""Models."""
from django.db import models

class Customer(models.Model):
    """A customer."""
    name = models.CharField(max_length=100)
    email = models.EmailField(
        unique=True,
    )

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return f"{self.name} <{self.email}>"

`;
const below = `
    state = models.CharField(max_length=10, choices=[("a", "A"), ("b", "B")])

    def total(self):
        """The sum."""
        return sum(line.price for line in self.lines.all())

class Line(models.Model):
    order = models.ForeignKey(Customer, on_delete=models.CASCADE)
    price = models.DecimalField(max_digits=10, decimal_places=2)

    class Meta:
        db_table = "line"

def helper(a, b=1):
    return a

LIMIT = 10
`;
const halfTyped: readonly string[] = [
  "    name = models.CharField(",
  "    name = models.CharField(max_length=10,",
  "    name = models.CharField(max_length=",
  "    name = ",
  "    name = models.",
  "    name = models",
  "    choices = [",
  '    choices = [("a", "b"),',
  '    choices = {"a": ',
  "    class Meta",
  "    class Meta:",
  "    class Meta(",
  "    class",
  "    def get_x(self",
  "    def get_x(self):",
  "    def get_x(self, a=",
  "    def get_x",
  "    def",
  "    @",
  "    @property",
  "    if self.",
  "    if self.x:",
  "    for x in",
  "    for x",
  "    return (",
  "    with atomic(",
  "    try:",
  "    x: ",
  '    name = "abc',
  "    name = 'abc",
  '    name = f"{x',
  '    name = f"{x}',
  '    name = models.CharField("abc',
  '    """doc',
  "    lambda",
  "    a.b.",
  "    x = a if",
  "    x = a if b else",
  "    import",
  "    from django.db import",
  "    )",
  "    ]",
  "    del",
  "    x = not",
  "    x = {**",
  "    f(*",
  "    self.x[",
  "    async def",
  "    \0",
  "    \\",
  "    else:",
  "    x = = 1",
  "    1a = 2",
  "    print 'a'",
  "    ?",
  "    $x",
];

describe("half-typed code", () => {
  let parse: Parse;
  before(async () => {
    parse = await loadParser();
  });

  const whole = `${above}${below}`;

  for (const line of halfTyped)
    it(`costs nothing else: ${JSON.stringify(line.trim())}`, () => {
      const kept = new Set(names(parse(`${above}${line}\n${below}`).module.body));
      const lost = names(parse(whole).module.body).filter((name) => !kept.has(name));
      assert.deepEqual(lost, []);
    });

  it("keeps what stands before an open bracket at the end", () => {
    const { module, problems } = parse(`${above}    x = f(a, [1,\n`);
    assert.ok(names(module.body).includes("Customer.x"));
    assert.equal(problems.length > 0, true);
  });

  it("keeps newer Python than the grammar's: defaults of type parameters", () => {
    const { module } = parse(
      "class A[T = int, *Ts = *tuple[int, str]](B):\n    x = 1\ndef f[T = list[int]](): pass\n",
    );
    assert.deepEqual(names(module.body), ["A(B)", "A.x", "f"]);
  });

  it("reads lines that end as on old Macintoshes", () => {
    const { module, problems } = parse("class A:\r    x = 1\ry = 2\r");
    assert.deepEqual(names(module.body), ["A", "A.x", "y"]);
    assert.deepEqual(problems, []);
  });
});

/** Classes with their bases, functions and assigned names, with those that they stand in. */
function names(body: readonly Statement[], within = ""): string[] {
  return body.flatMap((statement) => {
    switch (statement.kind) {
      case "ClassDef": {
        const name = within + statement.name.id;
        const bases = statement.bases.map((base) =>
          base.kind === "Attribute" ? base.name.id : base.kind === "Name" ? base.id : "?",
        );
        const own = bases.length > 0 ? `${name}(${bases.join(", ")})` : name;
        return [own, ...names(statement.body, `${name}.`)];
      }
      case "FunctionDef":
        return [within + statement.name.id];
      case "Assign":
        return statement.targets.flatMap((target) =>
          target.kind === "Name" ? [within + target.id] : [],
        );
      case "If":
      case "For":
      case "With":
      case "Try":
        return names(statement.body, within);
      default:
        return [];
    }
  });
}
