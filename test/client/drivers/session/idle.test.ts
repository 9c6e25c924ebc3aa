/** What happens to a cursor that nobody reads. */
import assert from "node:assert/strict";
import { postgresql } from "#client/drivers/postgresql/engine.ts";
import { Session } from "#client/drivers/session/session.ts";
import { onPostgresql, rowsOf, run } from "#test/support/drivers.ts";
import { withPostgresql } from "#test/support/servers.ts";

const many = "select generate_series(1, 100000)";

describe("a cursor that stays open", () => {
  it(
    "is closed when nobody reads on for a while; what was read stays",
    withPostgresql(async ({ target, query }) => {
      const session = { readOnly: false, statementTimeout: 0 };
      const opened = await postgresql.connect(target, session, { lost: () => {} });
      assert.equal(opened.kind, "open");
      const connection = new Session(opened.session, {
        readOnly: false,
        firstResult: 1,
        idle: 1500,
      });
      const ran = await run(connection, many);
      const id = ran.results[0]?.id ?? 0;
      for (let read = 0; read < 3; read++) {
        await wait(600);
        assert.equal((await connection.rows(id, read * 1000, 1000)).end, "more");
      }
      await wait(2500);
      const kept = await connection.rows(id, 0, 10);
      assert.deepEqual(
        [kept.rows.length, kept.end, kept.because],
        [10, "stopped", "The cursor was closed because nobody read on for a while"],
      );
      const states = await query(
        "select state from pg_stat_activity where application_name = 'Django Multi-DB' and datname = current_database()",
      );
      assert.deepEqual(states, [{ state: "idle" }]);
      assert.deepEqual(await rowsOf(connection, "select 1"), [["1"]]);
      await connection.close();
    }),
  );

  it(
    "is not ended by the server's time limit for statements, which is one for each page",
    onPostgresql(
      async (connection) => {
        const sql =
          "select g, pg_sleep(case when g > 50000 then 10 else 0 end) from generate_series(1, 100000) as g";
        for (const [statement, pause] of [
          [sql, 700],
          [`${sql} where current_date > '2000-01-01'`, 0],
        ] as const) {
          const ran = await run(connection, statement);
          const id = ran.results[0]?.id ?? 0;
          for (const from of [200, 1000, 40_000]) {
            await wait(pause);
            const page = await connection.rows(id, from, 100);
            assert.deepEqual([page.rows.length, page.rows[0]?.[0]], [100, String(from + 1)]);
          }
          const late = await connection.rows(id, 60_000, 10);
          assert.deepEqual(
            [late.end, late.because],
            ["stopped", "canceling statement due to statement timeout"],
          );
        }
        assert.deepEqual(await rowsOf(connection, "select 1"), [["1"]]);
      },
      { statementTimeout: 500 },
    ),
  );
});

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
