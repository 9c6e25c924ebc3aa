/** The standard library as the evaluator imports it: modules of ours, and modules written in Python. */

import type { Parse } from "#server/syntax/parsed.ts";
import type { Module } from "#server/syntax/tree.ts";
import type { FoundModule } from "../evaluation.ts";
import { unknown } from "../make.ts";
import { STANDARD_LIBRARY } from "../standardLibrary.ts";
import type { ModuleValue, Reason, Value } from "../values.ts";
import { DEFAULT_DICT } from "./containers/dictClass.ts";
import { fn } from "./define.ts";
import { random, secrets } from "./modules/chance/random.ts";
import { copy } from "./modules/data/copy.ts";
import { ast } from "./modules/data/ast.ts";
import { base64, binascii, hashlib, zlib } from "./modules/data/digests.ts";
import { itertools } from "./modules/data/itertools.ts";
import { json } from "./modules/data/json.ts";
import { math } from "./modules/data/math.ts";
import { operator } from "./modules/data/operator.ts";
import { type Host, type ModuleFactory, opaqueModule } from "./modules/library.ts";
import { contextvars, time } from "./modules/state/contextvars.ts";
import { os } from "./modules/system/os.ts";
import { osPath } from "./modules/system/osPath.ts";
import { pathlib } from "./modules/system/pathlib.ts";
import { sys } from "./modules/system/sys.ts";
import { dotenv, readIniFunction, tomllib, yaml } from "./modules/world/documents.ts";
import { importlib, inspect } from "./modules/world/reflection.ts";
import { opaqueModules } from "./modules/world/opaque.ts";
import { specialForms } from "./modules/world/specialForms.ts";
import { re } from "./regex/reModule.ts";
import { collections } from "./stubs/collections.ts";
import { configparser, six } from "./stubs/configparser.ts";
import { contextlib } from "./stubs/contextlib.ts";
import { dataclasses } from "./stubs/dataclasses.ts";
import { enum_ } from "./stubs/enum.ts";
import { bisect, decimal, fnmatch, fractions, heapq } from "./stubs/numbers.ts";
import { functools } from "./stubs/functools.ts";
import { stubNatives } from "./stubs/natives.ts";
import { asgirefLocal, logging, threading, warnings } from "./stubs/state.ts";
import { string, textwrap, urllibParse } from "./stubs/texts.ts";
import { datetime } from "./stubs/times.ts";
import { abc, collectionsAbc, numbers, types, typing } from "./stubs/typing.ts";

/** Modules of ours, made anew for each evaluation. */
const factories: Readonly<Record<string, ModuleFactory>> = {
  ast,
  base64,
  binascii,
  contextvars,
  copy,
  dotenv,
  hashlib,
  importlib,
  inspect,
  itertools,
  json,
  math,
  operator,
  os,
  "os.path": osPath,
  pathlib,
  posixpath: osPath,
  random,
  re,
  secrets,
  sys,
  time,
  tomli: () => tomllib("tomli"),
  tomllib: () => tomllib("tomllib"),
  yaml,
  zlib,
  ...opaqueModules,
};

/** Modules written in Python, with what they need of us. */
const written: Readonly<Record<string, { text: string; natives?: Iterable<[string, Value]> }>> = {
  abc: { text: abc },
  bisect: { text: bisect },
  decimal: { text: decimal },
  fnmatch: { text: fnmatch },
  fractions: { text: fractions },
  heapq: { text: heapq },
  "asgiref.local": { text: asgirefLocal },
  collections: { text: collections, natives: [["defaultdict", DEFAULT_DICT]] },
  "collections.abc": { text: collectionsAbc },
  configparser: { text: configparser, natives: [["_read_ini", readIniFunction]] },
  contextlib: { text: contextlib },
  dataclasses: { text: dataclasses },
  datetime: { text: datetime },
  enum: { text: enum_ },
  functools: { text: functools },
  logging: { text: logging },
  numbers: { text: numbers },
  six: { text: six },
  string: { text: string },
  textwrap: { text: textwrap },
  threading: { text: threading },
  types: { text: types },
  typing: { text: typing, natives: specialForms },
  typing_extensions: { text: typing, natives: specialForms },
  "urllib.parse": { text: urllibParse },
  warnings: { text: warnings },
};

const packages: ReadonlySet<string> = new Set(["collections", "os", "json", "logging", "urllib"]);

/** Modules that projects bring along and that are better known here than read. */
const thirdParty: ReadonlySet<string> = new Set([
  "asgiref.local",
  "dotenv",
  "six",
  "tomli",
  "typing_extensions",
  "yaml",
]);

/** Whether a module of that name is the standard library's, which a module of the project can hide. */
export function canBeHidden(name: string): boolean {
  return !thirdParty.has(name);
}

/**
 * Finds modules of the standard library by their absolute names.
 * Without a parser, those that are written in Python are not there.
 */
export function standardModules(host: Host): (name: string) => FoundModule | undefined {
  const found = new Map<string, FoundModule | undefined>();
  return (name) => {
    if (!found.has(name)) found.set(name, find(name, host));
    return found.get(name);
  };
}

function find(name: string, host: Host): FoundModule | undefined {
  const own = Object.hasOwn(factories, name) ? factories[name] : undefined;
  if (own !== undefined) return fromModule(name, own(host));
  const source = Object.hasOwn(written, name) ? written[name] : undefined;
  if (source !== undefined && host.parse !== undefined) {
    return {
      path: undefined,
      isPackage: packages.has(name),
      tree: treeOf(source.text, host.parse),
      natives: new Map([...stubNatives, ...(source.natives ?? []), ...openNames(name)]),
    };
  }
  return STANDARD_LIBRARY.has(name) ? fromModule(name, opaqueModule(name)) : undefined;
}

/** A module of ours in the form in which others are found. */
function fromModule(name: string, module: ModuleValue): FoundModule {
  const natives = new Map<string, Value>();
  for (const [id, { value }] of module.globals.names) {
    if (value.kind !== "deferred") natives.set(id, value);
  }
  if (module.open !== undefined) {
    for (const [id, value] of openNames(name, module.open)) natives.set(id, value);
  }
  return { path: undefined, isPackage: packages.has(name), tree: emptyTree, natives };
}

/** Names that are not modeled are unknown: a `__getattr__` of the module says so. */
function openNames(name: string, because?: Reason): readonly (readonly [string, Value])[] {
  const reason: Reason = because ?? {
    code: "import",
    text: `${name} is not modeled in full`,
    origin: undefined,
  };
  return [["__getattr__", fn("__getattr__", ["~name"], () => unknown(reason))]];
}

const emptyTree: Module = { kind: "Module", body: [], start: 0, end: 0 };

/** Trees are plain data: each text is parsed once for all evaluations. */
const trees = new WeakMap<Parse, Map<string, Module>>();

function treeOf(text: string, parse: Parse): Module {
  let known = trees.get(parse);
  if (known === undefined) trees.set(parse, (known = new Map<string, Module>()));
  let tree = known.get(text);
  if (tree === undefined) known.set(text, (tree = parse(text).module));
  return tree;
}
