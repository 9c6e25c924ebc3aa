/** Objects of which there is one. */

import { native } from "./make.ts";

/** What a class's method answers where it does not know the other operand. */
export const NOT_IMPLEMENTED = native("NotImplementedType", { text: () => "NotImplemented" });
