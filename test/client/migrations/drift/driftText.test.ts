/** The document that is copied into a ticket. */
import assert from "node:assert/strict";
import type { Drift } from "#client/migrations/drift/compare.ts";
import { driftText, type DriftHead } from "#client/migrations/drift/driftText.ts";

const head: DriftHead = {
  ...{ alias: "orders", where: "localhost:5432/orders", server: "PostgreSQL 15.1" },
  ...{ role: "production (set in the workspace)", settings: "conf.settings", django: "5.2.1" },
  ...{ at: new Date(Date.UTC(2026, 0, 2, 3, 4)), isCopy: false },
};
const clean: Drift = { findings: [], intended: [], unmade: [], compared: 3, pending: [] };
const facts = `# Drift of 'orders'

| | |
| --- | --- |
| Database | localhost:5432/orders (PostgreSQL 15.1) |
| Role | production (set in the workspace) |
| Settings | conf.settings, Django 5.2.1 |
| Compared | 2026-01-02 03:04 UTC |
`;

describe("the document of drift", () => {
  it("says that nothing has drifted", () =>
    assert.equal(
      driftText(clean, head, "python manage.py"),
      `${facts}\nNothing is otherwise than the migrations leave it, on 3 tables.\n`,
    ));

  it("says what has, why, and what mends it", () => {
    const drift: Drift = {
      ...clean,
      findings: [
        {
          difference: {
            ...{ kind: "column-type", table: "shop_order", part: "state" },
            ...{ expected: "varchar(10)", actual: "character varying(8)" },
          },
          cause: "faked",
          because: "`shop.0002` is recorded here, and nothing of what it does is here",
          migration: "shop.0002",
          mend: [
            { kind: "command", words: "migrate shop 0001 --fake --database" },
            { kind: "command", words: "migrate shop 0002 --database" },
            { kind: "sql", sql: "ALTER TABLE shop_order …;" },
          ],
        },
      ],
      unmade: [{ app: "shop", table: "shop_tag", what: ["new column word"] }],
      pending: ["shop.0003"],
    };
    assert.equal(
      driftText(drift, head, "uv run manage.py"),
      `${facts}
1 difference from what the migrations leave, on 3 tables.

## Recorded, and not there (1)

\`shop.0002\` is recorded here, and nothing of what it does is here.

- \`shop_order\`: column \`state\` has another type: should be \`varchar(10)\`, is \`character varying(8)\`

\`\`\`sh
uv run manage.py migrate shop 0001 --fake --database=orders
uv run manage.py migrate shop 0002 --database=orders
\`\`\`

\`\`\`sql
ALTER TABLE shop_order …;
\`\`\`

## Not applied here

- shop.0003

## Models without a migration

The models differ from what the migrations leave, whatever the database has.

- \`shop_tag\`: new column word

\`\`\`sh
uv run manage.py makemigrations shop
\`\`\`
`,
    );
  });
});
