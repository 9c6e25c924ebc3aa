/** Stands where no driver can be loaded: refuses every target, and says why. */
import type { Drivers } from "./driver.ts";

export const noDrivers: Drivers = {
  open: ({ engine }) =>
    Promise.resolve({
      kind: "refused",
      reason: "driver-missing",
      detail: `This version has no driver for ${engine}`,
    }),
  dispose: () => Promise.resolve(),
};
