/** From the settings of an alias to what a driver needs, as Django and the client libraries would have it. */
import type { AliasContext } from "./aliasContext.ts";
import { Ledger, type Configured } from "./configured.ts";
import { engineOf, type KnownEngine } from "./engines.ts";
import { mysqlTarget } from "./mysql/mysqlTarget.ts";
import { postgresqlTarget } from "./libpq/postgresqlTarget.ts";
import { sqliteTarget } from "./sqliteTarget.ts";
import { settingAt, type DictSetting } from "./setting.ts";

/** What the settings come to. Reads option, service and password files; connects to nothing. */
export function configure(settings: DictSetting, context: AliasContext): Configured {
  const ledger = new Ledger(settings);
  const engine = ledger.text("ENGINE");
  if (engine === undefined)
    return ledger.missing.length > 0
      ? ledger.close("", unreachable)
      : ledger.refuse("", "DATABASES has no ENGINE for it");
  const known = engineOf(engine.value);
  ledger.use("engine", { value: `${known.name} (${engine.value})`, origin: engine.origin });
  if (known.by !== undefined && known.base !== "django")
    ledger.notes.push(`What ${known.by} adds to ${known.name} is not used here`);
  switch (known.base) {
    case "postgresql":
      return postgresqlTarget(ledger, context);
    case "mysql":
      return mysqlTarget(ledger, context);
    case "sqlite":
      return sqliteTarget(ledger, context);
    case "django":
      return djangoTarget(ledger, known, context);
  }
}

/** The engine that the settings name; undefined where they do not tell. */
export function engineIn(settings: DictSetting): KnownEngine | undefined {
  const engine = settingAt(settings, "ENGINE");
  return engine?.kind === "known" && typeof engine.value === "string" && engine.value !== ""
    ? engineOf(engine.value)
    : undefined;
}

/** Django opens it; what the settings say is shown only. */
function djangoTarget(ledger: Ledger, engine: KnownEngine, context: AliasContext): Configured {
  const shown = ["HOST", "PORT", "NAME", "USER"].map((key) => {
    const found = ledger.text(key);
    return found === undefined ? undefined : ledger.use(key.toLowerCase(), found);
  });
  const password = ledger.text("PASSWORD");
  if (password !== undefined) ledger.useSecret("password", password);
  const [host, port, name] = shown;
  const server = host === undefined ? "" : `${host}${port === undefined ? "" : `:${port}`}`;
  const where = [server, name].filter(Boolean).join("/");
  const { python, alias } = context;
  if (python === undefined)
    return ledger.refuse(
      where,
      `${engine.name} is opened by the project's Python, and there is none`,
    );
  // Django itself has all that static reading did not find.
  ledger.missing.length = 0;
  return ledger.close(where, () => ({ engine: "django", alias, python }));
}

/** For an outcome that cannot be a target, since something is missing. */
function unreachable(): never {
  throw new Error("a target without an engine");
}
