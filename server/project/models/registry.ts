/** `django.apps.apps` as routers use it once all models are loaded (`apps/registry.py`). */

import type { Evaluation } from "#server/evaluation/evaluation.ts";
import { bool, dictOf, list, native, nativeFunction, NONE, text } from "#server/evaluation/make.ts";
import type {
  CallArguments,
  ClassValue,
  Machine,
  NativeFunction,
  Reason,
  Value,
} from "#server/evaluation/values.ts";
import type { Registry } from "#server/project/django/world.ts";
import { configInstance, type LoadedApp } from "./apps.ts";
import { containingApp } from "./classify.ts";
import type { Model } from "./facts.ts";

/**
 * Makes the registry, with one config instance for each app.
 * @param open why there may be other apps or models
 */
export function createRegistry(
  evaluation: Evaluation,
  apps: readonly LoadedApp[],
  models: ReadonlyMap<string, Model>,
  open: Reason | undefined,
  userModel: string | undefined,
): Registry & { readonly configOf: (label: string) => Value | undefined } {
  const configs = new Map<string, Value>();
  for (const app of apps) {
    const made = evaluation.merge((machine) => configInstance(machine, app));
    if (made.kind === "value") configs.set(app.label, made.value);
  }
  const answers = new RegistryAnswers(apps, models, open, configs);
  for (const [label, config] of configs) addMethods(evaluation, answers, label, config);
  const object = native(
    "django.apps.registry.Apps",
    { getAttribute: (_, __, name) => answers.attribute(name) },
    undefined,
  );
  const byLower = new Map(
    [...models.values()].map((model) => [model.label.toLowerCase(), model.value]),
  );
  return {
    apps: object,
    userModel: (machine) =>
      byLower.get(userModel?.toLowerCase() ?? "") ??
      machine.unknown("unsupported", "the user model is not known"),
    configOf: (label) => configs.get(label),
  };
}

function addMethods(
  evaluation: Evaluation,
  answers: RegistryAnswers,
  label: string,
  config: Value,
): void {
  evaluation.merge((machine) => {
    machine.setAttribute(
      config,
      "get_models",
      nativeFunction("get_models", (_, call) => answers.modelList(call, label)),
    );
    machine.setAttribute(
      config,
      "get_model",
      nativeFunction("get_model", (inner, call) =>
        answers.model(inner, text(label), call.positional[0]),
      ),
    );
    return NONE;
  });
}

class RegistryAnswers {
  readonly #apps: readonly LoadedApp[];
  readonly #models: ReadonlyMap<string, Model>;
  readonly #open: Reason | undefined;
  readonly #configs: ReadonlyMap<string, Value>;

  constructor(
    apps: readonly LoadedApp[],
    models: ReadonlyMap<string, Model>,
    open: Reason | undefined,
    configs: ReadonlyMap<string, Value>,
  ) {
    this.#apps = apps;
    this.#models = models;
    this.#open = open;
    this.#configs = configs;
  }

  attribute(name: string): Value | undefined {
    switch (name) {
      case "ready":
      case "apps_ready":
      case "models_ready":
        return bool(true);
      case "app_configs":
        return dictOf(this.#configs);
      case "all_models":
        return dictOf(
          this.#apps.map(
            (app) =>
              [
                app.label,
                dictOf(
                  this.#of(app.label, true).map((model) => [model.modelName, model.value] as const),
                ),
              ] as const,
          ),
        );
      case "get_app_configs":
        return nativeFunction(name, () => list([...this.#configs.values()], undefined, this.#open));
      case "get_app_config":
        return nativeFunction(name, (machine, { positional: [label] }) =>
          this.#config(machine, label),
        );
      case "get_models":
        return nativeFunction(name, (_, call) => this.modelList(call, undefined));
      case "get_model":
        return this.#getModel();
      case "get_registered_model":
        return this.#getModel();
      case "is_installed":
        return nativeFunction(name, (_, { positional: [app] }) => this.#isInstalled(app));
      case "get_containing_app_config":
        return nativeFunction(name, (_, { positional: [module] }) => {
          const app = module?.kind === "text" ? containingApp(module.value, this.#apps) : undefined;
          return (
            (app === undefined ? undefined : this.#configs.get(app.label)) ?? this.#absent(NONE)
          );
        });
      default:
        return {
          kind: "unknown",
          reason: { code: "unsupported", text: `apps.${name} is not followed`, origin: undefined },
          origin: undefined,
        };
    }
  }

  /** `get_models(include_auto_created=False, include_swapped=False)`. */
  modelList(call: CallArguments, label: string | undefined): Value {
    const wanted = call.keywords.get("include_auto_created") ?? call.positional[0];
    const auto = wanted?.kind === "bool" && wanted.value;
    return list(
      this.#of(label, auto).map((model): ClassValue => model.value),
      undefined,
      this.#open,
    );
  }

  /** `get_model("app.Model")` or `get_model("app", "Model")`; LookupError where there is none. */
  model(machine: Machine, first: Value | undefined, second: Value | undefined): Value {
    if (
      first?.kind !== "text" ||
      (second !== undefined && second.kind !== "text" && second.kind !== "none")
    )
      return this.#unknown("the model's name is not known");
    const wanted = second?.kind === "text" ? `${first.value}.${second.value}` : first.value;
    for (const model of this.#models.values())
      if (model.label.toLowerCase() === wanted.toLowerCase()) return model.value;
    if (this.#open !== undefined) return this.#unknown(this.#open.text);
    const [label = "", name = ""] = wanted.split(".");
    return machine.raise(
      "LookupError",
      this.#configs.has(label)
        ? `App '${label}' doesn't have a '${name}' model.`
        : `No installed app with label '${label}'.`,
    );
  }

  #getModel(): NativeFunction {
    return nativeFunction("get_model", (machine, { positional: [first, second], keywords }) =>
      this.model(machine, first ?? keywords.get("app_label"), second ?? keywords.get("model_name")),
    );
  }

  #of(label: string | undefined, autoCreated: boolean): readonly Model[] {
    return [...this.#models.values()].filter(
      (model) =>
        (label === undefined || model.appLabel === label) && (autoCreated || !model.autoCreated),
    );
  }

  #config(machine: Machine, label: Value | undefined): Value {
    if (label?.kind !== "text") return this.#unknown("the app's label is not known");
    const config = this.#configs.get(label.value);
    if (config !== undefined) return config;
    return this.#open === undefined
      ? machine.raise("LookupError", `No installed app with label '${label.value}'.`)
      : this.#unknown(this.#open.text);
  }

  #isInstalled(app: Value | undefined): Value {
    if (app?.kind !== "text") return this.#unknown("the app's name is not known");
    if (this.#apps.some(({ name }) => name === app.value)) return bool(true);
    return this.#absent(bool(false));
  }

  #absent(answer: Value): Value {
    return this.#open === undefined ? answer : this.#unknown(this.#open.text);
  }

  #unknown(reason: string): Value {
    return {
      kind: "unknown",
      reason: { code: "unsupported", text: reason, origin: undefined },
      origin: undefined,
    };
  }
}
