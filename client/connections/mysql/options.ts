/** The arguments of one MySQL connection, whoever gives them. */
import { isAbsolute, join } from "node:path";
import type { AliasContext } from "../aliasContext.ts";
import type { Ledger } from "../configured.ts";
import type { Found } from "../origin.ts";
import { settingAt, type DictSetting, type Setting } from "../setting.ts";
import { readOptionFiles, type OptionValues } from "./optionFile.ts";

/** Looks a value up in OPTIONS, the alias's own keys, and the option file, in this order. */
export class MysqlOptions {
  /** Whether the engine is MySQL's own Connector/Python. */
  readonly isConnector: boolean;
  readonly #ledger: Ledger;
  readonly #context: AliasContext;
  readonly #file: OptionValues;
  readonly #asked = new Set<string>();

  constructor(ledger: Ledger, context: AliasContext) {
    this.#ledger = ledger;
    this.#context = context;
    this.isConnector = ledger.text("ENGINE")?.value === "mysql.connector.django";
    this.#file = this.#readFiles();
  }

  /**
   * @param names arguments of the driver, the stronger first
   * @param key the alias's own key, such as `HOST`
   * @param inFile names in an option file
   */
  first(
    names: readonly string[],
    key: string | undefined,
    inFile: readonly string[],
  ): Found<string> | undefined {
    const own = key === undefined ? undefined : this.#ledger.text(key);
    // What the user typed is meant to be used, whatever OPTIONS say.
    if (own?.origin.kind === "user") return own;
    for (const name of names) {
      const found = this.plain(name);
      if (found !== undefined && found.value !== null && found.value !== "")
        return { value: String(found.value), origin: found.origin };
    }
    return own ?? inFile.map((name) => this.#file.get(name)).find((found) => found?.value);
  }

  /** An entry of OPTIONS. */
  plain(name: string): ReturnType<Ledger["plain"]> {
    this.#asked.add(name);
    return this.#ledger.plain("OPTIONS", name);
  }

  /** An entry of OPTIONS that may be a dict. */
  at(name: string): Setting | undefined {
    this.#asked.add(name);
    return this.#ledger.at(["OPTIONS", name]);
  }

  /** An option of the option file, with the empty text for one without a value. */
  inFile(name: string): Found<string> | undefined {
    return this.#file.get(name);
  }

  variable(name: string): Found<string> | undefined {
    const value = this.#context.around.environment[name];
    return value ? { value, origin: { kind: "environment", what: name } } : undefined;
  }

  /** The keys of OPTIONS that nobody asked for, and that would change what is seen. */
  unused(): readonly string[] {
    return this.#ledger.keys("OPTIONS").filter((key) => !this.#asked.has(key) && !silent.has(key));
  }

  #readFiles(): OptionValues {
    const { around } = this.#context;
    const given = this.#files();
    const group = this.first(["read_default_group", "option_groups"], undefined, [])?.value;
    if (given.length === 0 && group === undefined) return new Map();
    if (given.length > 0) this.#sayMissing(given);
    const files =
      given.length > 0 ? given : ["/etc/my.cnf", "/etc/mysql/my.cnf", `${around.home}/.my.cnf`];
    const own = this.isConnector ? ["connector_python"] : ["client-server", "client-mariadb"];
    return readOptionFiles(files, ["client", ...own, ...(group ? [group] : [])], around);
  }

  #files(): readonly string[] {
    const named = this.at("read_default_file") ?? this.at("option_files");
    const each = named?.kind === "list" ? named.items : named === undefined ? [] : [named];
    return each.flatMap((setting) =>
      setting.kind === "known" && typeof setting.value === "string" && setting.value !== ""
        ? [this.#absolute(setting.value)]
        : [],
    );
  }

  #absolute(path: string): string {
    const { around, project } = this.#context;
    if (path.startsWith("~/")) return join(around.home, path.slice(2));
    return isAbsolute(path) ? path : join(project, path);
  }

  #sayMissing(files: readonly string[]): void {
    for (const file of files) {
      if (this.#context.around.read(file) === undefined)
        this.#ledger.notes.push(`The option file ${file} cannot be read`);
    }
  }
}

/** The dict at a key of OPTIONS; undefined where it is none. */
export function dictOf(setting: Setting | undefined): DictSetting | undefined {
  return setting?.kind === "dict" ? setting : undefined;
}

/** An entry of such a dict, as text; empty ones count as not given. */
export function entryOf(dict: DictSetting | undefined, name: string): Found<string> | undefined {
  const entry = dict && settingAt(dict, name);
  if (entry?.kind !== "known" || entry.value === null || entry.value === "") return undefined;
  return { value: String(entry.value), origin: entry.origin };
}

/** Arguments that change nothing for whoever looks at data. */
const silent = new Set(
  "autocommit client_flag compress conv cursorclass local_infile raise_on_warnings read_timeout use_pure use_unicode write_timeout pool pool_name pool_size pool_reset_session".split(
    " ",
  ),
);
