/** Tells by a module's text whether running it may make models: only to leave out what cannot. */

const makesClasses = /\bclass\s|\btype\s*\(/;

/** Adds fields to models that stand elsewhere. */
const changesClasses = /\b(add_to_class|contribute_to_class)\b/;

/** Names that Django's own models are derived from, and those of modules that hold models. */
const likely = /\bmodels?\b|Model\b|Abstract|Mixin\b|Historical|\bContentType\b/;

/**
 * Whether the module may make a model.
 * @param names of the models known so far: whoever derives from one names it
 */
export function makesModels(text: string, names: ReadonlySet<string>): boolean {
  if (changesClasses.test(text)) return true;
  if (!makesClasses.test(text)) return false;
  if (likely.test(text)) return true;
  for (const name of names) if (text.includes(name)) return true;
  return false;
}
