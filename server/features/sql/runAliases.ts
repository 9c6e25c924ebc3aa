/** The aliases on which a call runs its SQL: from the connection behind a cursor, the router behind `raw()`. */

import type { Allowed } from "#server/project/routers/facts.ts";
import type { Value } from "#server/evaluation/values.ts";
import { bool, text } from "#server/evaluation/make.ts";
import type { Call, Expression } from "#server/syntax/tree.ts";
import { modelNamed } from "#server/features/subject.ts";
import { argumentFor, type Code, type Definition } from "./code.ts";
import { chainOf } from "./composedText.ts";
import type { Run } from "./runs.ts";

/** Aliases, and why there may be others; none at all where nothing is known. */
export interface FoundAliases {
  readonly aliases: readonly string[];
  readonly because: string | undefined;
}

export function aliasesOf(code: Code, { kind, call, through }: Run): FoundAliases {
  const finder = new Finder(code, through);
  if (kind === "migration") return finder.migration(call);
  const on = call.callee.kind === "Attribute" ? call.callee.value : undefined;
  if (on === undefined) return unknown("nothing tells what runs it");
  return kind === "raw" ? finder.raw(call, on) : finder.cursor(on);
}

/** The aliases of several ways. */
export function together(found: readonly FoundAliases[]): FoundAliases {
  return {
    aliases: [...new Set(found.flatMap(({ aliases }) => aliases))],
    because: found.find(({ because }) => because !== undefined)?.because,
  };
}

/** How many names are followed. */
const deepest = 12;

class Finder {
  readonly #code: Code;
  readonly #through: readonly Call[];
  #depth = 0;

  constructor(code: Code, through: readonly Call[]) {
    this.#code = code;
    this.#through = through;
  }

  /** What a cursor, a connection or a schema editor is of. */
  cursor(expression: Expression): FoundAliases {
    return this.#deeper(() => this.#cursor(expression));
  }

  /** `Model.objects.using("x").raw(…)`, or what the routers answer for reading the model. */
  raw(call: Call, on: Expression): FoundAliases {
    const named = call.keywords.find(({ name }) => name?.id === "using");
    if (named !== undefined && !isNone(named.value)) return this.#alias(named.value);
    return this.#deeper(() => this.#queryset(on));
  }

  /** Where the routers let a migration of the app run, `hints` considered. */
  migration(call: Call | undefined): FoundAliases {
    const { facts, path } = this.#code;
    const app = facts.models.apps.find((one) => path.startsWith(`${one.path}/migrations/`));
    if (app === undefined) return unknown("it is in no app's migrations");
    const hints = hintsOf(call);
    if (hints === undefined) return unknown("its hints are not known");
    const aliases: string[] = [];
    let because = facts.settings.databases.open?.text;
    for (const alias of facts.settings.databases.aliases.keys()) {
      const answer: Allowed = facts.routing.allowMigrate(alias, app.label, hints);
      if (answer.allowed !== false && answer.error === undefined) aliases.push(alias);
      if (answer.allowed === undefined && answer.error === undefined)
        because ??= answer.because?.text ?? "the routers do not decide it";
    }
    return { aliases, because };
  }

  #cursor(expression: Expression): FoundAliases {
    switch (expression.kind) {
      case "Call":
        return this.#calledCursor(expression);
      case "Name":
      case "Attribute":
        return this.#named(expression, (one) => this.cursor(one));
      case "Subscript":
        return this.#code.importedAs(expression.value) === "django.db.connections"
          ? this.#alias(expression.index)
          : unknown(`${this.#code.source(expression)} is not followed`);
      case "Await":
      case "NamedExpression":
        return this.cursor(expression.value);
      case "Conditional":
        return together([this.cursor(expression.body), this.cursor(expression.orElse)]);
      case "Boolean":
        return together(expression.values.map((one) => this.cursor(one)));
      default:
        return unknown(`${this.#code.source(expression)} is not followed`);
    }
  }

  #calledCursor(call: Call): FoundAliases {
    const { callee } = call;
    const imported = this.#code.importedAs(callee) ?? "";
    const [first] = call.arguments;
    if (imported === "contextlib.closing" && first !== undefined) return this.cursor(first);
    if (imported === "django.db.transaction.get_connection") {
      const using = first ?? call.keywords.find(({ name }) => name?.id === "using")?.value;
      return using === undefined || isNone(using) ? found("default") : this.#alias(using);
    }
    if (callee.kind === "Attribute" && passing.has(callee.name.id))
      return this.cursor(callee.value);
    const functions = this.#code.functionsOf(call);
    const results = functions.flatMap((one) => this.#code.resultsOf(one));
    if (results.length === 0) return unknown(`${this.#code.source(callee)}() is not followed`);
    const inner = new Finder(this.#code, [call, ...this.#through]);
    inner.#depth = this.#depth;
    return together(results.map((one) => inner.cursor(one)));
  }

  #queryset(expression: Expression): FoundAliases {
    const { facts, path, tree } = this.#code;
    if (expression.kind === "Call") {
      const { callee } = expression;
      if (callee.kind !== "Attribute")
        return unknown(`${this.#code.source(expression)} is not followed`);
      const [first] = expression.arguments;
      const using =
        first ??
        expression.keywords.find(({ name }) => /^(using|alias)$/.test(name?.id ?? ""))?.value;
      if ((callee.name.id === "using" || callee.name.id === "db_manager") && using !== undefined)
        return this.#alias(using);
      return this.#deeper(() => this.#queryset(callee.value));
    }
    const model = modelNamed(facts, path, tree, expression);
    if (model !== undefined) {
      const { aliases, exact, because, error } = facts.routing.of(model.label).read;
      if (error !== undefined) return unknown(`the router raises ${error.type}`);
      return {
        aliases,
        because: exact ? undefined : (because?.text ?? "the routers do not decide it"),
      };
    }
    if (expression.kind === "Name")
      return this.#named(expression, (one) => this.#deeper(() => this.#queryset(one)));
    if (expression.kind === "Attribute")
      return this.#deeper(() => this.#queryset(expression.value));
    return unknown(`the model of ${this.#code.source(expression)} is not known`);
  }

  /** What an expression in the place of an alias is. */
  #alias(expression: Expression): FoundAliases {
    return this.#deeper(() => this.#aliasOf(expression));
  }

  #aliasOf(expression: Expression): FoundAliases {
    const { facts, path } = this.#code;
    switch (expression.kind) {
      case "Text":
        return found(expression.value);
      case "Conditional":
        return together([this.#alias(expression.body), this.#alias(expression.orElse)]);
      case "Boolean":
        return together(
          expression.values.filter((one) => !isNone(one)).map((one) => this.#alias(one)),
        );
      case "Call":
        return this.#routed(expression);
      case "Name":
      case "Attribute":
        break;
      default:
        return unknown(`${this.#code.source(expression)} is not followed`);
    }
    const imported = this.#code.importedAs(expression);
    if (imported !== undefined && /^django\.db(\.utils)?\.DEFAULT_DB_ALIAS$/.test(imported))
      return found("default");
    if (imported?.startsWith("django.conf.settings.")) {
      const value = facts.settings.get(imported.slice("django.conf.settings.".length))?.value;
      return value?.kind === "text"
        ? found(value.value)
        : unknown(`${this.#code.source(expression)} is not known`);
    }
    if (expression.kind === "Attribute" && expression.name.id === "alias") {
      const connection = this.cursor(expression.value);
      if (connection.aliases.length > 0) return connection;
    }
    // A name of the file's own may hold one thing after the other: its definitions tell.
    const isOwn = expression.kind === "Name" && imported === undefined;
    const followed = isOwn ? this.#named(expression, (one) => this.#alias(one)) : undefined;
    if (followed !== undefined && followed.aliases.length > 0) return followed;
    const chain = chainOf(expression);
    const isGlobal = imported !== undefined || this.#isGlobal(expression);
    const known = isGlobal && chain ? facts.modules.globalText(path, chain) : undefined;
    if (known !== undefined) return found(known.value);
    return followed ?? this.#named(expression, (one) => this.#alias(one));
  }

  /** `router.db_for_write(Order)`. */
  #routed(call: Call): FoundAliases {
    const { facts, path, tree } = this.#code;
    const imported = this.#code.importedAs(call.callee) ?? "";
    const method = /^django\.db\.router\.db_for_(read|write)$/.exec(imported)?.[1];
    const [first] = call.arguments;
    const model = first && modelNamed(facts, path, tree, first);
    if (method === undefined || model === undefined)
      return unknown(`${this.#code.source(call)} is known at run time`);
    const routing = facts.routing.of(model.label);
    const { aliases, exact, because } = method === "read" ? routing.read : routing.write;
    return { aliases, because: exact ? undefined : because?.text };
  }

  #isGlobal(expression: Expression): boolean {
    let root = expression;
    while (root.kind === "Attribute") root = root.value;
    if (root.kind !== "Name") return false;
    return this.#code.ownerOf(root.id, this.#code.scopeOf(root))?.kind === "module";
  }

  /** What a name holds, by all that may have given it its value. */
  #named(
    expression: Extract<Expression, { kind: "Name" | "Attribute" }>,
    follow: (value: Expression) => FoundAliases,
  ): FoundAliases {
    if (this.#code.importedAs(expression) === "django.db.connection") return found("default");
    if (expression.kind === "Attribute" && expression.name.id === "connection") {
      // `schema_editor.connection`, `connection.connection`.
      const behind = this.cursor(expression.value);
      if (behind.aliases.length > 0) return behind;
    }
    const name = expression.kind === "Name" ? expression.id : expression.name.id;
    const definitions =
      expression.kind === "Name"
        ? this.#code.definitions(expression)
        : this.#code.attributeDefinitions(name);
    if (definitions.length === 0)
      return unknown(`${this.#code.source(expression)} is known at run time`);
    return together(definitions.map((one) => this.#defined(name, one, follow)));
  }

  #defined(
    name: string,
    definition: Definition,
    follow: (value: Expression) => FoundAliases,
  ): FoundAliases {
    switch (definition.kind) {
      case "assigned":
      case "entered":
        return follow(definition.value);
      case "each":
        return this.#each(definition.value, follow);
      case "parameter":
        return this.#argument(definition, follow);
      case "other":
        return unknown(`${name} is changed on the way`);
    }
  }

  #each(value: Expression, follow: (value: Expression) => FoundAliases): FoundAliases {
    if (value.kind === "List" || value.kind === "Tuple" || value.kind === "SetDisplay")
      return together(value.elements.map(follow));
    const { databases } = this.#code.facts.settings;
    const root = value.kind === "Call" && value.callee.kind === "Attribute" ? value.callee : value;
    const imported = this.#code.importedAs(root) ?? "";
    return /^django\.(db\.connections(\.all)?|conf\.settings\.DATABASES(\.keys)?)$/.test(imported)
      ? { aliases: [...databases.aliases.keys()], because: databases.open?.text }
      : unknown(`${this.#code.source(value)} is known at run time`);
  }

  /** What the calls of a function hand to a parameter: those on the way, or else all of the file. */
  #argument(
    { of, parameter }: Extract<Definition, { kind: "parameter" }>,
    follow: (value: Expression) => FoundAliases,
  ): FoundAliases {
    if (parameter.name.id === "schema_editor") return this.migration(undefined);
    const all = this.#code.callsOf(of);
    const onTheWay = this.#through.filter((call) => all.includes(call)).slice(0, 1);
    const calls = onTheWay.length > 0 ? onTheWay : all;
    const ways = calls.map((call) => {
      const argument = argumentFor(call, of, parameter) ?? parameter.fallback;
      return argument === undefined
        ? unknown(`${parameter.name.id} is a parameter`)
        : isNone(argument)
          ? unknown(`${parameter.name.id} is None`)
          : follow(argument);
    });
    if (ways.length > 0) return together(ways);
    const { fallback } = parameter;
    const because = `${parameter.name.id} is a parameter`;
    if (fallback === undefined || isNone(fallback)) return unknown(because);
    return together([follow(fallback), unknown(because)]);
  }

  #deeper(run: () => FoundAliases): FoundAliases {
    if (this.#depth >= deepest || !this.#code.step()) return unknown("it leads too far");
    this.#depth += 1;
    const result = run();
    this.#depth -= 1;
    return result;
  }
}

function found(alias: string): FoundAliases {
  return { aliases: [alias], because: undefined };
}

function unknown(because: string): FoundAliases {
  return { aliases: [], because };
}

function isNone(expression: Expression): boolean {
  return expression.kind === "Singleton" && expression.value === null;
}

/** `hints={"target": "people"}`; undefined where they are not all known. */
function hintsOf(call: Call | undefined): ReadonlyMap<string, Value> | undefined {
  const hints = new Map<string, Value>();
  const written = call?.keywords.find(({ name }) => name?.id === "hints")?.value;
  if (written === undefined || isNone(written)) return hints;
  if (written.kind !== "Dict") return undefined;
  for (const { key, value } of written.entries) {
    if (key?.kind !== "Text") return undefined;
    if (value.kind === "Text") hints.set(key.value, text(value.value));
    else if (value.kind === "Singleton" && typeof value.value === "boolean")
      hints.set(key.value, bool(value.value));
    else return undefined;
  }
  return hints;
}

/** Methods of connections and cursors that answer what is of the same connection. */
const passing: ReadonlySet<string> = new Set([
  ...["cursor", "chunked_cursor", "schema_editor", "__enter__", "copy", "__aenter__"],
]);
