/** Reads a rule's page: its name and summary, and its examples, which are tests. */

/** A page: `# name`, a line that is its summary, and below `## Examples` one `###` heading for each test. */
export interface Page {
  readonly name: string;
  readonly summary: string;
  /** The second-level headings. */
  readonly sections: readonly string[];
  readonly examples: readonly Example[];
}

export interface Example {
  readonly title: string;
  /** Texts by path, from fenced blocks that stand below a line with the path in backticks and a colon. */
  readonly files: Readonly<Record<string, string>>;
  /** Below `#### After: title of a fix`: the files that the fix changes, as they are then. */
  readonly after: readonly {
    readonly fix: string;
    readonly files: Readonly<Record<string, string>>;
  }[];
}

export function readPage(text: string): Page {
  let [name, summary, path] = ["", "", ""];
  const sections: string[] = [];
  const examples: { title: string; files: Record<string, string>; after: After[] }[] = [];
  let fence: string[] | undefined;
  for (const line of text.split("\n")) {
    const example = examples.at(-1);
    if (fence !== undefined) {
      if (!line.startsWith("```")) fence.push(line);
      else {
        const files = example?.after.at(-1)?.files ?? example?.files;
        if (files !== undefined && path !== "") files[path] = `${fence.join("\n")}\n`;
        [fence, path] = [undefined, ""];
      }
    } else if (line.startsWith("```")) fence = [];
    else if (line.startsWith("# ")) name = line.slice(2).trim();
    else if (line.startsWith("## ")) sections.push(line.slice(3).trim());
    else if (line.startsWith("### ") && sections.at(-1) === "Examples")
      examples.push({ title: line.slice(4).trim(), files: {}, after: [] });
    else if (line.startsWith("#### After: "))
      example?.after.push({ fix: line.slice(12).trim().replaceAll("\\", ""), files: {} });
    else if (summary === "" && name !== "" && line.trim() !== "") summary = line.trim();
    else path = /^`([^`]+)`:$/.exec(line.trim())?.[1] ?? path;
  }
  return { name, summary, sections, examples };
}

interface After {
  readonly fix: string;
  readonly files: Record<string, string>;
}

/** What a comment such as `# error: [unknown-alias] "no database"` expects on its line. */
export interface Expectation {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly severity: string;
  readonly rule: string;
  readonly message: string;
}

const expectation = /\s*#\s*(error|warning|information|hint): \[([\w-]+)\](?: "([^"]*)")?/g;

export function expectationsOf(files: Readonly<Record<string, string>>): readonly Expectation[] {
  return Object.entries(files).flatMap(([path, text]) =>
    text.split("\n").flatMap((line, index) =>
      [...line.matchAll(expectation)].map(([, severity = "", rule = "", message = ""]) => ({
        path,
        line: index + 1,
        severity,
        rule,
        message,
      })),
    ),
  );
}

/** A text without its expectations, to compare what a fix made of it. */
export function withoutExpectations(text: string): string {
  return text.replaceAll(expectation, "");
}
