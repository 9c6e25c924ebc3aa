/** `django-multidb info`: what was found of a project. */

import { infoDocument } from "#server/cli/infoDocument.ts";
import { infoText } from "#server/cli/infoText.ts";
import { openProject, projectFor } from "#server/cli/openForCommand.ts";
import { exitStatus, type CommonOptions } from "#server/cli/options.ts";
import type { Output } from "#server/cli/output.ts";

export async function info(path: string, options: CommonOptions, output: Output): Promise<number> {
  const opened = await openProject(projectFor(path, options), options);
  const document = infoDocument(
    opened.shown,
    opened.found,
    opened.analysis.facts,
    opened.analysis.timings,
    opened.places,
  );
  if (options.format === "json") output.write(`${JSON.stringify(document, undefined, 2)}\n`);
  else output.write(infoText(document, output.painter));
  return exitStatus.fine;
}
