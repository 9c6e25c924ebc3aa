/** `check --format sarif`: SARIF 2.1.0, as code scanning services read it. */

import type { Places } from "#server/cli/places.ts";
import { rules } from "#server/rules/registry.ts";
import type { Finding, Fix, Severity } from "#server/rules/rule.ts";
import type { Span } from "#server/text/span.ts";
import { version } from "#shared/product.ts";
import { printed, type Checked } from "./checked.ts";
import { fingerprintsOf } from "./fingerprints.ts";

/**
 * The document, with a line break at its end.
 * @param pageOf a rule's page in Markdown, for its help
 */
export function sarifReport(
  { findings }: Checked,
  places: Places,
  pageOf: (rule: string) => string | undefined,
): string {
  const named = rules.filter(({ name }) => findings.some(({ rule }) => rule === name));
  const fingerprints = fingerprintsOf(findings, places);
  const document = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Django Multi-DB",
            semanticVersion: version,
            rules: named.map(({ name, summary, severity }) => ({
              id: name,
              shortDescription: { text: `${summary}.` },
              help: { text: `${summary}.`, markdown: pageOf(name) ?? `${summary}.` },
              defaultConfiguration: { level: levelOf(severity) },
            })),
          },
        },
        columnKind: "unicodeCodePoints",
        originalUriBaseIds: { PROJECT: { description: { text: "The project's directory" } } },
        results: findings.map((finding, index) => ({
          ...resultOf(finding, places),
          ruleIndex: named.findIndex(({ name }) => name === finding.rule),
          partialFingerprints: { "djangoMultidb/v1": fingerprints[index] ?? "" },
        })),
      },
    ],
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function resultOf({ rule, severity, message, at, related, fixes }: Finding, places: Places) {
  return {
    ruleId: rule,
    level: levelOf(severity),
    message: { text: message },
    locations: [{ physicalLocation: locationOf(places, at) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((one, id) => ({
            id,
            physicalLocation: locationOf(places, one.at),
            message: { text: one.message },
          })),
        }),
    // What inserts code to finish is no fix to accept from afar.
    ...(fixes.some(isOffered)
      ? { fixes: fixes.filter(isOffered).map((fix) => fixOf(places, fix)) }
      : {}),
  };
}

function isOffered({ applicability }: Fix): boolean {
  return applicability !== "template";
}

function fixOf(places: Places, { title, edits }: Fix) {
  const paths = [...new Set(edits.map(({ at }) => at.path))];
  return {
    description: { text: title },
    artifactChanges: paths.map((path) => ({
      artifactLocation: artifactOf(places, path),
      replacements: edits
        .filter(({ at }) => at.path === path)
        .map(({ at, text }) => ({
          deletedRegion: regionOf(places, at),
          insertedContent: { text },
        })),
    })),
  };
}

function locationOf(places: Places, at: Span) {
  return { artifactLocation: artifactOf(places, at.path), region: regionOf(places, at) };
}

function artifactOf(places: Places, path: string) {
  return { uri: encodeURI(places.path(path)), uriBaseId: "PROJECT" };
}

function regionOf(places: Places, at: Span) {
  const { start, end } = printed(places, at);
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

function levelOf(severity: Severity): "error" | "warning" | "note" {
  return severity === "error" || severity === "warning" ? severity : "note";
}
