/** What was parsed in an earlier run is found again, and nothing else. */

import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openParsedCache } from "#server/host/parsedCache.ts";
import { loadParser } from "#server/host/wasm.ts";
import type { Parse, Part } from "#server/syntax/parsed.ts";

const text = `${"# a line that makes the text long enough to be kept\n".repeat(5)}
class Order:
    def total(self):
        return 2 ** 70
`;

describe("the cache of parsed texts", () => {
  let directory: string;
  let parsed: string[];
  let parse: Parse;
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), "trees-"));
    parsed = [];
    const parser = await loadParser();
    parse = (source, part) => {
      parsed.push(source);
      return parser(source, part);
    };
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const open = () => openParsedCache(parse, directory, "/project");
  const parts: readonly (Part | undefined)[] = [
    undefined,
    { kind: "outline" },
    { kind: "outline", keep: /total/ },
    { kind: "definition", range: { start: text.indexOf("def"), end: text.length - 1 } },
  ];

  it("answers as the parser does, part by part, and does not ask it twice", () => {
    const first = open();
    const answers = parts.map((part) => first.parse(text, part));
    assert.equal(new Set(answers.map((answer) => JSON.stringify(answer.module, replaced))).size, 3);
    first.save();
    parsed.length = 0;
    const second = open();
    assert.deepEqual(
      parts.map((part) => second.parse(text, part)),
      answers,
    );
    assert.deepEqual(parsed, []);
    assert.equal(second.found(), parts.length);
    second.parse(text.replace("2", "3"));
    assert.equal(parsed.length, 1);
  });

  const secretive: readonly string[] = [
    'PASSWORD = "wxsecret"',
    'DATABASES = {"default": {"PASSWORD": "wxsecret"}}',
    'DATABASES["default"]["PASSWORD"] = "wxsecret"',
    "SECRET_KEY: str = 'wxsecret'",
    'db_password = (\n    "wxsecret"\n)',
    'f(password=b"wxsecret")',
    'url = "postgres://ana:wxsecret@db/main"',
  ];
  for (const line of secretive)
    it(`keeps nothing of a text with a secret: ${line}`, () => {
      const cache = open();
      const [secret, plain] = [`${text}\n${line}\n`, `${text}\n# plain\n`];
      assert.deepEqual(cache.parse(secret), parse(secret));
      cache.parse(plain);
      cache.save();
      const kept = readdirSync(directory).map((name) => join(directory, name));
      assert.equal(kept.length, 1);
      for (const path of kept) assert.ok(!readFileSync(path, "latin1").includes("wxsecret"));
      const again = open();
      again.parse(secret);
      again.parse(plain);
      assert.equal(again.found(), 1);
    });

  it("writes files that others cannot read", () => {
    const cache = open();
    cache.parse(text);
    cache.save();
    const [name = ""] = readdirSync(directory);
    if (process.platform !== "win32")
      assert.equal(statSync(join(directory, name)).mode & 0o777, 0o600);
  });

  it("gives each caller a tree of its own", () => {
    const cache = open();
    assert.notEqual(cache.parse(text).module, cache.parse(text).module);
  });

  it("keeps what was used last", () => {
    const first = open();
    for (const name of ["a", "b", "c"]) first.parse(text + name);
    first.save();
    const second = open();
    second.parse(`${text}a`);
    second.save();
    parsed.length = 0;
    const third = open();
    for (const name of ["a", "b"]) third.parse(text + name);
    assert.deepEqual(parsed, [`${text}b`]);
  });

  it("starts anew where the file is damaged", () => {
    const first = open();
    first.parse(text);
    first.save();
    const [name = ""] = readdirSync(directory);
    const bytes = readFileSync(join(directory, name));
    const damaged = [
      Buffer.alloc(0),
      Buffer.from("x\ny\n"),
      bytes.subarray(0, bytes.length - 20),
      Buffer.concat([bytes.subarray(0, bytes.length - 40), Buffer.alloc(40, 0xff)]),
    ];
    for (const one of damaged) {
      writeFileSync(join(directory, name), one);
      assert.deepEqual(open().parse(text), parse(text));
    }
  });

  it("is silent after it was saved", () => {
    const cache = open();
    cache.save();
    cache.parse(text);
    cache.save();
    assert.deepEqual(readdirSync(directory), []);
  });
});

function replaced(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
