/** Every rule, in the order of their names; `test/rules.test.ts` compares it with the folders. */

import { rule as allowMigrateModelNameRequired } from "./allow-migrate-model-name-required/rule.ts";
import { rule as allowMigrateNotBoolean } from "./allow-migrate-not-boolean/rule.ts";
import { rule as allowMigrateSignature } from "./allow-migrate-signature/rule.ts";
import { rule as contribOnSeveralDatabases } from "./contrib-on-several-databases/rule.ts";
import { rule as contribSplitAdminAuth } from "./contrib-split-admin-auth/rule.ts";
import { rule as contribSplitAuthContenttypes } from "./contrib-split-auth-contenttypes/rule.ts";
import { rule as contribSplitSites } from "./contrib-split-sites/rule.ts";
import { rule as crossDatabaseForeignKey } from "./cross-database-foreign-key/rule.ts";
import { rule as crossDatabaseInheritance } from "./cross-database-inheritance/rule.ts";
import { rule as crossDatabaseManyToMany } from "./cross-database-many-to-many/rule.ts";
import { rule as crossDatabaseUserKey } from "./cross-database-user-key/rule.ts";
import { rule as emptyDefaultUnrouted } from "./empty-default-unrouted/rule.ts";
import { rule as foreignAppsMigrateHere } from "./foreign-apps-migrate-here/rule.ts";
import { rule as migratedNowhere } from "./migrated-nowhere/rule.ts";
import { rule as missingDefaultDatabase } from "./missing-default-database/rule.ts";
import { rule as missingEngine } from "./missing-engine/rule.ts";
import { rule as misspeltRouterMethod } from "./misspelt-router-method/rule.ts";
import { rule as routedWhereNotMigrated } from "./routed-where-not-migrated/rule.ts";
import { rule as routerMethodWithoutHints } from "./router-method-without-hints/rule.ts";
import { rule as routerNotCallable } from "./router-not-callable/rule.ts";
import { rule as routerReturnsUnknownAlias } from "./router-returns-unknown-alias/rule.ts";
import { rule as routersNotAList } from "./routers-not-a-list/rule.ts";
import { rule as shadowedRouter } from "./shadowed-router/rule.ts";
import { rule as substringMembership } from "./substring-membership/rule.ts";
import { rule as unknownAlias } from "./unknown-alias/rule.ts";
import { rule as unknownDatabaseKey } from "./unknown-database-key/rule.ts";
import { rule as unknownEngine } from "./unknown-engine/rule.ts";
import { rule as unresolvedRouter } from "./unresolved-router/rule.ts";
import { rule as unusedSuppression } from "./unused-suppression/rule.ts";
import type { Rule } from "./rule.ts";

export const rules: readonly Rule[] = [
  allowMigrateModelNameRequired,
  allowMigrateNotBoolean,
  allowMigrateSignature,
  contribOnSeveralDatabases,
  contribSplitAdminAuth,
  contribSplitAuthContenttypes,
  contribSplitSites,
  crossDatabaseForeignKey,
  crossDatabaseInheritance,
  crossDatabaseManyToMany,
  crossDatabaseUserKey,
  emptyDefaultUnrouted,
  foreignAppsMigrateHere,
  migratedNowhere,
  missingDefaultDatabase,
  missingEngine,
  misspeltRouterMethod,
  routedWhereNotMigrated,
  routerMethodWithoutHints,
  routerNotCallable,
  routerReturnsUnknownAlias,
  routersNotAList,
  shadowedRouter,
  substringMembership,
  unknownAlias,
  unknownDatabaseKey,
  unknownEngine,
  unresolvedRouter,
  unusedSuppression,
];
