/** What an alias is for, and what that permits. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { permissionsOf, roleIn } from "#client/connections/permissionRules.ts";
import { defaultPermissions, permissions, roles, type Role } from "#client/connections/role.ts";
import { guessRole, type RoleClues } from "#client/connections/roleGuess.ts";

const clues: RoleClues = {
  alias: "default",
  mirrorOf: undefined,
  debug: true,
  settings: "shop.settings",
  host: "localhost",
  readOnly: false,
};

const guesses: readonly (readonly [Partial<RoleClues>, Role, RegExp])[] = [
  [{}, "development", /this machine, and DEBUG is on/],
  [{ host: undefined }, "development", /this machine/],
  [{ debug: undefined }, "development", /this machine/],
  [{ debug: false }, "production", /DEBUG is off/],
  [{ host: "db" }, "development", /DEBUG is on/],
  [{ host: "db", debug: undefined }, "production", /may be another machine/],
  [{ host: "10.0.0.7" }, "production", /another machine/],
  [{ host: "db.example.com" }, "production", /another machine/],
  [{ host: "fd00::7" }, "production", /another machine/],
  [{ host: "::1" }, "development", /this machine/],
  [{ host: "127.0.1.1" }, "development", /this machine/],
  [{ host: null }, "production", /not known/],
  [{ settings: "config.settings.production" }, "production", /config\.settings\.production/],
  [{ settings: "config.settings.prod" }, "production", /settings module/],
  [{ settings: "config.settings.staging" }, "testing", /settings module/],
  [{ settings: "config.settings.test" }, "testing", /settings module/],
  [{ settings: "config.settings.local" }, "development", /this machine/],
  // A word is meant as a whole: "products", "contest", "delivery".
  [{ settings: "products.contest.delivery" }, "development", /this machine/],
  [{ alias: "replica1" }, "replica", /name/],
  [{ alias: "orders_read_only" }, "replica", /name/],
  [{ alias: "ordersReplica" }, "replica", /name/],
  [{ alias: "readers" }, "replica", /name/],
  [{ alias: "production" }, "production", /name/],
  [{ alias: "qa" }, "testing", /name/],
  [{ host: "shop-prod.example.com" }, "production", /host's name/],
  [{ host: "staging.example.com" }, "testing", /host's name/],
  [{ host: "staging.example.com", settings: "config.production" }, "production", /settings module/],
  [{ mirrorOf: "default", settings: "config.production" }, "replica", /mirrors 'default'/],
  [{ readOnly: true }, "replica", /only read/],
];

describe("roles", () => {
  for (const [differing, role, because] of guesses)
    it(`${JSON.stringify(differing)} is ${role}`, () => {
      const guess = guessRole({ ...clues, ...differing });
      assert.equal(guess.role, role);
      assert.match(guess.because, because);
    });

  it("a role is set by alias, or by project and alias, which counts more", () => {
    const setting = { default: "testing", "shop/default": "replica", other: "nonsense" };
    assert.equal(roleIn(setting, ["shop"], "default"), "replica");
    assert.equal(roleIn(setting, ["blog"], "default"), "testing");
    assert.equal(roleIn(setting, ["shop"], "other"), undefined);
    assert.equal(roleIn(undefined, ["shop"], "default"), undefined);
  });

  it("without settings the defaults hold", () => {
    for (const role of roles)
      assert.deepEqual(permissionsOf(role, undefined, [undefined]), defaultPermissions[role]);
  });

  it("the user's settings replace the defaults, and nonsense is passed over", () => {
    const user = { production: { write: "ask", ddl: "perhaps", read: 1 } };
    assert.deepEqual(permissionsOf("production", user, []), {
      ...defaultPermissions.production,
      write: "ask",
    });
  });

  it("what comes with a workspace never permits more", () => {
    const permission = fc.constantFrom(...permissions, "nonsense", undefined);
    const setting = fc.dictionary(
      fc.constantFrom<string>(...roles),
      fc.dictionary(fc.constantFrom("read", "write", "ddl", "migrate"), permission),
    );
    fc.assert(
      fc.property(setting, fc.array(setting), fc.constantFrom(...roles), (user, others, role) => {
        const own = permissionsOf(role, user, []);
        const all = permissionsOf(role, user, others);
        for (const action of ["read", "write", "ddl", "migrate"] as const)
          assert.ok(permissions.indexOf(all[action]) >= permissions.indexOf(own[action]), action);
      }),
    );
  });
});
