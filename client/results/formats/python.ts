/** A list of dictionaries in Python, with the imports that it needs. */
import { plain, type FormatFacts, type RowFormat } from "./format.ts";
import { pythonImports, pythonLiteral, pythonString } from "./pythonLiteral.ts";

/** Dictionaries by column; tuples, with the names in a comment, where two columns have one name. */
export function python({ columns }: FormatFacts): RowFormat {
  const names = columns.map(({ name }) => name);
  const isUnique = new Set(names).size === names.length;
  const keys = isUnique ? names.map((name) => `${pythonString(name)}: `) : names.map(() => "");
  const [open, close] = isUnique ? ["{", "}"] : ["(", names.length === 1 ? ",)" : ")"];
  const comment = isUnique ? "" : `# ${names.map((name) => pythonString(name)).join(", ")}\n`;
  return {
    begin: () => `${pythonImports.join("\n")}\n\n${comment}[\n`,
    row: (cells) => {
      const values = columns.map(
        (column, at) => keys[at] + pythonLiteral(plain(cells[at], column), column.type),
      );
      return `    ${open}${values.join(", ")}${close},\n`;
    },
    end: () => "]\n",
  };
}
