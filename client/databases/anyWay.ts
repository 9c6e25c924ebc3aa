/** Opens a target by its own driver; where the editor brings none for SQLite, through the project's Django. */
import type { AliasContext } from "#client/connections/aliasContext.ts";
import type { Target } from "#client/connections/target.ts";
import type { Drivers, Opened, SessionOptions } from "#client/drivers/driver.ts";

export interface OpenedAnyWay {
  readonly opened: Opened;
  /** For the log, where another way was taken: a clause without a full stop. */
  readonly note?: string;
}

/** Python's own SQLite keeps file locks with Django as ours does. Where there is no Python, the refusal stays. */
export async function openAnyWay(
  drivers: Drivers,
  target: Target,
  session: SessionOptions,
  { alias, python }: Pick<AliasContext, "alias" | "python">,
): Promise<OpenedAnyWay> {
  const opened = await drivers.open(target, session);
  const isMissing = opened.kind === "refused" && opened.reason === "driver-missing";
  if (!isMissing || target.engine !== "sqlite" || python === undefined) return { opened };
  const note = `${opened.detail}; it is opened by the project's Python`;
  return { opened: await drivers.open({ engine: "django", alias, python }, session), note };
}
