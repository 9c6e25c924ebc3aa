/** Which model stands in for a swappable one (`Options.swapped` of `db/models/options.py`). */

import type { SettingsFacts } from "#server/project/settings/facts.ts";
import { textOf } from "#server/project/settings/read.ts";

/**
 * @param swappable the setting that `Meta.swappable` names
 * @param label of the model itself
 * @returns undefined where the setting names the model itself, or nothing that is known
 */
export function standInFor(
  swappable: string,
  label: string,
  settings: SettingsFacts,
): string | undefined {
  const setting = settings.get(swappable)?.value;
  const named = setting === undefined ? undefined : textOf(setting);
  const wanted = swappable === "AUTH_USER_MODEL" ? settings.authUserModel : named;
  return wanted?.toLowerCase() === label.toLowerCase() ? undefined : wanted;
}
