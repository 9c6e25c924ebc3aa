/** Modules: found, run once, and asked for their names; imports are followed when they are needed. */

import type { Origin } from "#server/text/span.ts";
import type { Import, ImportFrom } from "#server/syntax/tree.ts";
import type { FoundModule } from "./evaluation.ts";
import { NeedsModule, PythonRaise, type Frame, type Interpreter } from "./core.ts";
import { NONE, list, scope, text, unknown } from "./make.ts";
import { NO_NAMES } from "./names.ts";
import { brokenBy } from "./paths.ts";
import { spoilModule } from "./spoiling.ts";
import { STANDARD_LIBRARY } from "./standardLibrary.ts";
import type { Binding, Deferred, ModuleValue, Reason, Scope, Unknown, Value } from "./values.ts";

/** What the loader keeps. */
export class Loader {
  readonly #modules = new Map<string, ModuleValue | Unknown>();
  readonly #found = new Map<string, FoundModule | undefined>();
  /** The exceptions that modules ended with. */
  readonly failures = new Map<ModuleValue, PythonRaise>();
  /** Imports that are being followed, against `from a import x` in a circle. */
  readonly #following = new Set<string>();
  /** The names of the modules that were known, and looked for, at the mark. */
  #marked: { readonly modules: number; readonly found: number } | undefined;
  /** Since the mark: imports of older modules that were followed, as they stood there. */
  #settled: { readonly scope: Scope; readonly name: string; readonly binding: Binding }[] = [];

  /** Remembers what is there. */
  mark(): void {
    this.#marked = { modules: this.#modules.size, found: this.#found.size };
    this.#settled = [];
  }

  /** Forgets the files that were run and looked for since the mark. */
  rewind(): void {
    if (this.#marked === undefined) return;
    const later = [...this.#modules].slice(this.#marked.modules);
    for (const [name, module] of later) {
      // Modules of ours stay: they are the same each time, and others may know their classes.
      if (module.kind === "module" && module.path === undefined) continue;
      this.#modules.delete(name);
      if (module.kind === "module") this.failures.delete(module);
    }
    for (const name of [...this.#found.keys()].slice(this.#marked.found)) this.#found.delete(name);
    for (const { scope, name, binding } of this.#settled) scope.names.set(name, binding);
    this.#settled = [];
  }

  find(m: Interpreter, name: string): FoundModule | undefined {
    if (this.#found.has(name)) return this.#found.get(name);
    const found = m.source.find(name);
    this.#found.set(name, found);
    return found;
  }

  /** Whether there is a module of that name; undefined where that cannot be told. */
  exists(m: Interpreter, name: string): boolean | undefined {
    if (this.find(m, name) !== undefined || m.source.isCompiled?.(name) === true) return true;
    const dot = name.lastIndexOf(".");
    const top = name.split(".", 1)[0] ?? name;
    if (STANDARD_LIBRARY.has(top) && this.find(m, top) === undefined) {
      return dot < 0 ? true : undefined;
    }
    if (dot < 0) return m.source.isAbsent?.(name) === true ? false : undefined;
    const parent = this.find(m, name.slice(0, dot));
    if (parent === undefined) return undefined;
    // A package whose code is here would hold the module if there were one; a stub tells nothing.
    return parent.path === undefined ? undefined : false;
  }

  /** The module, run as far as it has got; Unknown where it is not found. */
  import(m: Interpreter, name: string): ModuleValue | Unknown {
    const known = this.#modules.get(name);
    if (known !== undefined) return known;
    const dot = name.lastIndexOf(".");
    const parent = dot < 0 ? undefined : this.import(m, name.slice(0, dot));
    const again = this.#modules.get(name);
    if (again !== undefined) return again;
    const found = this.find(m, name);
    if (found === undefined) return this.#keep(name, absent(name, parent));
    // The module's effects must outlast the run that needs it.
    if (m.journal.isOpen) throw new NeedsModule(name);
    const loaded = this.#keep(name, this.#load(m, name, found));
    this.#run(m, loaded, found);
    return loaded;
  }

  #keep<Kept extends ModuleValue | Unknown>(name: string, module: Kept): Kept {
    this.#modules.set(name, module);
    return module;
  }

  #load(m: Interpreter, name: string, found: FoundModule): ModuleValue {
    const globals: Scope = scope();
    const module: ModuleValue = {
      kind: "module",
      name,
      path: found.path,
      globals,
      open: undefined,
      state: "new",
      origin: found.path === undefined ? undefined : { path: found.path, node: found.tree },
    };
    const put = (id: string, value: Value): void => {
      globals.names.set(id, { value, origin: undefined, maybe: undefined });
    };
    put("__name__", text(name));
    put("__doc__", docstring(found));
    const directory = found.path?.replace(/\/[^/]*$/, "") ?? "";
    if (found.path !== undefined) put("__file__", text(found.path));
    if (found.isPackage) put("__path__", list([text(directory)]));
    put("__package__", text(found.isPackage ? name : name.replace(/\.?[^.]*$/, "")));
    put("__spec__", m.unknown("unsupported", "module specifications are not modeled"));
    for (const [id, value] of found.natives ?? []) put(id, value);
    return module;
  }

  #run(m: Interpreter, module: ModuleValue, found: FoundModule): void {
    const frame: Frame = {
      kind: "module",
      module,
      locals: module.globals,
      closure: [],
      names: NO_NAMES,
      function: undefined,
      owner: undefined,
      first: undefined,
      privateName: undefined,
      made: undefined,
      qualifier: "",
      outer: undefined,
      result: NONE,
      at: undefined,
    };
    module.state = "running";
    const { frame: running, fuel, depth, tries, handled, open } = m;
    m.frame = frame;
    m.fuel = m.moduleFuel;
    m.depth = 0;
    m.tries = 0;
    m.open = undefined;
    try {
      m.runMerged(found.tree.body, frame);
    } catch (error) {
      // A project that works does not fail here: what follows in the module is not known.
      if (error instanceof PythonRaise) {
        this.failures.set(module, error);
        module.open = {
          code: "unsupported",
          text: `running the module ${module.name} raised an exception`,
          origin: error.trace[0] ?? module.origin,
        };
      } else {
        const broken = brokenBy(error);
        if (broken === undefined) throw error;
        module.open = broken;
      }
    } finally {
      module.state = "done";
      module.open ??= m.open;
      m.frame = running;
      m.fuel = fuel;
      m.depth = depth;
      m.tries = tries;
      m.handled = handled;
      m.open = open;
    }
  }

  /** An attribute of a module: a global, a submodule, what its `__getattr__` answers. */
  attribute(
    m: Interpreter,
    module: ModuleValue,
    name: string,
    origin: Origin | undefined,
    certain: boolean,
  ): Value | undefined {
    const binding = module.globals.names.get(name);
    if (binding !== undefined) {
      const absent =
        binding.maybe !== undefined &&
        (!certain || m.tries > 0) &&
        m.choose(binding, 2, binding.maybe) === 1;
      if (!absent) return m.force(binding, module.globals, name);
    }
    const submodule = `${module.name}.${name}`;
    if (this.#modules.has(submodule) || this.exists(m, submodule) === true) {
      return this.import(m, submodule);
    }
    const hook = module.globals.names.get("__getattr__");
    if (hook !== undefined) {
      return m.invoke(m.force(hook, module.globals, "__getattr__"), [text(name)]);
    }
    if (module.state === "running") {
      return m.unknown("cycle", `${module.name} is still being imported`, origin);
    }
    if (module.open !== undefined) return unknown(module.open, origin);
    return undefined;
  }

  /** What a deferred import stands for, kept in its scope once the module has run. */
  force(m: Interpreter, binding: Binding, scope: Scope | undefined, name: string): Value {
    const { value } = binding;
    if (value.kind !== "deferred") return value;
    const key = `${value.module}:${value.name ?? ""}`;
    if (this.#following.has(key)) {
      // `from . import part` in a package names the part that is a file.
      const part = `${value.module}.${value.name ?? ""}`;
      if (value.name !== undefined && this.exists(m, part) === true) return this.import(m, part);
      return m.unknown("cycle", `${value.module} imports itself`, binding.origin);
    }
    this.#following.add(key);
    try {
      const module = this.import(m, value.module);
      const found = value.name === undefined ? module : this.named(m, module, value.name);
      const settled = module.kind === "unknown" || module.state === "done";
      if (settled && scope?.names.get(name) === binding) {
        if (m.journal.isMarked(scope)) this.#settled.push({ scope, name, binding });
        scope.names.set(name, { ...binding, value: found });
      }
      return found;
    } finally {
      this.#following.delete(key);
    }
  }

  /** As `from module import name`, Unknown where there is none. */
  named(m: Interpreter, module: ModuleValue | Unknown, name: string): Value {
    if (module.kind === "unknown") return m.derived(module, `.${name}`);
    const found = this.attribute(m, module, name, undefined, true);
    if (found !== undefined) return found;
    return m.unknown("import", `${module.name} has no name ${name} that could be found`);
  }
}

function absent(name: string, parent: ModuleValue | Unknown | undefined): Unknown {
  if (parent?.kind === "unknown") return unknown(parent.reason);
  return unknown({ code: "import", text: `the module ${name} was not found`, origin: undefined });
}

function docstring(found: FoundModule): Value {
  const first = found.tree.body[0];
  if (first?.kind !== "ExpressionStatement" || first.value.kind !== "Text") return NONE;
  return first.value.isBytes ? NONE : text(first.value.value);
}

/** Runs an import statement: the names are bound, the modules are left alone until they are used. */
export function runImport(m: Interpreter, loader: Loader, node: Import, frame: Frame): void {
  for (const imported of node.names) {
    if (m.tries > 0) requireModule(m, loader, imported.module, false);
    const top = imported.module.split(".", 1)[0] ?? imported.module;
    if (imported.asName === undefined) {
      const place = { start: imported.start, end: imported.start + top.length };
      m.bindName(frame, m.nameOf({ id: top, ...place }, frame), deferred(top), place);
    } else {
      m.bindName(
        frame,
        m.nameOf(imported.asName, frame),
        deferred(imported.module),
        imported.asName,
      );
    }
  }
}

export function runImportFrom(
  m: Interpreter,
  loader: Loader,
  node: ImportFrom,
  frame: Frame,
): void {
  const module = absoluteName(node, frame);
  if (module === undefined) {
    m.raise("ImportError", "attempted relative import with no known parent package");
  }
  if (node.names === "star") return importStar(m, loader, module, node, frame);
  if (m.tries > 0) requireModule(m, loader, module, node.level > 0);
  for (const imported of node.names) {
    if (m.tries > 0) requireName(m, loader, module, imported.name.id);
    const target = imported.asName ?? imported.name;
    m.bindName(frame, m.nameOf(target, frame), deferred(module, imported.name.id), target);
  }
}

/** The dotted name that a `from` means; undefined where the dots lead out of the package. */
function absoluteName(node: ImportFrom, frame: Frame): string | undefined {
  if (node.level === 0) return node.module;
  const isPackage = frame.module.globals.names.has("__path__");
  const parts = frame.module.name.split(".");
  const up = node.level - (isPackage ? 1 : 0);
  if (up > parts.length) return undefined;
  const base = up === 0 ? parts : parts.slice(0, -up);
  if (base.length === 0) return node.module === "" ? undefined : node.module;
  return node.module === "" ? base.join(".") : `${base.join(".")}.${node.module}`;
}

function deferred(module: string, name?: string): Deferred {
  return { kind: "deferred", module, name };
}

/** As `importlib.import_module` inside a `try`. */
export function needModule(m: Interpreter, loader: Loader, name: string): void {
  requireModule(m, loader, name, false);
}

/** Inside a `try`: raises where the module is certainly not there, and both ways where it may not be. */
function requireModule(m: Interpreter, loader: Loader, name: string, local: boolean): void {
  const exists = loader.exists(m, name);
  if (exists === true) {
    const module = loader.import(m, name);
    if (module.kind !== "module") return;
    const failure = loader.failures.get(module);
    if (failure === undefined) return;
    // What else went wrong in there may be what the evaluator does not know.
    const certain = m.isInstance(failure.exception, m.exceptionClass("ImportError")) === true;
    const because: Reason = module.open ?? {
      code: "import",
      text: `${name} failed`,
      origin: undefined,
    };
    if (certain || m.choose(module, 2, because) === 1) {
      throw new PythonRaise(failure.exception, [...failure.trace]);
    }
    return;
  }
  const fail = (): never => m.raise("ModuleNotFoundError", `No module named '${name}'`);
  if (exists === false || local) fail();
  const top = name.split(".", 1)[0] ?? name;
  if (STANDARD_LIBRARY.has(top)) return;
  const because: Reason = {
    code: "import",
    text: `the module ${name} was not found`,
    origin: undefined,
  };
  if (m.choose(subjectOf(name), 2, because) === 1) fail();
}

/** One object for each module's name, so that a path decides once whether it is there. */
function subjectOf(name: string): object {
  let subject = subjects.get(name);
  if (subject === undefined) subjects.set(name, (subject = { name }));
  return subject;
}
const subjects = new Map<string, object>();

function requireName(m: Interpreter, loader: Loader, name: string, id: string): void {
  const module = loader.import(m, name);
  if (module.kind === "unknown") return;
  const found = loader.attribute(m, module, id, undefined, true);
  if (found === undefined) {
    m.raise(
      "ImportError",
      `cannot import name '${id}' from '${name}' (${module.path ?? "unknown location"})`,
    );
  }
}

/** Binds all public names of a module, or those in its `__all__`. */
function importStar(
  m: Interpreter,
  loader: Loader,
  name: string,
  node: ImportFrom,
  frame: Frame,
): void {
  const exists = loader.exists(m, name);
  if (m.tries > 0) requireModule(m, loader, name, node.level > 0);
  const module = loader.import(m, name);
  if (module.kind === "unknown") {
    if (exists === false && m.tries === 0) {
      m.raise("ModuleNotFoundError", `No module named '${name}'`);
    }
    spoilModule(m, frame.module, module.reason);
    return;
  }
  if (module.open !== undefined) frame.module.open ??= module.open;
  if (module.state === "running") {
    frame.module.open ??= {
      code: "cycle",
      text: `${name} is still being imported`,
      origin: m.originOf(node, frame),
    };
  }
  const all = module.globals.names.get("__all__");
  if (all !== undefined) {
    const names = m.iterate(m.force(all, module.globals, "__all__"));
    if ("kind" in names) {
      frame.module.open ??= names.reason;
    } else {
      for (const item of names) bindStar(m, loader, module, m.decide(item), frame);
      return;
    }
  }
  for (const [id, binding] of module.globals.names) {
    if (!id.startsWith("_")) m.journal.bind(frame.locals, id, binding);
  }
}

function bindStar(
  m: Interpreter,
  loader: Loader,
  from: ModuleValue,
  name: Value,
  frame: Frame,
): void {
  if (name.kind !== "text") {
    frame.module.open ??= {
      code: "unsupported",
      text: `a name in ${from.name}.__all__ is not known`,
      origin: name.origin,
    };
    return;
  }
  const binding = from.globals.names.get(name.value);
  if (binding !== undefined) {
    m.journal.bind(frame.locals, name.value, binding);
  } else {
    const value = loader.named(m, from, name.value);
    m.journal.bind(frame.locals, name.value, { value, origin: undefined, maybe: undefined });
  }
}
