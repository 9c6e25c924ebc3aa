/** Reads the parameters of functions and lambdas. */

import type { Expression, Identifier, Parameter } from "./tree.ts";
import type { Walk } from "./walk.ts";

type Form = Parameter["form"];

/** The parameters inside the node on which the walk stands. */
export function parameters(walk: Walk): Parameter[] {
  const found: Parameter[] = [];
  let form: Form = "normal";
  if (!walk.downNamed()) return found;
  do {
    if (walk.name === "positional_separator") {
      for (const [index, earlier] of found.entries())
        found[index] = { ...earlier, form: "positionalOnly" };
    } else if (walk.name === "keyword_separator") form = "keywordOnly";
    else {
      const parameter = read(walk, form);
      if (parameter === undefined) continue;
      if (parameter.form === "star") form = "keywordOnly";
      found.push(parameter);
    }
  } while (walk.nextNamed());
  walk.up();
  return found;
}

/** One parameter; undefined for what is none, such as Python 2's `(a, b)`. */
function read(walk: Walk, form: Form): Parameter | undefined {
  const range = walk.range();
  const kind = walk.name;
  switch (kind) {
    case "identifier": {
      return plain(walk.identifier(), form, range);
    }
    case "list_splat_pattern":
    case "dictionary_splat_pattern": {
      const splat: Form = kind === "list_splat_pattern" ? "star" : "doubleStar";
      if (!walk.downNamed()) return undefined;
      const identifier = walk.identifier();
      walk.up();
      return plain(identifier, splat, range);
    }
    case "default_parameter":
    case "typed_parameter":
    case "typed_default_parameter": {
      if (!walk.downNamed()) return undefined;
      const first = read(walk, form);
      let annotation: Expression | undefined;
      let fallback: Expression | undefined;
      while (walk.nextNamed()) {
        if (walk.name === "type") annotation = walk.expression();
        else fallback = walk.expression();
      }
      walk.up();
      if (first === undefined) return undefined;
      return { name: first.name, form: first.form, annotation, fallback, ...range };
    }
    default: {
      return undefined;
    }
  }
}

function plain(
  name: Identifier,
  form: Form,
  range: { readonly start: number; readonly end: number },
): Parameter {
  return { name, form, annotation: undefined, fallback: undefined, ...range };
}
