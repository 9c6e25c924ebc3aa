/** What the routers answer for each model, by Django's own algorithm (`ConnectionRouter` of `db/utils.py`). */

import type { Evaluation, Raised } from "#server/evaluation/evaluation.ts";
import { bool, int, NONE, text, TRUE, tuple } from "#server/evaluation/make.ts";
import type { Machine, Reason, Value } from "#server/evaluation/values.ts";
import type { Model, ModelsFacts } from "#server/project/models/facts.ts";
import type { SettingsFacts } from "#server/project/settings/facts.ts";
import { explain } from "./explain.ts";
import type { Allowed, ModelRouting, Route, Router, RoutingFacts } from "./facts.ts";
import { instanceOn } from "./instances.ts";
import { loadRouters } from "./load.ts";

/** Loads the routers and answers for each model when it is asked for. */
export function routingOf(
  evaluation: Evaluation,
  settings: SettingsFacts,
  models: ModelsFacts,
  exists: (module: string) => boolean | undefined,
): RoutingFacts {
  const routers = loadRouters(evaluation, settings.routers, exists);
  const broken = loadError(settings, routers);
  const chain = new Chain(evaluation, routers, broken, openness(settings, routers));
  const known = new Map<string, ModelRouting>();
  const of = (label: string): ModelRouting => {
    let routing = known.get(label);
    if (routing === undefined) {
      const model = models.models.get(label);
      routing =
        model === undefined
          ? nothing
          : modelRouting(chain, model, [...settings.databases.aliases.keys()]);
      known.set(label, routing);
    }
    return routing;
  };
  const allowRelation = (target: string, owner: string): Allowed => {
    const sides = [models.models.get(target), models.models.get(owner)] as const;
    const [obj1, obj2] = sides;
    if (obj1 === undefined || obj2 === undefined) return undecided;
    const homes = [of(target).write, of(owner).write] as const;
    const [home1, home2] = homes.map((home) =>
      home.exact && home.aliases.length === 1 ? home.aliases[0] : undefined,
    );
    if (home1 === undefined || home2 === undefined)
      return { ...undecided, because: homes[0].because ?? homes[1].because };
    return chain.allowRelation(obj1, home1, obj2, home2);
  };
  return {
    routers,
    open: chain.open,
    of,
    allowRelation,
    allowMigrate: (alias, appLabel, hints) => chain.allowMigrate(alias, appLabel, hints),
  };
}

const undecided: Allowed = {
  allowed: undefined,
  because: undefined,
  error: undefined,
  decisions: [],
};

const nowhere: Route = {
  aliases: [],
  exact: false,
  because: undefined,
  error: undefined,
  decisions: [],
};

const nothing: ModelRouting = { read: nowhere, write: nowhere, migrate: new Map() };

function modelRouting(chain: Chain, model: Model, aliases: readonly string[]): ModelRouting {
  const migrate = new Map<string, Allowed>();
  for (const alias of aliases) migrate.set(alias, chain.allowMigrateModel(alias, model));
  return {
    read: chain.pick("db_for_read", model),
    write: chain.pick("db_for_write", model),
    migrate,
  };
}

/** A router that cannot be made fails every question: `routers` is read first each time. */
function loadError(settings: SettingsFacts, routers: readonly Router[]): Raised | undefined {
  if (settings.routers.shape === "text") {
    return {
      type: "ImportError",
      message: "a text is taken letter by letter: each is no module path",
      value: NONE,
      trace: [],
    };
  }
  const broken = routers.find(
    (router) => router.problem !== undefined && router.maybe === undefined,
  );
  if (broken?.problem === undefined) return undefined;
  return {
    type: broken.problem.exception,
    message: broken.problem.message,
    value: NONE,
    trace: [],
  };
}

function openness(settings: SettingsFacts, routers: readonly Router[]): Reason | undefined {
  if (settings.routers.open !== undefined) return settings.routers.open;
  const unsure = routers.find((router) => router.open !== undefined);
  if (unsure?.open !== undefined) return unsure.open;
  const lost = routers.find(
    (router) => router.instance === undefined && router.problem === undefined,
  );
  if (lost === undefined) return undefined;
  return { code: "import", text: `the router ${lost.name} could not be read`, origin: lost.entry };
}

/** The chain of routers, asked in order. */
class Chain {
  readonly open: Reason | undefined;
  readonly #evaluation: Evaluation;
  readonly #routers: readonly Router[];
  readonly #broken: Raised | undefined;

  constructor(
    evaluation: Evaluation,
    routers: readonly Router[],
    broken: Raised | undefined,
    open: Reason | undefined,
  ) {
    this.#evaluation = evaluation;
    this.#routers = routers;
    this.#broken = broken;
    this.open = open;
  }

  /** `_router_func`: the first answer that is true, else "default" (there is no instance hint). */
  pick(action: "db_for_read" | "db_for_write", model: Model): Route {
    if (this.#broken !== undefined) return { ...nowhere, exact: true, error: this.#broken };
    const exploration = this.#evaluation.explore((machine) => {
      const answered = this.#ask(machine, action, [model.value], new Map(), (chosen) =>
        machine.truth(chosen),
      );
      return answered ?? answer(undefined, { kind: "text", value: "default", origin: undefined });
    });
    const { answers, exact, because, error, decisions } = explain(exploration, textOf);
    const sure = exact && this.open === undefined;
    return {
      aliases: answers.toSorted(),
      exact: sure,
      because: because ?? this.open,
      error: sure ? error : undefined,
      decisions,
    };
  }

  allowMigrateModel(alias: string, model: Model): Allowed {
    const hints = new Map<string, Value>([
      ["model_name", text(model.modelName)],
      ["model", model.value],
    ]);
    return this.allowMigrate(alias, model.appLabel, hints);
  }

  /** `allow_migrate`: the first answer that is not None, else True. */
  allowMigrate(alias: string, appLabel: string, hints: ReadonlyMap<string, Value>): Allowed {
    return this.#allowed((machine) => {
      const positional = [text(alias), text(appLabel)];
      return (
        this.#ask(machine, "allow_migrate", positional, hints, (chosen) =>
          isAnswer(machine, chosen),
        ) ?? answer(undefined, TRUE)
      );
    });
  }

  /** `allow_relation`: the first answer that is not None, else whether both are on one database. */
  allowRelation(target: Model, home1: string, owner: Model, home2: string): Allowed {
    return this.#allowed((machine) => {
      const positional = [instanceOn(machine, target, home1), instanceOn(machine, owner, home2)];
      const answered = this.#ask(machine, "allow_relation", positional, new Map(), (chosen) =>
        isAnswer(machine, chosen),
      );
      return answered ?? answer(undefined, bool(home1 === home2));
    });
  }

  #allowed(run: (machine: Machine) => Value): Allowed {
    if (this.#broken !== undefined) return { ...undecided, error: this.#broken };
    const exploration = this.#evaluation.explore((machine) => {
      const result = run(machine);
      if (result.kind !== "tuple") return result;
      const [router, value] = result.items;
      if (router === undefined || value === undefined) return result;
      // The call sites take the truth of whatever was answered.
      return tuple([router, tuple([value, bool(machine.truth(value))])]);
    });
    const { answers, exact, because, error, decisions } = explain(exploration, (value) =>
      value.kind === "tuple" && value.items[1]?.kind === "bool" ? value.items[1].value : undefined,
    );
    const unpacked = decisions.map((decision) => ({
      ...decision,
      value: decision.value?.kind === "tuple" ? decision.value.items[0] : decision.value,
    }));
    if (!exact || this.open !== undefined || (answers.length !== 1 && error === undefined)) {
      return {
        allowed: undefined,
        because: because ?? this.open ?? byChance,
        error: undefined,
        decisions: unpacked,
      };
    }
    return { allowed: answers[0], because: undefined, error, decisions: unpacked };
  }

  #ask(
    machine: Machine,
    method: string,
    positional: readonly Value[],
    keywords: ReadonlyMap<string, Value>,
    accepts: (chosen: Value) => boolean,
  ): Value | undefined {
    for (const router of this.#routers) {
      if (router.instance === undefined) continue;
      if (
        router.maybe !== undefined &&
        !machine.truth({ kind: "unknown", reason: router.maybe, origin: undefined })
      )
        continue;
      const found = machine.findAttribute(router.instance, method);
      if (found === undefined) continue;
      const chosen = machine.decide(
        machine.call(found, { positional, keywords, origin: undefined, open: undefined }),
      );
      if (accepts(chosen)) return answer(router.index, chosen);
    }
    return undefined;
  }
}

const byChance: Reason = { code: "state", text: "the router answers by chance", origin: undefined };

function isAnswer(machine: Machine, chosen: Value): boolean {
  if (chosen.kind === "unknown")
    return machine.truth({ kind: "unknown", reason: chosen.reason, origin: undefined });
  return chosen.kind !== "none";
}

/** A text, also inside an instance of a subclass of `str` such as a member of `TextChoices`. */
function textOf(value: Value): string | undefined {
  if (value.kind === "text") return value.value;
  return value.kind === "instance" && value.payload?.kind === "text"
    ? value.payload.value
    : undefined;
}

function answer(router: number | undefined, value: Value): Value {
  return tuple([router === undefined ? NONE : int(router), value]);
}
