/** Asks the project's own Python for the settings of an alias, in a process that ends with the answer. */
import type { Origin } from "#client/connections/origin.ts";
import type { DictSetting, Setting } from "#client/connections/setting.ts";
import type { PythonTarget } from "#client/connections/target.ts";
import { askDatabases, type PythonValue } from "#client/python/databases.ts";
import type { PythonOptions } from "#client/python/process.ts";
import { PythonWorker } from "#client/python/worker.ts";

/** The alias's dict, or why Python does not tell. */
export type PythonSettings =
  | { readonly kind: "settings"; readonly dict: DictSetting }
  | { readonly kind: "refused"; readonly detail: string };

/** Only in a trusted workspace: the settings are run. A process of its own sees the settings as they are now. */
export async function askForSettings(
  target: PythonTarget,
  alias: string,
  options: PythonOptions,
  signal: AbortSignal,
): Promise<PythonSettings> {
  const worker = new PythonWorker(target, options);
  try {
    const answer = await askDatabases(worker, signal);
    if (answer.kind === "failed") return { kind: "refused", detail: answer.message };
    const found = answer.value.aliases.find(({ name }) => name === alias);
    return found === undefined
      ? { kind: "refused", detail: `its settings have no alias '${alias}'` }
      : { kind: "settings", dict: dictOf(alias, found.keys) };
  } finally {
    await worker.dispose();
  }
}

/** Each value with Python as its origin. */
function dictOf(alias: string, keys: Readonly<Record<string, PythonValue>>): DictSetting {
  const origin: Origin = { kind: "python", what: `DATABASES[${JSON.stringify(alias)}]` };
  const entries = Object.entries(keys).map(([key, value]) => [key, settingOf(value, key)] as const);
  return { kind: "dict", entries: new Map(entries), open: undefined, origin };
}

function settingOf(value: PythonValue, what: string): Setting {
  const origin: Origin = { kind: "python", what };
  switch (value.kind) {
    case "known":
      return { kind: "known", value: value.value, origin };
    case "unknown":
      return { kind: "unknown", because: value.because, origin };
    case "list": {
      const items = value.items.map((item, index) => settingOf(item, `${what}[${index}]`));
      return { kind: "list", items, origin };
    }
    case "dict": {
      const entries = Object.entries(value.entries).map(
        ([key, inner]) => [key, settingOf(inner, `${what}[${JSON.stringify(key)}]`)] as const,
      );
      return { kind: "dict", entries: new Map(entries), open: undefined, origin };
    }
  }
}
