/**
 * The text of a console's file: SQL as it is, everything else as SQL comments, so that the whole reads as SQL.
 *
 *     -- %% console alias=default
 *
 *     -- %% sql
 *     select count(*) from orders_order
 *
 *     -- %% python
 *     -- cursor.execute("select 1")
 *
 * Outputs, values of parameters and anything secret have no place in it.
 */

/** What a console's file holds. */
export interface ConsoleFile {
  /** The alias that the console is for; undefined where the file does not say. */
  readonly alias: string | undefined;
  /** The name of the project's folder, where the workspace had several projects. */
  readonly project: string | undefined;
  readonly cells: readonly ConsoleCell[];
  /** Whether lines end as on Windows. */
  readonly crlf: boolean;
}

export interface ConsoleCell {
  /** `sql`, `python`, `markdown`, or the editor's identifier of another language. */
  readonly language: string;
  readonly text: string;
}

/** Reads any text: one that no console wrote becomes a single cell of SQL. Never throws. */
export function readConsole(text: string): ConsoleFile {
  const crlf = text.includes("\r\n") && !/(?:^|[^\r])\n/.test(text);
  const plain = (crlf ? text.replaceAll("\r\n", "\n") : text).replace(/^\ufeff/, "");
  const lines = (plain.endsWith("\n") ? plain.slice(0, -1) : plain).split("\n");
  const first = lines.findIndex((line) => line.trim() !== "");
  const header = headerShape.exec(lines[first] ?? "");
  return {
    alias: header ? attribute(header[1] ?? "", "alias") : undefined,
    project: header ? attribute(header[1] ?? "", "project") : undefined,
    cells: cellsOf(header ? lines.slice(first + 1) : lines),
    crlf,
  };
}

/** The file's text; `readConsole` makes the same console of it again. */
export function writeConsole({ alias, project, cells, crlf }: ConsoleFile): string {
  const header = [
    "-- %% console",
    ...(alias === undefined ? [] : [`alias=${written(alias)}`]),
    ...(project === undefined ? [] : [`project=${written(project)}`]),
  ].join(" ");
  const parts = cells.map(({ language, text }) => {
    const lines = text === "" ? [] : text.split("\n");
    const body = language === "sql" ? lines : lines.map((line) => (line ? `-- ${line}` : "--"));
    return [marker(language), ...body.map(escaped)].join("\n");
  });
  const text = `${[header, ...parts].join("\n\n")}\n`;
  return crlf ? text.replaceAll("\n", "\r\n") : text;
}

const headerShape = /^-- %% console(?: (.*))?$/;
const markerShape = /^-- %% (?:(sql|python|markdown)|language: ([\w.+#-]+))[ \t\r]*$/;
/** A line that could be taken for a marker is written with a backslash more. */
const escapable = /^-- (\\*)%% /;

function marker(language: string): string {
  return ["sql", "python", "markdown"].includes(language)
    ? `-- %% ${language}`
    : `-- %% language: ${language}`;
}

function escaped(line: string): string {
  return escapable.test(line) ? `-- \\${line.slice(3)}` : line;
}

function unescaped(line: string): string {
  return (escapable.exec(line)?.[1] ?? "") === "" ? line : `-- ${line.slice(4)}`;
}

function cellsOf(lines: readonly string[]): readonly ConsoleCell[] {
  const starts = [...lines.keys()].filter((at) => markerShape.test(lines[at] ?? ""));
  const cells: ConsoleCell[] = [];
  const before = lines.slice(0, starts[0] ?? lines.length);
  // What stands before the first marker was not written by a console.
  while (before[0]?.trim() === "") before.shift();
  if (starts.length > 0 && before.at(-1) === "") before.pop();
  if (before.length > 0) cells.push(cell("sql", before));
  for (const [index, start] of starts.entries()) {
    const [, common, other] = markerShape.exec(lines[start] ?? "") ?? [];
    const next = starts[index + 1];
    const body = lines.slice(start + 1, next ?? lines.length);
    if (next !== undefined && body.at(-1) === "") body.pop();
    cells.push(cell(common ?? other ?? "sql", body));
  }
  return cells;
}

function cell(language: string, body: readonly string[]): ConsoleCell {
  const lines = body.map(unescaped);
  return {
    language,
    text: (language === "sql" ? lines : lines.map((line) => line.replace(/^--(?: |$)/, ""))).join(
      "\n",
    ),
  };
}

/** A value of the header: a plain word as it is, everything else as JSON. */
function written(value: string): string {
  return /^[\w.-]+$/.test(value) ? value : JSON.stringify(value);
}

function attribute(text: string, name: string): string | undefined {
  for (const [, key, value = ""] of text.matchAll(/([\w-]+)=("(?:[^"\\]|\\.)*"|\S*)/g)) {
    if (key !== name) continue;
    if (!value.startsWith('"')) return value || undefined;
    try {
      return JSON.parse(value) as string;
    } catch {
      return undefined;
    }
  }
  return undefined;
}
