/** What the linter asks for: one table of layers, from which every import rule is computed, and the rules for all files. */
import { defineConfig, type OxlintOverride } from "oxlint";

/** What one folder (or file) of the source tree may reach. */
export interface Layer {
  /** The folders (or files) it may import, besides itself and npm packages. */
  readonly imports: readonly string[];
  /** Whether it may use `node:*` modules. */
  readonly node?: true;
  /** Whether it may import `vscode`. */
  readonly editor?: true;
}

const reading = ["server/text", "server/syntax", "server/index", "server/evaluation"];
const understanding = [...reading, "server/project"];
const judging = [...understanding, "server/flow", "server/rules"];
const everything = [...judging, "server/features", "shared"];
const connecting = ["client/connections", "client/python", "client/drivers", "shared"];
const showing = [...connecting, "client/databases", "client/settings"];

/**
 * Each folder and what it may import; a folder may always import itself.
 * A folder that is not named here falls under the nearest one above it.
 */
export const layers: Readonly<Record<string, Layer>> = {
  shared: { imports: [] },

  "server/text": { imports: [] },
  "server/syntax": { imports: reading.slice(0, 1) },
  "server/index": { imports: [...reading.slice(0, 2), "shared"] },
  "server/evaluation": { imports: [...reading.slice(0, 3), "shared"] },
  "server/project": { imports: [...reading, "shared"] },
  "server/project/django": { imports: [...reading, "shared"] },
  "server/project/settings": { imports: [...reading, "server/project/django", "shared"] },
  "server/project/models": {
    imports: [...reading, "server/project/django", "server/project/settings", "shared"],
  },
  ...projectParts("routers", "managers", "admin", "migrations"),
  "server/flow": { imports: [...understanding, "shared"] },
  "server/rules": { imports: [...understanding, "server/flow", "shared"] },
  "server/features": { imports: [...judging, "shared"] },
  "server/host": { imports: everything, node: true },
  "server/lsp": { imports: [...everything, "server/host"], node: true },
  "server/cli": { imports: [...everything, "server/host", "server/lsp"], node: true },
  "server/main.ts": {
    imports: [...everything, "server/host", "server/lsp", "server/cli"],
    node: true,
  },

  "client/settings": { imports: ["shared"], node: true, editor: true },
  "client/connections": { imports: ["shared"], node: true },
  "client/python": { imports: ["client/connections", "shared"], node: true },
  "client/drivers": { imports: ["client/connections", "client/python", "shared"], node: true },
  "client/databases": { imports: [...connecting, "client/settings"], node: true, editor: true },
  "client/results": { imports: [...showing], node: true, editor: true },
  "client/results/grid": { imports: ["client/drivers", "shared"] },
  "client/explorer": { imports: [...showing, "client/results"], node: true, editor: true },
  "client/explorer/tree": { imports: [...connecting, "client/databases"], node: true },
  "client/console": { imports: [...showing, "client/results"], node: true, editor: true },
  "client/migrations": { imports: [...showing, "client/results"], node: true, editor: true },
  "client/migrations/editor/shown": { imports: [] },
  "client/migrations/editor/page": {
    imports: ["client/results/grid", "client/migrations/editor/shown", "shared"],
  },
  "client/language": { imports: ["client/settings", "shared"], node: true, editor: true },
  "client/extension.ts": { imports: ["client", "shared"], node: true, editor: true },

  test: { imports: ["client", "server", "shared"], node: true },
  "test/editor": { imports: ["client", "server", "shared", "test"], node: true, editor: true },
};

/** Parts of a project that stand side by side: each sees settings and models, none sees another. */
function projectParts(...names: readonly string[]): Record<string, Layer> {
  const below = ["django", "settings", "models"].map((name) => `server/project/${name}`);
  const imports = [...reading, ...below, "shared"];
  return Object.fromEntries(names.map((name) => [`server/project/${name}`, { imports }]));
}

/** How deep folders are nested inside a layer, at most. */
const depths = [0, 1, 2, 3, 4];

/** The overrides of one layer: a relative import may climb as far as the layer's own folder. */
function overridesOf(folder: string, layer: Layer): readonly OxlintOverride[] {
  if (folder.endsWith(".ts")) return [{ files: [folder], rules: importRules(folder, layer) }];
  return depths.map((depth) => ({
    files: [`${folder}/${"*/".repeat(depth)}*.ts`],
    rules: importRules(folder, layer, depth),
  }));
}

/** The import rules of one folder, complete: where two overrides meet, the later one replaces the earlier. */
function importRules(
  folder: string,
  layer: Layer,
  depth = 0,
  own: readonly string[] = [within(folder)],
): NonNullable<OxlintOverride["rules"]> {
  const outside = `${"../".repeat(depth + 1)}**`;
  const open = [...own, ...layer.imports.map(within)];
  return {
    "no-restricted-imports": [
      "error",
      {
        paths: layer.editor
          ? []
          : [{ name: "vscode", message: `${folder} runs without an editor.` }],
        patterns: [
          {
            group: ["#*/**", outside, "./../**", ...open.map((path) => `!#${path}`)],
            message: `${folder} imports ${layer.imports.join(", ") || "no other folder"}; across folders write "#folder/file.ts".`,
          },
        ],
      },
    ],
    "import/no-nodejs-modules": layer.node ? "off" : "error",
  };
}

/** A layer as the pattern that matches what is in it. */
function within(path: string): string {
  return path.endsWith(".ts") ? path : `${path}/**`;
}

export default defineConfig({
  plugins: ["eslint", "typescript", "unicorn", "oxc", "import", "node", "promise"],
  categories: { correctness: "error", suspicious: "error" },
  options: { typeAware: true, typeCheck: true },
  ignorePatterns: ["dist/**", ".cache/**", "coverage/**", "test/projects/**"],
  rules: {
    eqeqeq: "error",
    "no-var": "error",
    "prefer-const": "error",
    "import/no-cycle": "error",
    "import/no-default-export": "error",
    "import/no-unassigned-import": "off",
    // fast-check is written as `fc.tuple(…)` everywhere, so that its words are told from ours.
    "import/no-named-as-default-member": "off",
    "typescript/ban-ts-comment": "error",
    "typescript/consistent-type-imports": "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-floating-promises": "error",
    "typescript/no-misused-promises": "error",
    // Data that enters (JSON, messages) is asserted where it enters; a guard for every shape would say no more.
    "typescript/no-unsafe-type-assertion": "off",
    "typescript/switch-exhaustiveness-check": [
      "error",
      { considerDefaultExhaustiveForUnions: true },
    ],
    // A class without members is a signal to throw, told apart by what it is.
    "typescript/no-extraneous-class": "off",
    // It does not see that a switch covers every case; the compiler does, and tells what is missing.
    "typescript/consistent-return": "off",
    // Names that shadow an outer one are common where a value is narrowed step by step, and TypeScript keeps them apart.
    "no-shadow": "off",
    // Python's own names have underscores, and so has a word that TypeScript reserves.
    "no-underscore-dangle": "off",
    // A small function stands best beside its only use, and an array of one's own may be sorted where it is.
    "unicorn/consistent-function-scoping": "off",
    "unicorn/no-array-sort": "off",
    "unicorn/no-array-reverse": "off",
    // A spread of a literal groups what belongs together: a flag and its value.
    "unicorn/no-useless-spread": "off",
    "promise/always-return": "off",
    // Python's texts hold control characters and are taken apart by code points, and its conditions have a `then`.
    "no-control-regex": "off",
    "typescript/no-misused-spread": "off",
    "typescript/no-base-to-string": "off",
    "unicorn/no-thenable": "off",
    // `=== true` says that the other side may be undefined; a type parameter may name what is inferred.
    "typescript/no-unnecessary-boolean-literal-compare": "off",
    "typescript/no-unnecessary-type-parameters": "off",
  },
  overrides: [
    ...Object.entries(layers).flatMap(([folder, layer]) => overridesOf(folder, layer)),
    {
      // A rule's folder sees the frame of the rules, never another rule.
      files: ["server/rules/*/**"],
      rules: importRules("a rule", { imports: [...understanding, "server/flow", "shared"] }, 0, [
        "server/rules/*.ts",
      ]),
    },
    {
      files: ["server/{text,syntax,index,evaluation,project,flow,rules,features,host,lsp}/**"],
      rules: { "no-console": "error" },
    },
    { files: ["oxlint.config.ts"], rules: { "import/no-default-export": "off" } },
    {
      files: ["test/**"],
      plugins: ["jest"],
      rules: {
        "jest/no-focused-tests": "error",
        "jest/no-disabled-tests": "error",
        // It looks for `expect`; the tests assert with node:assert.
        "jest/expect-expect": "off",
        // Titles are computed where tests are data.
        "jest/valid-title": "off",
      },
    },
  ],
});
