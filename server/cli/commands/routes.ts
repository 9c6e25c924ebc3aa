/** `django-multidb routes`: what each router answers for each model. */

import { openProject, projectFor } from "#server/cli/openForCommand.ts";
import { exitStatus, type CommonOptions } from "#server/cli/options.ts";
import type { Output } from "#server/cli/output.ts";
import { routesDocument } from "#server/cli/routesDocument.ts";
import { routesText } from "#server/cli/routesText.ts";

export async function routes(
  path: string,
  options: CommonOptions,
  output: Output,
): Promise<number> {
  const start = performance.now();
  const { analysis, places } = await openProject(projectFor(path, options), options);
  const document = routesDocument(analysis.facts, places);
  if (options.format === "json") output.write(`${JSON.stringify(document, undefined, 2)}\n`);
  else output.write(routesText(document, output.painter, performance.now() - start));
  return exitStatus.fine;
}
