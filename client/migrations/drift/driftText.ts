/** Writes what has drifted on an alias as Markdown, for a ticket: what is otherwise, why, and what would mend it. */
import type { Drift, Unmade } from "./compare.ts";
import type { Cause, Explained, Mend } from "./causes.ts";
import type { DifferenceKind } from "./difference.ts";
import { groupBy } from "./texts.ts";

/** What is told beside the findings. Nothing of it is secret. */
export interface DriftHead {
  readonly alias: string;
  /** `localhost:5432/shop`. */
  readonly where: string;
  /** "PostgreSQL 15.1". */
  readonly server: string;
  readonly role: string;
  readonly settings: string;
  readonly django: string | undefined;
  readonly at: Date;
  /** The alias that this one mirrors, or that it is a replica. */
  readonly isCopy: boolean;
}

/** @param manage the command line up to the command: `python manage.py` */
export function driftText(drift: Drift, head: DriftHead, manage: string): string {
  const { findings, intended, unmade, pending, compared } = drift;
  const parts = [
    `# Drift of '${head.alias}'`,
    facts(head),
    summary(findings.length, compared),
    ...(head.isCopy
      ? [
          "This alias is a copy of another one: tables that the routers do not let be here come with what it copies.",
        ]
      : []),
    ...sections(findings, head, manage),
    ...(pending.length > 0
      ? [`## Not applied here`, pending.map((key) => `- ${key}`).join("\n")]
      : []),
    ...(unmade.length > 0 ? [unmadeText(unmade, manage)] : []),
    ...(intended.length > 0
      ? [
          "## Brought along by migrations, and unknown to models",
          intended.map((each) => `- ${lineOf(each)}: ${each.because}`).join("\n"),
        ]
      : []),
  ];
  return `${parts.join("\n\n")}\n`;
}

function facts({ where, server, role, settings, django, at }: DriftHead): string {
  const rows = [
    ["Database", `${where} (${server})`],
    ["Role", role],
    ["Settings", django === undefined ? settings : `${settings}, Django ${django}`],
    ["Compared", `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`],
  ];
  return ["| | |", "| --- | --- |", ...rows.map(([name, text]) => `| ${name} | ${text} |`)].join(
    "\n",
  );
}

function summary(count: number, compared: number): string {
  const tables = compared === 1 ? "1 table" : `${compared} tables`;
  if (count === 0) return `Nothing is otherwise than the migrations leave it, on ${tables}.`;
  return `${count === 1 ? "1 difference" : `${count} differences`} from what the migrations leave, on ${tables}.`;
}

/** By cause, the ones to look at first at the top. */
function sections(
  findings: readonly Explained[],
  head: DriftHead,
  manage: string,
): readonly string[] {
  return causes.flatMap(([cause, title]) => {
    const own = findings.filter((each) => each.cause === cause);
    if (own.length === 0) return [];
    const groups = groupBy(own, ({ because, mend }) =>
      JSON.stringify([because, mend.filter(({ kind }) => kind !== "sql")]),
    );
    return [
      `## ${title} (${own.length})`,
      ...[...groups.values()].map((group) => groupText(group, head, manage)),
    ];
  });
}

/** Differences of one reason together: what would mend them is said once. */
function groupText(group: readonly Explained[], head: DriftHead, manage: string): string {
  const [first] = group;
  const lines = group.map((each) => {
    const { difference } = each;
    const note = difference.note === undefined ? "" : ` (${difference.note})`;
    return `- ${lineOf(each)}${note}`;
  });
  const because = first?.because ?? "";
  return [
    `${because.charAt(0).toUpperCase()}${because.slice(1)}.`,
    lines.join("\n"),
    ...mendText(
      group.flatMap(({ mend }) => mend),
      head,
      manage,
    ),
  ].join("\n\n");
}

function mendText(mends: readonly Mend[], head: DriftHead, manage: string): readonly string[] {
  const once = (texts: readonly string[]): readonly string[] => [...new Set(texts)];
  const commands = once(
    mends.flatMap((mend) =>
      mend.kind === "command"
        ? [`${manage} ${mend.words.replace(/ --database$/, ` --database=${head.alias}`)}`]
        : [],
    ),
  );
  const sql = once(mends.flatMap((mend) => (mend.kind === "sql" ? [mend.sql] : [])));
  const words = once(mends.flatMap((mend) => (mend.kind === "words" ? [mend.text] : [])));
  return [
    ...(commands.length > 0 ? [`\`\`\`sh\n${commands.join("\n")}\n\`\`\``] : []),
    ...(sql.length > 0 ? [`\`\`\`sql\n${sql.join("\n")}\n\`\`\``] : []),
    ...(words.length > 0 ? [`To mend it: ${words.join("; ")}.`] : []),
  ];
}

function unmadeText(unmade: readonly Unmade[], manage: string): string {
  const apps = [...new Set(unmade.map(({ app }) => app))];
  return [
    "## Models without a migration",
    "The models differ from what the migrations leave, whatever the database has.",
    unmade.map(({ table, what }) => `- ${code(table)}: ${what.join(", ")}`).join("\n"),
    `\`\`\`sh\n${manage} makemigrations ${apps.join(" ")}\n\`\`\``,
  ].join("\n\n");
}

/** One difference in a line. */
function lineOf({ difference, cause }: Explained): string {
  const { kind, table, part, expected, actual } = difference;
  const isMeant = ["unrecorded", "no-migration", "migration-sql"].includes(cause);
  const what =
    part === undefined ? code(table) : `${code(table)}: ${words[kind].noun} ${code(part)}`;
  const values = [
    ...(expected === undefined ? [] : [`should be ${code(expected)}`]),
    ...(actual === undefined ? [] : [`is ${code(actual)}`]),
  ];
  const verb = isMeant && kind.endsWith("-extra") ? "is there" : words[kind].verb;
  return `${what} ${verb}${values.length === 0 ? "" : `: ${values.join(", ")}`}`;
}

/** As code, whatever marks are in it. */
function code(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.includes("`") ? `\`\` ${line} \`\`` : `\`${line}\``;
}

const word = (noun: string, verb: string) => ({ noun, verb });

const words: Readonly<Record<DifferenceKind, { readonly noun: string; readonly verb: string }>> = {
  "table-missing": word("table", "is missing"),
  "table-extra": word("table", "should not be there"),
  "table-renamed": word("table", "has another name"),
  "table-kind": word("table", "is something else"),
  "table-comment": word("table", "has another comment"),
  "column-missing": word("column", "is missing"),
  "column-extra": word("column", "should not be there"),
  "column-renamed": word("column", "has another name"),
  "column-type": word("column", "has another type"),
  "column-null": word("column", "differs in NULL"),
  "column-default": word("column", "has another default"),
  "column-identity": word("column", "differs in who gives its values"),
  "column-generated": word("column", "differs in how it is generated"),
  "column-collation": word("column", "has another collation"),
  "column-comment": word("column", "has another comment"),
  "primary-key": word("primary key", "has another primary key"),
  "index-missing": word("index", "is missing"),
  "index-extra": word("index", "should not be there"),
  "index-differs": word("index", "is another one"),
  "index-name": word("index", "has another name"),
  "unique-missing": word("unique constraint", "is missing"),
  "unique-extra": word("unique constraint", "should not be there"),
  "check-missing": word("check", "is missing"),
  "check-extra": word("check", "should not be there"),
  "check-differs": word("check", "is another one"),
  "exclusion-missing": word("constraint", "is missing"),
  "foreign-key-missing": word("foreign key of", "is missing"),
  "foreign-key-extra": word("foreign key of", "should not be there"),
  "foreign-key-target": word("foreign key of", "leads elsewhere"),
  "foreign-key-action": word("foreign key of", "does something else on delete"),
};

const causes: readonly (readonly [Cause, string])[] = [
  ["by-hand", "Changed by hand"],
  ["faked", "Recorded, and not there"],
  ["without-effect", "Recorded without effect"],
  ["unrecorded", "There, and not recorded"],
  ["not-allowed", "Not allowed here by the routers"],
  ["unmanaged", "Of models that Django does not manage"],
  ["unmigrated-app", "Of apps without migrations"],
  ["no-migration", "As the models have it, without a migration"],
  ["pending", "Comes with migrations that are not applied"],
  ["unknown", "Known to nothing in the project"],
];
