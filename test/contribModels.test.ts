/** contrib.json says what real Django says; UPDATE=1 writes it anew. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { djangoFacts, knownVersions } from "#server/project/django/contribFacts.ts";
import type { ContribModel, DjangoFacts } from "#server/project/django/contribTypes.ts";
import { environments, makeEnvironments } from "#test/oracle/environments.ts";
import {
  askFacts,
  contribFile,
  contribText,
  readContrib,
  withVersions,
} from "#test/setup/contribModels.ts";

describe("contrib.json", function () {
  this.timeout(300_000);

  before(() => makeEnvironments());

  it("is what real Django says", () => {
    const given = environments.map(({ python }) => askFacts(python));
    const [first] = given;
    assert.ok(first);
    const before = existsSync(contribFile)
      ? readContrib()
      : { newest: first.version, facts: first.facts, older: {} };
    const text = contribText(withVersions(before, given));
    if (process.env["UPDATE"]) writeFileSync(contribFile, text);
    else assert.equal(readFileSync(contribFile, "utf8"), text);
  });

  it("has the versions that the extension promises, in less than 200 kB", () => {
    assert.deepEqual(knownVersions(readContrib()), ["6.1", "6.0", "5.2", "4.2"]);
    assert.ok(statSync(contribFile).size < 200_000);
  });

  it("gives a version between two the older one's facts", () => {
    const data = readContrib();
    assert.deepEqual(djangoFacts(data, "5.2.19"), djangoFacts(data, "5.2"));
    assert.deepEqual(djangoFacts(data, "5.1"), djangoFacts(data, "4.2"));
    assert.deepEqual(djangoFacts(data, "3.2"), djangoFacts(data, "4.2"));
    assert.deepEqual(djangoFacts(data, "7.0"), djangoFacts(data, undefined));
    assert.equal(
      djangoFacts(data, "5.2").settings["DEFAULT_AUTO_FIELD"],
      "django.db.models.AutoField",
    );
    assert.equal(djangoFacts(data, "4.2").settings["USE_TZ"], false);
    assert.equal(
      djangoFacts(data, "4.2").modules["django.db.models"]?.["GeneratedField"],
      undefined,
    );
  });

  for (const version of ["4.2", "5.2", "6.0", "6.1"])
    describe(`Django ${version}`, () => {
      const facts = djangoFacts(readContrib(), version);

      it("names no class that is not among the classes", () => {
        const named = [
          ...Object.values(facts.apps).flatMap((app) => [app.config, ...(app.models ?? [])]),
          ...Object.values(facts.classes).flatMap((one) => one.bases),
          ...models(facts).flatMap(([, model]) => [
            ...model.fields.map((field) => definition(facts, field.class)),
            ...Object.values(model.managers ?? {}),
          ]),
        ];
        assert.deepEqual(
          named.filter((path) => facts.classes[path] === undefined),
          [],
        );
      });

      it("names no label that no model has", () => {
        const labels = new Set(models(facts).map(([, model]) => model.label));
        const relations = models(facts).flatMap(([, model]) => model.fields);
        const targets = relations.flatMap(({ to, through }) => [to, through]);
        assert.deepEqual(
          targets.filter((to) => to && to !== "settings.AUTH_USER_MODEL" && !labels.has(to)),
          [],
        );
      });

      it("knows the keys between the contrib apps", () => {
        const keys = models(facts).flatMap(([, model]) =>
          model.fields.flatMap(({ name, to }) =>
            to ? [`${model.label ?? "abstract"}.${name} → ${to}`] : [],
          ),
        );
        assert.deepEqual(keys.sort(), [
          "abstract.groups → auth.Group",
          "abstract.user_permissions → auth.Permission",
          "admin.LogEntry.content_type → contenttypes.ContentType",
          "admin.LogEntry.user → settings.AUTH_USER_MODEL",
          "auth.Group.permissions → auth.Permission",
          "auth.Group_permissions.group → auth.Group",
          "auth.Group_permissions.permission → auth.Permission",
          "auth.Permission.content_type → contenttypes.ContentType",
          "auth.User_groups.group → auth.Group",
          "auth.User_groups.user → auth.User",
          "auth.User_user_permissions.permission → auth.Permission",
          "auth.User_user_permissions.user → auth.User",
          "flatpages.FlatPage.sites → sites.Site",
          "flatpages.FlatPage_sites.flatpage → flatpages.FlatPage",
          "flatpages.FlatPage_sites.site → sites.Site",
          "redirects.Redirect.site → sites.Site",
        ]);
      });
    });
});

function models(facts: DjangoFacts): readonly (readonly [string, ContribModel])[] {
  return Object.entries(facts.classes).flatMap(([path, one]) =>
    one.kind === "model" ? [[path, one] as const] : [],
  );
}

/** Where a public path ("django.db.models.CharField") is defined. */
function definition(facts: DjangoFacts, path: string): string {
  const dot = path.lastIndexOf(".");
  return facts.modules[path.slice(0, dot)]?.[path.slice(dot + 1)] ?? path;
}
