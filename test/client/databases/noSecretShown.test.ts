/** Whatever the secrets of a connection are, no text that people see has one. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Configured } from "#client/connections/configured.ts";
import { scrub } from "#client/connections/scrub.ts";
import { connectionText } from "#client/databases/connectionText.ts";
import { describe as describeAlias } from "#client/databases/database.ts";
import {
  aliasSettings,
  configured,
  surroundings,
  type Plain,
  type World,
} from "#test/support/configuring.ts";
import { SecretOpener } from "#client/connections/sealed.ts";
import { fromSettings } from "#client/connections/setting.ts";

/** Long and odd enough to stand nowhere by chance. */
const secret = fc
  .tuple(
    fc.stringMatching(/^[a-z]{6}$/),
    fc.string({ unit: fc.constantFrom(..."aB9#;'\"\\%&|`*<ü "), maxLength: 8 }),
  )
  .map(([word, odd]) => `q7${word}${odd}x`.trim());

const engines = [
  "django.db.backends.postgresql",
  "django.db.backends.mysql",
  "mysql.connector.django",
  "django.db.backends.sqlite3",
  "django.db.backends.oracle",
  "core.backend",
] as const;

describe("secrets of connections", () => {
  it("are in no text that is made of them", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...engines),
        fc.array(secret, { minLength: 6, maxLength: 6 }),
        fc.constantFrom("disable", "verify-full"),
        (engine, secrets, sslmode) => {
          const [own = "", inFile = "", phrase = "", inUrl = "", inVariable = "", inCommand = ""] =
            secrets;
          const dict: Record<string, Plain> = {
            ENGINE: engine,
            NAME: `postgres://ann:${encodeURIComponent(inUrl)}@db/shop`,
            HOST: "db",
            USER: "ann",
            PASSWORD: own,
            OPTIONS: {
              sslmode,
              sslpassword: phrase,
              passwd: own,
              read_default_file: "/srv/my.cnf",
              init_command: `PRAGMA key='${inCommand}'`,
              service: "shop",
            },
          };
          const world: World = {
            files: {
              "/srv/my.cnf": `[client]\npassword='${inFile}'`,
              "/home/ann/.pgpass": `*:*:*:*:${inFile.replaceAll(/[\\:]/g, "\\$&")}`,
              "/home/ann/.pg_service.conf": `[shop]\npassword=${inFile}`,
            },
            environment: { PGPASSWORD: inVariable, MYSQL_PWD: inVariable },
          };
          for (const without of [[], ["PASSWORD"], ["PASSWORD", "OPTIONS"]])
            for (const text of textsOf(leftOut(dict, without), world))
              for (const each of secrets)
                for (const form of [each, encodeURIComponent(each)])
                  assert.ok(!text.includes(form), `${form} in ${text}`);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("are taken out of what servers and drivers write", () => {
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (each, before, after) => {
        const texts = [
          `${before}${each}${after}`,
          `postgres://ann:${encodeURIComponent(each)}@db/x`,
        ];
        for (const text of texts) {
          assert.ok(!scrub(text, [each]).includes(each));
          assert.ok(!scrub(text, [each]).includes(encodeURIComponent(each)));
        }
      }),
    );
    assert.equal(scrub("no such user: ann", ["an", undefined]), "no such user: ann");
  });
});

function leftOut(
  dict: Readonly<Record<string, Plain>>,
  keys: readonly string[],
): Record<string, Plain> {
  return Object.fromEntries(Object.entries(dict).filter(([key]) => !keys.includes(key)));
}

/** All that is shown, logged or handed to the views. */
function textsOf(dict: Readonly<Record<string, Plain>>, world: World): readonly string[] {
  const found: Configured = configured(dict, { world });
  const opener = new SecretOpener();
  const settings = aliasSettings(dict, opener.publicKey);
  const project = {
    path: "/srv/shop",
    settings: "shop.settings",
    python: undefined,
    django: "6.1.3",
    debug: true,
    aliases: [settings],
    open: undefined,
  };
  const { guess, ...described } = describeAlias({
    project,
    settings,
    dict: fromSettings(settings, (sealed) => opener.open(sealed)),
    context: {
      alias: "shop",
      project: "/srv/shop",
      django: "6.1.3",
      python: undefined,
      connectTimeout: 10_000,
      around: surroundings(world),
    },
    isOneOfSeveral: false,
    models: undefined,
  });
  const database = {
    ...described,
    role: guess.role,
    roleBecause: guess.because,
    permissions: { read: "allow", write: "deny", ddl: "deny", migrate: "ask" },
    state: { kind: "closed" },
  } as const;
  const { values, notes, where } = found;
  const outcome =
    found.kind === "missing" ? found.missing : found.kind === "impossible" ? found.because : "";
  return [
    JSON.stringify({ values, notes, where, outcome }),
    JSON.stringify(database),
    connectionText(database, found),
  ];
}
