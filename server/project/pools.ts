/** Pools: a primary and its replicas are one database. */

import type { ModelsFacts } from "./models/facts.ts";
import type { RoutingFacts } from "./routers/facts.ts";
import type { DatabasesFacts } from "./settings/facts.ts";

/**
 * Tells each alias's pool by the name of its primary: a mirror belongs to what it mirrors, two aliases of one
 * ENGINE, HOST, PORT and NAME are one, and so is an alias that is only read, with the one that takes the writes
 * of the same models.
 */
export function poolsOf(
  databases: DatabasesFacts,
  models: ModelsFacts,
  routing: RoutingFacts,
): (alias: string) => string {
  const primaries = new Map<string, string>();
  const byIdentity = new Map<string, string>();
  for (const alias of databases.aliases.values()) {
    const twin = alias.identity === undefined ? undefined : byIdentity.get(alias.identity);
    if (alias.mirrorOf !== undefined && alias.mirrorOf !== alias.name)
      primaries.set(alias.name, alias.mirrorOf);
    else if (twin !== undefined) primaries.set(alias.name, twin);
    else if (alias.identity !== undefined) byIdentity.set(alias.identity, alias.name);
  }
  let learnt: ReadonlyMap<string, string> | undefined;
  return (alias) => {
    learnt ??= readReplicas(models, routing);
    const seen = new Set<string>();
    let current = alias;
    for (let next: string | undefined = current; next !== undefined && !seen.has(next);) {
      seen.add(next);
      current = next;
      next = primaries.get(current) ?? learnt.get(current);
    }
    return current;
  };
}

/** Aliases that no model is written to, with the only alias that the models read from them are written to. */
function readReplicas(models: ModelsFacts, routing: RoutingFacts): ReadonlyMap<string, string> {
  const written = new Set<string>();
  const writers = new Map<string, Set<string>>();
  for (const label of models.models.keys()) {
    const { read, write } = routing.of(label);
    for (const alias of write.aliases) written.add(alias);
    for (const alias of read.aliases) {
      const known = writers.get(alias) ?? new Set<string>();
      for (const writer of write.aliases) known.add(writer);
      writers.set(alias, known);
    }
  }
  const replicas = new Map<string, string>();
  for (const [alias, known] of writers) {
    const [writer] = known;
    if (!written.has(alias) && known.size === 1 && writer !== undefined)
      replicas.set(alias, writer);
  }
  return replicas;
}
