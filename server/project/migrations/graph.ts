/** The graph of migrations as one database sees it, squashes resolved (`MigrationLoader.build_graph`). */

import type { Dependency, Migration, MigrationKey, MigrationsFacts } from "./facts.ts";

export interface MigrationGraph {
  /** The migrations that count on this database. */
  readonly nodes: ReadonlyMap<MigrationKey, Migration>;
  /** What must be applied before, sorted. */
  readonly parents: ReadonlyMap<MigrationKey, readonly MigrationKey[]>;
  /** Those on which nothing else of their app rests, sorted. */
  readonly leaves: readonly MigrationKey[];
  /** Those that rest on nothing of their app, sorted. */
  readonly roots: readonly MigrationKey[];
  /** All of them in the order in which `migrate` applies them to an empty database. */
  readonly order: readonly MigrationKey[];
  /** What `migrate` would run there, in its order: what the leaves that are not applied rest on, and they. */
  readonly plan: readonly MigrationKey[];
  /** What is applied, squashes counted in: a squash whose replaced ones all are, is. */
  readonly applied: ReadonlySet<MigrationKey>;
  /** Apps with several leaves, which `migrate` refuses. */
  readonly conflicts: ReadonlyMap<string, readonly MigrationKey[]>;
  /** Dependencies on what is not there: Django raises `NodeNotFoundError`. */
  readonly missing: readonly { readonly of: MigrationKey; readonly on: MigrationKey }[];
  /** Migrations that depend on one another: `CircularDependencyError`. */
  readonly cycle: readonly MigrationKey[];
}

/** @param recorded what `django_migrations` has, by key; nothing for an empty database */
export function graphOf(
  facts: MigrationsFacts,
  recorded: ReadonlySet<MigrationKey> = new Set(),
): MigrationGraph {
  const builder = new Builder(facts, recorded);
  return builder.build();
}

/** What is recorded before something that it rests on (`MigrationLoader.check_consistent_history`). */
export function inconsistencies(
  { nodes, parents }: MigrationGraph,
  recorded: ReadonlySet<MigrationKey>,
): readonly { readonly migration: MigrationKey; readonly before: MigrationKey }[] {
  const isThere = (key: MigrationKey): boolean => {
    const replaces = nodes.get(key)?.replaces ?? [];
    const isReplaced = replaces.length > 0 && replaces.every((one) => recorded.has(one));
    return recorded.has(key) || isReplaced;
  };
  return [...nodes.keys()]
    .filter((key) => recorded.has(key))
    .flatMap((migration) =>
      (parents.get(migration) ?? [])
        .filter((before) => !isThere(before))
        .map((before) => ({ migration, before })),
    );
}

class Builder {
  readonly #facts: MigrationsFacts;
  readonly #applied: Set<MigrationKey>;
  readonly #nodes: Map<MigrationKey, Migration>;
  readonly #parents = new Map<MigrationKey, Set<MigrationKey>>();
  readonly #missing: { of: MigrationKey; on: MigrationKey }[] = [];

  constructor(facts: MigrationsFacts, recorded: ReadonlySet<MigrationKey>) {
    this.#facts = facts;
    this.#applied = new Set(recorded);
    this.#nodes = new Map(facts.migrations);
  }

  build(): MigrationGraph {
    for (const key of this.#nodes.keys()) this.#parents.set(key, new Set());
    this.#link((migration, { app, name }) => app === migration.app && name !== "__first__");
    this.#link((migration, { app }) => app !== migration.app);
    for (const migration of this.#facts.migrations.values()) {
      for (const later of migration.runBefore) {
        const key = this.#resolve(later, migration.app);
        if (key !== undefined) this.#add(key, migration.key, key);
      }
    }
    for (const migration of this.#replacements()) this.#replace(migration);
    for (const [of, parents] of this.#parents) {
      for (const on of [...parents]) {
        if (this.#nodes.has(on)) continue;
        parents.delete(on);
        if (!this.#facts.unknownApps.has(partsOf(on)[0])) this.#missing.push({ of, on });
      }
    }
    const parents = new Map(
      [...this.#parents].map(([key, above]) => [key, [...above].toSorted(compareKeys)]),
    );
    const leaves = this.#leaves();
    const others = [...this.#nodes.keys()].filter((key) => !leaves.includes(key));
    const { order, cycle } = depthFirst([...leaves, ...others.toSorted(compareKeys)], parents);
    const wanted = leaves.filter((key) => !this.#applied.has(key));
    return {
      nodes: this.#nodes,
      parents,
      leaves,
      roots: this.#roots(),
      order,
      plan: depthFirst(wanted, parents).order.filter((key) => !this.#applied.has(key)),
      applied: this.#applied,
      conflicts: conflictsOf(leaves, this.#nodes),
      missing: this.#missing,
      cycle,
    };
  }

  #link(wanted: (migration: Migration, dependency: Dependency) => boolean): void {
    for (const migration of this.#facts.migrations.values()) {
      for (const dependency of migration.dependencies) {
        if (!wanted(migration, dependency)) continue;
        const key = this.#resolve(dependency, migration.app);
        if (key !== undefined) this.#add(migration.key, key, migration.key);
      }
    }
  }

  #add(child: MigrationKey, parent: MigrationKey, owner: MigrationKey): void {
    const parents = this.#parents.get(child);
    if (parents === undefined) this.#missing.push({ of: owner, on: child });
    else parents.add(parent);
  }

  /** `check_key`: `__first__` and `__latest__` of another app; an app without migrations is no dependency. */
  #resolve({ app, name }: Dependency, current: string): MigrationKey | undefined {
    const key = `${app}.${name}`;
    if ((name !== "__first__" && name !== "__latest__") || this.#nodes.has(key)) return key;
    if (app === current || !this.#facts.migratedApps.has(app)) return undefined;
    const own = [...this.#nodes.values()].filter((migration) => migration.app === app);
    const isLinked = (child: Migration, parent: Migration): boolean =>
      this.#parents.get(child.key)?.has(parent.key) === true;
    const found =
      name === "__first__"
        ? own.filter((one) => !own.some((other) => isLinked(one, other)))
        : own.filter((one) => !own.some((other) => isLinked(other, one)));
    return found.map((one) => one.key).toSorted(compareKeys)[0] ?? key;
  }

  /** Squashes whose replaced ones are squashes themselves come after those. */
  #replacements(): readonly Migration[] {
    const squashes = [...this.#facts.migrations.values()].filter(
      ({ replaces }) => replaces.length > 0,
    );
    const done = new Set<Migration>();
    const visit = (migration: Migration, path: ReadonlySet<Migration>): void => {
      if (done.has(migration) || path.has(migration)) return;
      for (const key of migration.replaces) {
        const inner = this.#facts.migrations.get(key);
        if (inner !== undefined && inner.replaces.length > 0)
          visit(inner, new Set([...path, migration]));
      }
      done.add(migration);
    };
    for (const squash of squashes) visit(squash, new Set());
    return [...done];
  }

  /** With all or none of the replaced ones applied the squash stands for them, else they stand for themselves. */
  #replace(squash: Migration): void {
    const states = squash.replaces.map((key) => this.#applied.has(key));
    const all = states.every(Boolean);
    if (all) this.#applied.add(squash.key);
    else this.#applied.delete(squash.key);
    if (all || !states.some(Boolean)) this.#removeReplaced(squash);
    else this.#removeSquash(squash);
  }

  /** `remove_replaced_nodes`: what rested on a replaced one rests on the squash. */
  #removeReplaced(squash: Migration): void {
    const replaced = new Set(squash.replaces);
    replaced.delete(squash.key);
    const own = this.#parents.get(squash.key) ?? new Set();
    for (const key of replaced) {
      for (const parent of this.#parents.get(key) ?? []) if (!replaced.has(parent)) own.add(parent);
      this.#nodes.delete(key);
      this.#parents.delete(key);
    }
    own.delete(squash.key);
    for (const [key, parents] of this.#parents) {
      for (const gone of replaced) {
        if (!parents.delete(gone) || key === squash.key) continue;
        parents.add(squash.key);
      }
    }
    for (const key of replaced) own.delete(key);
    this.#parents.set(squash.key, own);
  }

  /** `remove_replacement_node`: what rested on the squash rests on the last of those that it replaces. */
  #removeSquash(squash: Migration): void {
    const replaced = squash.replaces.filter((key) => this.#nodes.has(key));
    const above = new Set(replaced.flatMap((key) => [...(this.#parents.get(key) ?? [])]));
    const last = replaced.filter((key) => !above.has(key));
    this.#nodes.delete(squash.key);
    this.#parents.delete(squash.key);
    for (const [key, parents] of this.#parents) {
      if (!parents.delete(squash.key)) continue;
      for (const parent of last) if (parent !== key) parents.add(parent);
    }
  }

  #roots(): readonly MigrationKey[] {
    const app = (key: MigrationKey): string | undefined => this.#nodes.get(key)?.app;
    return [...this.#parents]
      .filter(([key, parents]) => ![...parents].some((parent) => app(parent) === app(key)))
      .map(([key]) => key)
      .toSorted(compareKeys);
  }

  #leaves(): readonly MigrationKey[] {
    const inner = new Set<MigrationKey>();
    for (const [key, parents] of this.#parents) {
      const app = this.#nodes.get(key)?.app;
      for (const parent of parents) if (this.#nodes.get(parent)?.app === app) inner.add(parent);
    }
    return [...this.#nodes.keys()].filter((key) => !inner.has(key)).toSorted(compareKeys);
  }
}

/** As tuples of app and name compare in Python. */
export function compareKeys(left: MigrationKey, right: MigrationKey): number {
  const [app, name] = partsOf(left);
  const [otherApp, otherName] = partsOf(right);
  if (app !== otherApp) return app < otherApp ? -1 : 1;
  return name === otherName ? 0 : name < otherName ? -1 : 1;
}

/** An app's label has no dots. */
function partsOf(key: MigrationKey): readonly [app: string, name: string] {
  const dot = key.indexOf(".");
  return [key.slice(0, dot), key.slice(dot + 1)];
}

function conflictsOf(
  leaves: readonly MigrationKey[],
  nodes: ReadonlyMap<MigrationKey, Migration>,
): ReadonlyMap<string, readonly MigrationKey[]> {
  const byApp = new Map<string, MigrationKey[]>();
  for (const leaf of leaves) {
    const app = nodes.get(leaf)?.app ?? "";
    byApp.set(app, [...(byApp.get(app) ?? []), leaf]);
  }
  return new Map([...byApp].filter(([, keys]) => keys.length > 1));
}

/**
 * Start by start, what it rests on first (`iterative_dfs`).
 * @param parents may as well be children: then what rests on it comes first
 */
export function depthFirst(
  starts: readonly MigrationKey[],
  parents: ReadonlyMap<MigrationKey, readonly MigrationKey[]>,
): { readonly order: readonly MigrationKey[]; readonly cycle: readonly MigrationKey[] } {
  const done = new Set<MigrationKey>();
  const open = new Set<MigrationKey>();
  const cycle = new Set<MigrationKey>();
  for (const start of starts) {
    const stack: { key: MigrationKey; processed: boolean }[] = [{ key: start, processed: false }];
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      const { key, processed } = top;
      if (done.has(key)) continue;
      if (processed) {
        open.delete(key);
        done.add(key);
        continue;
      }
      if (open.has(key)) {
        cycle.add(key);
        continue;
      }
      open.add(key);
      stack.push({ key, processed: true });
      for (const parent of parents.get(key) ?? []) stack.push({ key: parent, processed: false });
    }
  }
  return { order: [...done], cycle: [...cycle] };
}
