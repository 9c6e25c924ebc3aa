/** Writes the rules into the manifest's setting of severities, so that the editor offers their names. */
import { isDeepStrictEqual } from "node:util";
import { rules } from "#server/rules/registry.ts";
import { section, settingNames, severities } from "#shared/settings.ts";

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Record<string, Record<string, unknown>> };
  };
}

/** The manifest with every rule as a key of the setting; as it is where nothing has changed. */
export function withRuleSettings(file: string): string {
  const manifest = JSON.parse(file) as Manifest;
  const setting =
    manifest.contributes.configuration.properties[`${section}.${settingNames.severity}`];
  if (setting === undefined) throw new Error("the manifest has no setting of severities");
  const properties = Object.fromEntries(
    rules.map(({ name, severity, summary }) => [
      name,
      { type: "string", description: `${summary}.`, default: severity, enum: severities },
    ]),
  );
  if (isDeepStrictEqual(setting["properties"], properties)) return file;
  setting["properties"] = properties;
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
