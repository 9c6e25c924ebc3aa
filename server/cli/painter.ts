/** Colours for a terminal; without one, the words alone carry the meaning. */

// picocolors: seven kilobytes without dependencies; heeds NO_COLOR and FORCE_COLOR.
import pc from "picocolors";

export type Paint = (text: string) => string;

export interface Painter {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly green: Paint;
  readonly yellow: Paint;
  readonly blue: Paint;
  readonly cyan: Paint;
}

/** @param coloured whether standard output is a terminal that shows colours */
export function createPainter(coloured: boolean): Painter {
  const { bold, dim, red, green, yellow, blue, cyan } = pc.createColors(coloured);
  return { bold, dim, red, green, yellow, blue, cyan };
}
