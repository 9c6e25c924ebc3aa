/** What Django adds to Python while a project is evaluated; the layers above fill it in as they learn. */

import type { ClassValue, Machine, Reason, TextValue, Value } from "#server/evaluation/values.ts";

export interface World {
  /** The project's directory, absolute. */
  readonly root: string;
  /** The text of a file of the project, for settings that read `.env` and other files. */
  readonly readText: (path: string) => string | undefined;
  /** Whether there is a module of that name; undefined where that cannot be told. */
  readonly exists: (module: string) => boolean | undefined;
  /** The names in a directory, for packages that import all their modules in a loop. */
  readonly list: (directory: string) => readonly string[];
  /** "5.2.19"; undefined where no Django is installed. */
  readonly version: string | undefined;
  /** Every subclass of `Model`, in the order in which the classes were made. */
  readonly classes: ClassValue[];
  /** The texts that stand for the user model: what `settings.AUTH_USER_MODEL` gave. */
  readonly userReferences: WeakSet<Value>;
  /** What is known of models while they are loaded; undefined before. */
  early: EarlyModels | undefined;
  /** Undefined while the settings module itself runs. */
  settings: SettingsReader | undefined;
  /** Undefined until the models are known. */
  registry: Registry | undefined;
}

export interface EarlyModels {
  /** Is told of each model class when it is made. */
  readonly register: (cls: ClassValue) => void;
  /** `cls._meta`, as far as it is known. */
  readonly of: (cls: ClassValue) => Value | undefined;
}

export interface SettingsReader {
  readonly get: (
    name: string,
  ) => { readonly value: Value; readonly origin: Value["origin"] } | undefined;
  /** Whether the project's own module sets it. */
  readonly isOwn: (name: string) => boolean;
  /** Why there may be other settings. */
  readonly open: Reason | undefined;
  readonly aliases: () => readonly string[];
  /** Why there may be other aliases. */
  readonly aliasesOpen: () => Reason | undefined;
}

/** `django.apps.apps` once all models are loaded. */
export interface Registry {
  readonly apps: Value;
  readonly userModel: (machine: Machine) => Value;
}

/** What the world is made from. */
export type Surroundings = Pick<World, "root" | "readText" | "list" | "exists" | "version">;

export function createWorld(surroundings: Surroundings): World {
  return {
    ...surroundings,
    classes: [],
    userReferences: new WeakSet(),
    early: undefined,
    settings: undefined,
    registry: undefined,
  };
}

/** A text that stands for the user model, such as a foreign key's target. */
export function userReference(world: World, value: TextValue): TextValue {
  const reference = { ...value };
  world.userReferences.add(reference);
  return reference;
}
