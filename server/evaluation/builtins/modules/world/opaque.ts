/** Modules of which little is modeled: the machine, the network, other processes. */

import { dict, list, NONE, text, unknown } from "../../../make.ts";
import { nativeClass } from "../../../nativeClasses.ts";
import type { ModuleValue, NativeFunction, Reason, Value } from "../../../values.ts";
import { caller, fn } from "../../define.ts";
import { needText, textOf } from "../../plain.ts";
import { unmodeled } from "../../unmodeled.ts";
import { fileOf } from "../system/files.ts";
import { type ModuleFactory, moduleOf, opaqueModule } from "../library.ts";

function outside(code: Reason["code"], what: string): Reason {
  return { code, text: `${what} is not known`, origin: undefined };
}

/** A module of which every name is unknown for the same reason. */
function opaque(name: string, code: Reason["code"], what: string): ModuleFactory {
  return () => opaqueModule(name, outside(code, what));
}

function silent(name: string): NativeFunction {
  return fn(name, ["~*args", "~**kwargs"], () => NONE);
}

function uuid(): ModuleValue {
  const fresh = (name: string): NativeFunction =>
    fn(name, ["~*args"], (machine) => machine.unknown("state", "it is a new identifier each time"));
  const cls = nativeClass(
    "UUID",
    {
      construct: caller("UUID", ["hex?", "~**other"], (machine, hex) => {
        const digits = (textOf(hex) ?? "").replaceAll(/urn:|uuid:|[{}-]/g, "").toLowerCase();
        if (digits === "") return machine.unknown("unsupported", "the identifier is not read");
        if (!/^[0-9a-f]{32}$/.test(digits)) {
          return machine.raise("ValueError", "badly formed hexadecimal UUID string");
        }
        return machine.invoke(makeUuid, [text(digits)]);
      }),
    },
    [],
    undefined,
    "uuid",
  );
  const makeUuid = fn("UUID", ["hex"], (machine, hex) => {
    const digits = needText(machine, hex, "hex");
    const parts = [0, 8, 12, 16, 20].map((start, index, starts) =>
      digits.slice(start, starts[index + 1]),
    );
    return {
      kind: "native",
      type: "uuid.UUID",
      origin: undefined,
      data: digits,
      behavior: {
        cls: () => cls,
        text: () => parts.join("-"),
        hash: () => `uuid:${digits}`,
        equals: (_machine, _self, other) =>
          other.kind === "native" && other.type === "uuid.UUID" && other.data === digits,
        getAttribute: (machine, _self, name) =>
          name === "hex" ? text(digits) : unmodeled(machine, "uuid", name),
      },
    };
  });
  return moduleOf("uuid", [["UUID", cls], ...["uuid1", "uuid3", "uuid4", "uuid5"].map(fresh)]);
}

function io(): ModuleValue {
  return moduleOf("io", [
    fn("StringIO", ["initial_value?", "newline?"], (_machine, initial) =>
      fileOf(textOf(initial) ?? ""),
    ),
    fn("BytesIO", ["initial_bytes?"], (machine, initial) =>
      initial?.kind === "bytes" || initial === undefined
        ? fileOf(initial?.value ?? "", true)
        : machine.raise("TypeError", "a bytes-like object is required"),
    ),
  ]);
}

function weakref(): ModuleValue {
  return moduleOf("weakref", [
    ...["WeakKeyDictionary", "WeakValueDictionary"].map((name) =>
      fn(name, ["~other?"], (_machine) => dict()),
    ),
    fn("proxy", ["~object", "~callback?"], (_machine, object) => object),
    fn("ref", ["~object", "~callback?"], (_machine, object) => fn("ref", [], () => object)),
  ]);
}

function gettext(): ModuleValue {
  return moduleOf("gettext", [fn("gettext", ["message"], (_machine, message) => message)]);
}

function atexit(): ModuleValue {
  return moduleOf("atexit", [fn("register", ["~func", "~*args"], (_machine, func) => func)]);
}

function gc(): ModuleValue {
  return moduleOf("gc", [silent("collect"), silent("disable"), silent("enable")]);
}

function future(): ModuleValue {
  const names = ["annotations", "print_function", "unicode_literals", "absolute_import"];
  const more = ["division", "generators", "with_statement", "nested_scopes"];
  return moduleOf(
    "__future__",
    [...names, ...more].map((name) => [name, NONE] as const),
  );
}

function argparse(): Value {
  return unknown(outside("environment", "the command line"));
}

export const opaqueModules: Readonly<Record<string, ModuleFactory>> = {
  __future__: future,
  argparse: () => moduleOf("argparse", [["ArgumentParser", argparse()]]),
  atexit,
  gc,
  getpass: opaque("getpass", "environment", "the user"),
  gettext,
  io,
  locale: opaque("locale", "environment", "the locale"),
  platform: opaque("platform", "environment", "the machine"),
  signal: () => moduleOf("signal", [silent("signal"), silent("alarm")]),
  site: opaque("site", "environment", "the installation"),
  socket: opaque("socket", "environment", "the network"),
  ssl: opaque("ssl", "environment", "the network"),
  subprocess: opaque("subprocess", "environment", "what other programs answer"),
  sysconfig: opaque("sysconfig", "environment", "the installation"),
  tempfile: opaque("tempfile", "file", "the directory for temporary files"),
  shutil: opaque("shutil", "file", "what is on the disk"),
  glob: opaque("glob", "file", "what is on the disk"),
  faulthandler: () => moduleOf("faulthandler", [silent("enable"), silent("disable")]),
  traceback: () => moduleOf("traceback", [silent("print_exc"), silent("print_stack")]),
  uuid,
  weakref,
  zoneinfo: opaque("zoneinfo", "environment", "the time zones of the machine"),
  urllib: () => moduleOf("urllib", []),
  "unittest.mock": opaque("unittest.mock", "import", "what a mock answers"),
  mimetypes: () => moduleOf("mimetypes", [silent("add_type"), silent("init")]),
  codecs: () =>
    moduleOf("codecs", [["BOM_UTF8", { kind: "bytes", value: "\xef\xbb\xbf", origin: undefined }]]),
  pprint: () => moduleOf("pprint", [silent("pprint")]),
  readline: () => moduleOf("readline", [silent("parse_and_bind")]),
  multiprocessing: () =>
    moduleOf("multiprocessing", [
      fn("cpu_count", [], (machine) => machine.unknown("environment", "the machine is not known")),
    ]),
  keyword: () =>
    moduleOf("keyword", [
      [
        "kwlist",
        list(
          (
            "False None True and as assert async await break class continue def del elif else " +
            "except finally for from global if import in is lambda nonlocal not or pass raise " +
            "return try while with yield"
          )
            .split(" ")
            .map((word) => text(word)),
        ),
      ],
    ]),
};
