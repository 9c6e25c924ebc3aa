/** Holds the graph and the plan against real Django's, whatever is recorded as applied. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import path from "node:path";
import fc from "fast-check";
import { openProject } from "#server/cli/openForCommand.ts";
import { graphOf, inconsistencies } from "#server/project/migrations/graph.ts";
import { planTo } from "#server/project/migrations/plan.ts";
import { makeEnvironments, root, type Environment } from "./environments.ts";

interface Planned {
  readonly plan: readonly string[];
  readonly nodes: readonly string[];
  readonly consistent: boolean;
  /** By target, "zero" among them: `+app.name` forwards, `-app.name` back. */
  readonly plans: Readonly<Record<string, readonly string[]>>;
}

describe("plans against real Django", function () {
  this.timeout(120_000);
  let environments: readonly Environment[] = [];
  before(async () => {
    environments = await makeEnvironments((line) => console.error(line));
  });

  for (const settings of ["conf.by_app", "conf.forked"]) {
    it(`${settings}: any set of recorded migrations gives Django's plan`, async () => {
      for (const environment of environments) await comparePlans(settings, environment);
    });
  }
});

async function comparePlans(settings: string, { python }: Environment): Promise<void> {
  const project = path.join(root, "test/projects/migrating");
  const { analysis } = await openProject(project, {
    settings,
    python,
    format: "json",
    cache: false,
    quiet: true,
    verbose: false,
  });
  const facts = analysis.facts.migrations()?.facts;
  assert.ok(facts, "Django's models cannot be read");
  const keys = [...facts.migrations.keys()];
  // Prefixes are what real databases hold; other subsets are what fakes and failures leave.
  const order = graphOf(facts).order;
  const sets: readonly (readonly string[])[] = [
    ...order.map((_, length) => order.slice(0, length + 1)),
    ...fc.sample(fc.subarray(keys), { numRuns: 150, seed: 20 }),
  ];
  const lines = sets.map((set) => JSON.stringify(set.map(split))).join("\n");
  const script = path.join(import.meta.dirname, "plan.py");
  const output = execFileSync(python, ["-B", script, project, settings], {
    input: lines,
    maxBuffer: 64_000_000,
  });
  const answers = output.toString().trim().split("\n");
  assert.equal(answers.length, sets.length);
  for (const [index, set] of sets.entries()) {
    const django = JSON.parse(answers[index] ?? "") as Planned;
    const ours = graphOf(facts, new Set(set));
    assert.deepEqual(
      {
        plan: ours.plan,
        nodes: [...ours.nodes.keys()].toSorted(),
        consistent: inconsistencies(ours, new Set(set)).length === 0,
      },
      { plan: django.plan, nodes: django.nodes, consistent: django.consistent },
      `with ${set.join(", ")}`,
    );
    for (const [target, steps] of Object.entries(django.plans)) {
      const [app, name] = split(target);
      assert.deepEqual(
        planTo(ours, { app, name }).map(({ key, backwards }) => `${backwards ? "-" : "+"}${key}`),
        steps,
        `to ${target} with ${set.join(", ")}`,
      );
    }
  }
}

function split(key: string): readonly [string, string] {
  const dot = key.indexOf(".");
  return [key.slice(0, dot), key.slice(dot + 1)];
}
