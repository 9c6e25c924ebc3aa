/** How a role is shown everywhere: by an icon and a word, never by colour alone. */
import type { Role } from "#client/connections/role.ts";

export interface RoleLook {
  /** A codicon's name. */
  readonly icon: string;
  /** For people. */
  readonly text: string;
  /** What it is for, in a sentence without a full stop. */
  readonly detail: string;
}

export const roleLooks: Readonly<Record<Role, RoleLook>> = {
  development: {
    icon: "tools",
    text: "Development",
    detail: "Yours to change: reads and writes are allowed, definitions are asked about",
  },
  testing: {
    icon: "beaker",
    text: "Testing",
    detail: "For tests and staging: reads and writes are allowed, definitions are asked about",
  },
  production: {
    icon: "shield",
    text: "Production",
    detail: "Only read: writes and definitions are refused",
  },
  replica: {
    icon: "mirror",
    text: "Replica",
    detail: "A copy, only read: writes, definitions and migrations are refused",
  },
};
