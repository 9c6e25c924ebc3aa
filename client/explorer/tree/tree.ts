/** The tree of databases: says what is below a node, reading from the server only what is asked for. */
import type { AliasId, Database } from "#client/databases/contract.ts";
import type { DatabaseObject, ListedObject } from "#client/drivers/catalog.ts";
import type { Opened } from "#client/drivers/driver.ts";
import type { ModelTable } from "#shared/databases.ts";
import { Catalog, type Outcome, type Overview, type Problem } from "./catalog.ts";
import {
  childrenOfAlias,
  childrenOfObject,
  childrenOfSchema,
  note,
  objectNodes,
  partNodes,
  schemaNode,
} from "./children.ts";
import { filterOf } from "./filter.ts";
import { keyOf, link, type Links } from "./links.ts";
import { aliasNode, below, type AliasNode, type Node, type ObjectNode } from "./nodes.ts";

/** What the tree needs of `Databases`. */
export interface Source {
  readonly all: readonly Database[];
  find(id: AliasId): Database | undefined;
  browse(id: AliasId): Promise<Opened>;
  models(project: string): Promise<readonly ModelTable[]>;
}

/** An alias as the tree has it. */
interface Kept {
  node: AliasNode;
  epoch: number;
  readonly catalog: Catalog;
  filter: string;
  /** The links of these models and this overview. */
  links?: {
    readonly of: readonly ModelTable[];
    readonly overview: Overview;
    readonly links: Links;
  };
}

/** An overview with its links. */
export interface Linked {
  readonly overview: Overview;
  readonly links: Links;
}

export class Tree {
  readonly #source: Source;
  readonly #aliases = new Map<string, Kept>();

  constructor(source: Source) {
    this.#source = source;
  }

  /** The aliases, each the same object as before. */
  roots(): readonly AliasNode[] {
    return this.#source.all.map(({ id }) => this.#kept(id).node);
  }

  root(id: AliasId): AliasNode {
    return this.#kept(id).node;
  }

  /** Never rejects; what cannot be read becomes a node that says why. */
  async children(node: Node): Promise<readonly Node[]> {
    // The editor may still be about to show an alias again that was disconnected meanwhile.
    if (rootOf(node) !== this.#kept(node.alias).node) return [];
    switch (node.kind) {
      case "alias":
      case "schema":
      case "system-schemas":
      case "objects":
      case "range":
      case "without-model":
        return this.#childrenOfContainer(node);
      case "without-table":
        return node.missing.map((missing) => ({
          ...below(node, missing.model.label),
          kind: "model",
          missing,
        }));
      case "object": {
        if (!hasParts(node.object)) return [];
        const described = await this.describe(node.alias, node.object);
        return described.kind === "known"
          ? childrenOfObject(node, described.value)
          : [problemNote(node, described)];
      }
      case "parts":
        return partNodes(node);
      case "model":
      case "part":
      case "note":
        return [];
    }
  }

  describe(id: AliasId, object: DatabaseObject): ReturnType<Catalog["describe"]> {
    return this.#kept(id).catalog.describe(object);
  }

  /** What the alias holds, read where it was not yet. */
  async contents(id: AliasId): Promise<Outcome<Linked>> {
    const kept = this.#kept(id);
    const outcome = await kept.catalog.overview();
    if (outcome.kind === "problem") return outcome;
    const overview = outcome.value;
    const models = await this.#source.models(id.project);
    if (kept.links?.of !== models || kept.links.overview !== overview) {
      const database = this.#source.find(id);
      const isReplica = database?.role === "replica" || database?.mirrorOf !== undefined;
      const alias = { alias: id.alias, isReplica };
      const links = link(models, overview.objects, overview.naming, alias);
      kept.links = { of: models, overview, links };
    }
    return { kind: "known", value: { overview, links: kept.links.links } };
  }

  /** The node of an object, where the tree shows it; undefined where a filter hides it or it is gone. */
  async nodeOf(id: AliasId, object: DatabaseObject): Promise<ObjectNode | undefined> {
    const find = async (node: Node): Promise<ObjectNode | undefined> => {
      for (const child of await this.children(node)) {
        const isOnTheWay =
          (child.kind === "schema" && child.schema === object.schema) ||
          (child.kind === "objects" && child.of === object.kind) ||
          (child.kind === "range" && child.objects.some((each) => keyOf(each) === keyOf(object)));
        if (child.kind === "object" && keyOf(child.object) === keyOf(object)) return child;
        const found = isOnTheWay ? await find(child) : undefined;
        if (found !== undefined) return found;
      }
      return undefined;
    };
    return find(this.#kept(id).node);
  }

  filter(id: AliasId): string {
    return this.#kept(id).filter;
  }

  setFilter(id: AliasId, pattern: string): void {
    this.#kept(id).filter = pattern.trim();
  }

  /** Forgets what was read of an alias, or of all. */
  drop(id?: AliasId): void {
    const dropped = id === undefined ? [...this.#aliases.values()] : [this.#kept(id)];
    for (const { catalog } of dropped) catalog.drop();
  }

  /** Forgets what could not be read of an alias. */
  retry(id: AliasId): void {
    this.#kept(id).catalog.retry();
  }

  /** Makes another node of an alias, for an editor that is not to open it again by itself. */
  collapse(id: AliasId): void {
    const kept = this.#kept(id);
    kept.catalog.drop();
    kept.epoch++;
    kept.node = aliasNode(id, kept.epoch);
  }

  /** Stops what is being read of an alias, or of all. */
  async cancel(): Promise<void> {
    await Promise.all([...this.#aliases.values()].map(({ catalog }) => catalog.cancel()));
  }

  async #childrenOfContainer(
    node: Extract<
      Node,
      { kind: "alias" | "schema" | "system-schemas" | "objects" | "range" | "without-model" }
    >,
  ): Promise<readonly Node[]> {
    const contents = await this.contents(node.alias);
    if (contents.kind === "problem") return [problemNote(node, contents)];
    const { overview, links } = contents.value;
    const filter = filterOf(this.filter(node.alias));
    switch (node.kind) {
      case "alias":
        return childrenOfAlias(node, { ...overview, links }, filter);
      case "schema": {
        const objects = node.isSystem
          ? await this.#kept(node.alias).catalog.systemObjects(node.schema)
          : known(overview.objects.filter(({ schema }) => schema === node.schema));
        if (objects.kind === "problem") return [problemNote(node, objects)];
        const groups = childrenOfSchema(node, objects.value, filter, links);
        return groups.length > 0 ? groups : [note(node, "empty", "Nothing in it")];
      }
      case "system-schemas":
        return node.schemas.map((schema) => schemaNode(node, schema, true));
      case "objects":
      case "range":
      case "without-model": {
        const nodes = objectNodes(node, node.objects, links);
        return nodes.length > 0 ? nodes : [note(node, "empty", "Nothing passes the filter")];
      }
    }
  }

  #kept(id: AliasId): Kept {
    const key = `${id.project}\n${id.alias}`;
    const known = this.#aliases.get(key);
    if (known !== undefined) return known;
    const kept: Kept = {
      node: aliasNode(id, 0),
      epoch: 0,
      catalog: new Catalog(() => this.#source.browse(id)),
      filter: "",
    };
    this.#aliases.set(key, kept);
    return kept;
  }
}

/** Whether there is anything to show below an object: a routine or a sequence has no columns. */
function hasParts({ kind }: ListedObject): boolean {
  return kind !== "routine" && kind !== "sequence";
}

function rootOf(node: Node): Node {
  let root = node;
  while (root.parent !== undefined) root = root.parent;
  return root;
}

function known<Value>(value: Value): Outcome<Value> {
  return { kind: "known", value };
}

function problemNote(node: Node, { text, cancelled }: Problem): Node {
  return cancelled ? note(node, "cancelled", "Cancelled") : note(node, "problem", text);
}
