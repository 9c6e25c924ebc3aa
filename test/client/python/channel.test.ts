/** Tests what passes between the editor and the project's Python: frames, lines for the log, the environment. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { environmentFor } from "#client/python/environment.ts";
import { encodeFrame, FrameReader } from "#client/python/frames.ts";
import { LineLog } from "#client/python/lines.ts";

describe("frames", () => {
  it("come out as they went in, however the stream is cut", () => {
    const message = fc.record(
      { text: fc.string({ unit: "grapheme" }), n: fc.integer() },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(fc.array(message), fc.array(fc.nat(40)), (messages, cuts) => {
        const stream = Buffer.concat(messages.map((each) => encodeFrame(each)));
        const reader = new FrameReader();
        const read: unknown[] = [];
        let at = 0;
        for (const cut of cuts) {
          read.push(...reader.push(stream.subarray(at, at + cut)));
          at = Math.min(at + cut, stream.length);
        }
        read.push(...reader.push(stream.subarray(at)));
        assert.deepEqual(read, messages);
      }),
    );
  });

  it("refuse what is none", () => {
    assert.throws(() => new FrameReader().push(Buffer.from("hello from print()\n")), /too large/);
    assert.throws(() => new FrameReader().push(Buffer.from([0, 0, 0, 2, 0x7b, 0x7b])));
  });
});

describe("lines for the log", () => {
  it("are put together, shortened and limited", () => {
    const lines: string[] = [];
    const log = new LineLog((line) => lines.push(line));
    const euro = Buffer.from("a€\r\nb");
    log.push(euro.subarray(0, 2));
    log.push(euro.subarray(2));
    log.end();
    assert.deepEqual(lines.splice(0), ["a€", "b"]);
    log.push(Buffer.from(`${"x".repeat(5000)}\n`));
    assert.equal(lines.splice(0)[0], `${"x".repeat(2000)} …`);
    log.push(Buffer.from("y\n".repeat(10_000)));
    assert.equal(lines.length, 4998);
    assert.equal(lines.at(-1), "… further output is left out");
  });
});

describe("the environment of the project's Python", () => {
  it("has what programs need, the project's own variables, and nothing of the editor's", () => {
    const environment = environmentFor(
      {
        python: "/project/.venv/bin/python",
        project: "/project",
        settings: "conf.settings",
        environment: { DJANGO_CONFIGURATION: "Dev" },
      },
      {
        ...{ PATH: "/usr/bin", HOME: "/home/me", LC_ALL: "C.UTF-8", PGSERVICEFILE: "/s" },
        ...{ VSCODE_IPC_HOOK: "x", ELECTRON_RUN_AS_NODE: "1", NODE_OPTIONS: "--inspect" },
        ...{ AWS_SECRET_ACCESS_KEY: "x", DJANGO_SETTINGS_MODULE: "other" },
      },
    );
    assert.deepEqual(environment, {
      ...{ HOME: "/home/me", LC_ALL: "C.UTF-8", PGSERVICEFILE: "/s" },
      PATH: "/project/.venv/bin:/usr/bin",
      VIRTUAL_ENV: "/project/.venv",
      DJANGO_CONFIGURATION: "Dev",
      DJANGO_SETTINGS_MODULE: "conf.settings",
      PYTHONUNBUFFERED: "1",
      PYTHONIOENCODING: "utf-8:backslashreplace",
    });
  });
});
