/** The role of an alias, and what each role lets be done to it. */

/** What an alias is for. Shown by text and icon. */
export const roles = ["development", "testing", "production", "replica"] as const;
export type Role = (typeof roles)[number];

/** What may be done to a database. */
export const actions = ["read", "write", "ddl", "migrate"] as const;
export type Action = (typeof actions)[number];

/** `ask` shows the statement and waits for a yes. */
export const permissions = ["allow", "ask", "deny"] as const;
export type Permission = (typeof permissions)[number];

/** What a role permits. */
export type Permissions = Readonly<Record<Action, Permission>>;

/** What each role permits where the user has set nothing else. */
export const defaultPermissions: Readonly<Record<Role, Permissions>> = {
  development: { read: "allow", write: "allow", ddl: "ask", migrate: "allow" },
  testing: { read: "allow", write: "allow", ddl: "ask", migrate: "allow" },
  production: { read: "allow", write: "deny", ddl: "deny", migrate: "ask" },
  replica: { read: "allow", write: "deny", ddl: "deny", migrate: "deny" },
};
