/** Changes of rows on real servers: what is applied, what is refused, and that a refusal leaves everything as it was. */
import assert from "node:assert/strict";
import type { Connection } from "#client/drivers/driver.ts";
import type { Cell, Column } from "#client/drivers/values.ts";
import { EditSession } from "#client/results/editing/session.ts";
import type { EditingState, NewValue, PendingChange } from "#client/results/grid/messages.ts";
import { rowsOf, run } from "#test/support/drivers.ts";
import { engines, on, type Opened } from "./engines.ts";
import { kindsTables } from "./kinds.ts";

const text = (value: string): NewValue => ({ kind: "text", text: value });
const nothing: NewValue = { kind: "null" };

for (const engine of engines)
  describe(`editing rows on ${engine}`, function () {
    this.timeout(60_000);

    it(
      "changes every cell of every kind, and back, in the row that was read",
      on(engine, async (opened) => {
        const { create, rows } = kindsTables[engine];
        await run(opened.connection, create);
        for (const row of rows) await run(opened.connection, `insert into kinds values (${row})`);
        const { session, cells, columns } = await edit(
          opened,
          "select * from kinds order by id desc",
        );
        assert.equal(session.state().kind, "editable");
        // Each value of a row is replaced by NULL; the WHERE has to find it by all that was read.
        for (const [id, row] of cells.entries())
          for (const at of columns.keys())
            if (at > 0 && row[at] !== null)
              assert.equal(session.edit(id, at, nothing, row), undefined);
        const applied = await session.apply();
        assert.deepEqual(applied, { text: `Applied ${rows.length - 1} changes`, isProblem: false });
        const after = await rowsOf(opened.connection, "select * from kinds order by id desc");
        assert.ok(after.every((row) => row.slice(1).every((cell) => cell === null)));
      }),
    );

    it(
      "deletes rows by all that was read of them",
      on(engine, async (opened) => {
        const { create, rows } = kindsTables[engine];
        await run(opened.connection, create);
        for (const row of rows) await run(opened.connection, `insert into kinds values (${row})`);
        const { session, cells } = await edit(opened, "select * from kinds order by id desc");
        session.delete(cells.map((row, id) => ({ id, cells: row })));
        assert.deepEqual(await session.apply(), {
          text: `Applied ${rows.length} changes`,
          isProblem: false,
        });
        assert.deepEqual(await rowsOf(opened.connection, "select * from kinds"), []);
        assert.equal(session.show(0, cells[0]).state, "deleted");
      }),
    );

    it(
      "adds, changes and deletes in one transaction, values bound",
      on(engine, async (opened) => {
        const { session, cells } = await people(opened);
        session.add();
        const [added] = session.added();
        assert.ok(added !== undefined);
        set(session, added, 0, "4");
        set(session, added, 1, "O'Neill; drop table people");
        set(session, 0, 1, "Ada \\ Lovelace", cells);
        session.delete([{ id: 1, cells: cells[1] }]);
        const change = pending(session).find(({ row }) => row === 0);
        assert.match(change?.sql ?? "", /^UPDATE .* SET .name. = .* WHERE .id. = .* AND /);
        assert.ok(!change?.sql.includes("Lovelace"), "values are bound");
        assert.equal((await session.apply()).isProblem, false);
        assert.deepEqual(
          await rowsOf(opened.connection, "select id, name from people order by id"),
          [
            ["1", "Ada \\ Lovelace"],
            ["3", "Cleo"],
            ["4", "O'Neill; drop table people"],
          ],
        );
        assert.equal(session.show(0, cells[0]).cells[1], "Ada \\ Lovelace");
        assert.deepEqual(pending(session), []);
      }),
    );

    it(
      "refuses all changes where a row was changed meanwhile, and says by what",
      on(engine, async (opened) => {
        const { session, cells } = await people(opened);
        set(session, 0, 1, "Ada 2", cells);
        set(session, 2, 1, "Cleo 2", cells);
        await run(await opened.another(), "update people set name = 'Cleopatra' where id = 3");
        const { text: said, isProblem } = await session.apply();
        assert.ok(isProblem);
        assert.match(said, /changed meanwhile: name is “Cleopatra” now/);
        assert.equal(
          pending(session)
            .find(({ row }) => row === 2)
            ?.problem?.includes("Cleopatra"),
          true,
        );
        assert.deepEqual(await names(opened.connection), ["Ada", "Bob", "Cleopatra"]);
      }),
    );

    it(
      "refuses to change a row that is gone",
      on(engine, async (opened) => {
        const { session, cells } = await people(opened);
        set(session, 1, 1, "Bobby", cells);
        await run(await opened.another(), "delete from people where id = 2");
        assert.match((await session.apply()).text, /The row was deleted meanwhile/);
      }),
    );

    it(
      "tells apart what collations, paddings and NULL make equal",
      on(engine, async (opened) => {
        const { session, cells } = await people(opened);
        set(session, 0, 1, "Ada 2", cells);
        set(session, 2, 2, "9", cells);
        await run(await opened.another(), "update people set name = 'ADA ' where id = 1");
        assert.match((await session.apply()).text, /name is “ADA ” now/);
        session.revert(0);
        await run(await opened.another(), "update people set age = 0 where id = 3");
        assert.match((await session.apply()).text, /age is “0” now/);
      }),
    );

    it(
      "rolls back everything where a unique value is there already",
      on(engine, async (opened) => {
        const { session, cells } = await people(opened);
        set(session, 0, 2, "99", cells);
        set(session, 1, 1, "Cleo", cells);
        const { isProblem, text: said } = await session.apply();
        assert.ok(isProblem);
        assert.match(said, /Nothing was changed: .*(?:unique|duplicate)/i);
        assert.deepEqual(await rowsOf(opened.connection, "select age from people order by id"), [
          ["36"],
          ["41"],
          [null],
        ]);
      }),
    );

    it(
      "leaves computed columns to the server, and reads them anew",
      on(engine, async (opened) => {
        const { session, cells } = await people(opened);
        assert.match(session.edit(0, 3, text("1"), cells[0]) ?? "", /computes/);
        set(session, 0, 2, "50", cells);
        assert.equal((await session.apply()).isProblem, false);
        assert.equal(session.show(0, cells[0]).cells[3], "100");
        // The next change starts from what the server has now.
        set(session, 0, 2, "51", cells);
        assert.equal((await session.apply()).isProblem, false);
        assert.equal(session.show(0, cells[0]).cells[3], "102");
      }),
    );

    it(
      "changes a key, and finds the row under its new one",
      on(engine, async (opened) => {
        const { session, cells } = await people(opened);
        set(session, 0, 0, "10", cells);
        assert.equal((await session.apply()).isProblem, false);
        set(session, 0, 1, "Ten", cells);
        assert.equal((await session.apply()).isProblem, false);
        assert.deepEqual(await rowsOf(opened.connection, "select name from people where id = 10"), [
          ["Ten"],
        ]);
      }),
    );

    it(
      "takes changes back",
      on(engine, async (opened) => {
        const { session, cells } = await people(opened);
        set(session, 0, 1, "X", cells);
        set(session, 0, 1, "Ada", cells);
        assert.deepEqual(pending(session), [], "the old value is no change");
        set(session, 1, 1, "Y", cells);
        session.add();
        assert.equal(pending(session).length, 2);
        session.revert(1);
        assert.equal(pending(session).length, 1);
        session.revert(undefined);
        assert.deepEqual(pending(session), []);
      }),
    );

    it(
      "refuses values that are none of their column",
      on(engine, async (opened) => {
        const { session, cells } = await people(opened);
        assert.match(session.edit(0, 1, nothing, cells[0]) ?? "", /takes no NULL/);
        assert.deepEqual(pending(session), [], "a refused value is no change");
        set(session, 0, 2, "a lot", cells, true);
        assert.ok((await session.apply()).isProblem || pending(session).length === 0);
        assert.deepEqual(await rowsOf(opened.connection, "select age from people where id = 1"), [
          ["36"],
        ]);
      }),
    );

    for (const [sql, because] of [
      ["select name, age from people", /lacks the primary key: id/],
      ["select id + 0 as id, name from people", /lacks the primary key/],
      ["select 1 as one", /not of one table/],
      ["select p.id, o.id from people p, orders o", /not of one table/],
      ["select * from bare", /no primary key/],
    ] as const)
      it(
        `does not edit: ${sql}`,
        on(engine, async (opened) => {
          await people(opened);
          await run(opened.connection, "create table orders (id integer primary key)");
          await run(opened.connection, "create table bare (id integer)");
          const { session } = await edit(opened, sql);
          const state = session.state();
          assert.ok(state.kind === "fixed");
          assert.match(state.because, because);
        }),
      );
  });

/** Three people: a unique name, an age that may be NULL, and twice the age as the server computes it. */
async function people(opened: Opened) {
  const { connection } = opened;
  const dialect = connection.server.dialect;
  const name = dialect === "sqlite" ? "varchar(50) collate nocase" : "varchar(50)";
  await run(
    connection,
    `create table people (id integer primary key, name ${name} not null unique, age integer,
     twice integer generated always as (age * 2) stored)`,
  );
  for (const row of ["1, 'Ada', 36", "2, 'Bob', 41", "3, 'Cleo', null"])
    await run(connection, `insert into people (id, name, age) values (${row})`);
  return edit(opened, "select id, name, age, twice from people order by id");
}

async function edit({ connection, another }: Opened, sql: string) {
  const { results } = await run(connection, sql);
  const [result] = results;
  assert.ok(result);
  const columns: readonly Column[] = result.columns;
  const cells: readonly (readonly Cell[])[] = result.first.rows;
  const looking = await another();
  const session = new EditSession(columns, {
    server: connection.server,
    describe: (object) => looking.describe(object),
    connect: async () => ({ kind: "open", connection: await another() }),
    applied: () => {},
  });
  await session.prepare();
  return { session, cells, columns };
}

/** Edits a cell; `mayRefuse` where it is the value that is tested. */
function set(
  session: EditSession,
  id: number,
  column: number,
  value: string,
  cells?: readonly (readonly Cell[])[],
  mayRefuse = false,
): void {
  const problem = session.edit(id, column, text(value), cells?.[id]);
  if (!mayRefuse) assert.equal(problem, undefined);
}

function pending(session: EditSession): readonly PendingChange[] {
  const state: EditingState = session.state();
  assert.ok(state.kind === "editable");
  return state.changes;
}

async function names(connection: Connection): Promise<readonly Cell[]> {
  return (await rowsOf(connection, "select name from people order by id")).map(
    ([name]) => name ?? null,
  );
}
