/** The class that a router gets as the `model` hint of a migration: made of its state, in `__fake__`. */

import { text } from "#server/evaluation/make.ts";
import type { ClassValue, Reason, Value } from "#server/evaluation/values.ts";
import { fieldObject } from "#server/project/models/fieldObjects.ts";
import { madeClass } from "#server/project/models/madeClass.ts";
import { optionsObject } from "#server/project/models/options.ts";
import type { StateModel } from "./state.ts";

export interface Historical {
  readonly cls: ClassValue;
  /** Whether its fields were looked at: then an answer holds for these fields only. */
  readonly looked: () => boolean;
}

/** What is the same for all models of a project. */
export interface HistoricalContext {
  /** `django.db.models.Model`. */
  readonly model: ClassValue;
  /** What stands in for the model, where a setting swaps it. */
  readonly swappedFor: (model: StateModel) => string | undefined;
  readonly tableOf: (model: StateModel) => string | undefined;
}

/** `StateApps` renders a class with the state's options and fields; what else the class had is not there. */
export function historicalClass(state: StateModel, context: HistoricalContext): Historical {
  const made = madeClass(context.model, state.name, "__fake__");
  const mixins = state.bases.filter(
    (base) => base.kind === "class" && base !== context.model,
  ) as readonly ClassValue[];
  const inherited = mixins.flatMap((mixin) => mixin.mro.filter((cls) => !made.mro.includes(cls)));
  const cls: ClassValue = { ...made, bases: mixins.length > 0 ? mixins : made.bases, mro: [] };
  Object.assign(cls, { mro: [cls, ...new Set(inherited), ...made.mro.slice(1)] });
  let looked = false;
  const fields = () => {
    looked = true;
    return [...state.fields].flatMap(([name, value]) =>
      value === undefined
        ? []
        : [
            fieldObject(
              cls,
              { name, value, declaredBy: cls },
              { target: undefined, through: undefined },
            ),
          ],
    );
  };
  const meta = optionsObject({
    appLabel: state.app,
    objectName: state.name,
    dbTable: context.tableOf(state),
    managed: isManaged(state),
    isProxy: isProxy(state),
    isAbstract: false,
    swapped: context.swappedFor(state),
    model: cls,
    autoCreatedFor: undefined,
    meta: {
      get: (name) => state.options.get(name),
      names: () => [...state.options.keys()],
      isAbstract: false,
      open: state.open,
    },
    localFields: fields,
    allFields: fields,
    reverseNames: () => new Set(),
    parentOptions: () => undefined,
    concreteModel: () => cls,
    parents: () => [],
    appConfig: () => unfollowed,
    apps: () => unfollowed,
  });
  cls.attributes.set("_meta", { value: meta, origin: undefined, maybe: undefined });
  cls.attributes.set("__module__", {
    value: text("__fake__"),
    origin: undefined,
    maybe: undefined,
  });
  return { cls, looked: () => looked };
}

const because: Reason = {
  code: "unsupported",
  text: "the apps of a migration are not followed",
  origin: undefined,
};
const unfollowed: Value = { kind: "unknown", reason: because, origin: undefined };

/** `managed`, where the state says nothing else. */
export function isManaged(state: StateModel): boolean {
  const written = state.options.get("managed");
  return written?.kind !== "bool" || written.value;
}

export function isProxy(state: StateModel): boolean {
  const written = state.options.get("proxy");
  return written?.kind === "bool" && written.value;
}
