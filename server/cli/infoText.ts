/** `info --format text`: what was found, for people. */

import type { InfoDocument } from "./infoDocument.ts";
import type { Painter } from "./painter.ts";
import { layOut } from "./table.ts";

export function infoText(document: InfoDocument, painter: Painter): string {
  const heading = (text: string): string => painter.bold(text);
  const lines = [
    ...layOut([
      [{ text: "project", paint: painter.bold }, { text: document.project }],
      [
        { text: "settings", paint: painter.bold },
        { text: `${document.settings.module} (${document.settings.because})` },
      ],
      [
        { text: "python", paint: painter.bold },
        {
          text:
            document.python === null
              ? "none was found: third-party code is not read"
              : `${document.python.prefix} (${document.python.because})`,
        },
      ],
      [
        { text: "django", paint: painter.bold },
        { text: document.django ?? "not installed: its models come from bundled data" },
      ],
    ]),
    "",
    heading(`aliases (${document.aliases.length})`),
    ...layOut(
      document.aliases.map((alias) => [
        { text: `  ${alias.name}` },
        {
          text: alias.engine ?? "engine not known",
          ...(alias.engine === null ? { paint: painter.yellow } : {}),
        },
        { text: alias.defined ?? "", paint: painter.dim },
        {
          text: [
            alias.mirrorOf === null ? "" : `mirrors ${alias.mirrorOf}`,
            alias.maybe ? "perhaps" : "",
          ]
            .filter(Boolean)
            .join(", "),
        },
      ]),
    ),
    ...(document.aliasesOpen === null
      ? []
      : [painter.yellow(`  there may be others: ${document.aliasesOpen}`)]),
    "",
    heading(`routers (${document.routers.length})`),
    ...layOut(
      document.routers.map((router) => [
        { text: `  ${router.name}` },
        { text: router.defined ?? "", paint: painter.dim },
        { text: router.problem ?? "", paint: painter.red },
      ]),
    ),
    "",
    heading(`apps (${document.apps.length})`),
    ...layOut(
      document.apps.map((app) => [
        { text: `  ${app.label}` },
        { text: app.name, paint: painter.dim },
        { text: `${app.models} models` },
      ]),
    ),
  ];
  if (document.candidates.length > 0) {
    lines.push(
      "",
      heading("other settings modules"),
      ...layOut(
        document.candidates.map(({ module, because }) => [
          { text: `  ${module}` },
          { text: because, paint: painter.dim },
        ]),
      ),
    );
  }
  if (document.problems.length > 0)
    lines.push(
      "",
      heading("problems"),
      ...document.problems.map((problem) => `  ${painter.yellow(problem)}`),
    );
  const timings = document.timings
    .map(({ name, milliseconds }) => `${name} ${milliseconds.toFixed(0)} ms`)
    .join(", ");
  return `${[...lines, "", painter.dim(timings)].join("\n")}\n`;
}
