/** The modules of Django that are run from stubs of ours instead of its source. */

import type { FoundModule } from "#server/evaluation/evaluation.ts";
import type { Value } from "#server/evaluation/values.ts";
import type { Parse } from "#server/syntax/parsed.ts";
import type { Module } from "#server/syntax/tree.ts";
import { contribStubs } from "./contribStubs.ts";
import { coreStubs } from "./coreStubs.ts";
import { libraryNatives } from "./libraryNatives.ts";
import { libraryStubs } from "./libraryStubs.ts";
import { migrationsStubs } from "./migrationsStub.ts";
import { enumsStub, modelsStub } from "./modelsStub.ts";
import { nativesOf } from "./natives.ts";
import type { World } from "./world.ts";

/** The modules that hold the names of `django.db.models`, as `from … import` finds them there. */
const partsOfModels = new Set(
  [
    "base",
    "fields",
    "fields.related",
    "fields.files",
    "fields.json",
    "manager",
    "query",
    "query_utils",
    "deletion",
    "constraints",
    "indexes",
    "options",
    "expressions",
    "functions",
    "aggregates",
    "lookups",
  ].map((part) => `django.db.models.${part}`),
);

/** Other names by which whole modules are known. */
const geometry = [
  "GeometryField",
  "PointField",
  "LineStringField",
  "PolygonField",
  "MultiPointField",
  "MultiLineStringField",
  "MultiPolygonField",
  "GeometryCollectionField",
  "RasterField",
];
const postgresFields = [
  "ArrayField",
  "HStoreField",
  "CICharField",
  "CIEmailField",
  "CITextField",
  "RangeField",
  "IntegerRangeField",
  "BigIntegerRangeField",
  "DecimalRangeField",
  "DateRangeField",
  "DateTimeRangeField",
  "SearchVectorField",
];

const source = new Map<string, string>([
  ...coreStubs,
  ...libraryStubs,
  ...migrationsStubs,
  ["django.db.models", modelsStub],
  ["django.db.models.enums", enumsStub],
  [
    "django.contrib.gis.db.models",
    `from django.db.models import *\nfrom django.db.models import Field\n${geometry.map((name) => `class ${name}(Field):\n    pass\n`).join("")}`,
  ],
  [
    "django.contrib.postgres.fields",
    `from django.db.models import Field\n${postgresFields.map((name) => `class ${name}(Field):\n    pass\n`).join("")}def __getattr__(name):\n    return _database(name)\n`,
  ],
]);

const parsed = new WeakMap<Parse, Map<string, Module>>();

/**
 * Finds a stub by its dotted name.
 * @returns undefined for what is to be read from the installed Django
 */
export function createStubs(parse: Parse, world: World): (name: string) => FoundModule | undefined {
  const natives: ReadonlyMap<string, Value> = new Map([
    ...nativesOf(world),
    ...libraryNatives(world),
  ]);
  const trees = parsed.get(parse) ?? new Map<string, Module>();
  parsed.set(parse, trees);
  return (name) => {
    const text =
      source.get(name) ??
      (partsOfModels.has(name) ? partOfModels : undefined) ??
      (world.version === undefined ? contribStubs().get(name) : undefined);
    if (text === undefined) return undefined;
    let tree = trees.get(name);
    if (tree === undefined) trees.set(name, (tree = parse(text).module));
    return { path: undefined, isPackage: isPackage(name), tree, natives };
  };
}

const partOfModels =
  "from django.db.models import *\nfrom django.db.models import Model, ModelBase, ModelState, Options\nimport django.db.models\ndef __getattr__(name):\n    return getattr(django.db.models, name)\n";

let packages: ReadonlySet<string> | undefined;

function isPackage(name: string): boolean {
  packages ??= new Set(
    [...source.keys(), ...contribStubs().keys(), "django.db.models.fields.related"].map((module) =>
      module.slice(0, module.lastIndexOf(".")),
    ),
  );
  return packages.has(name);
}
