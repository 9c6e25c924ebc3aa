/** Files of the project that settings read: JSON, YAML, TOML, INI, plain text. */
import assert from "node:assert/strict";
import { createEvaluation } from "#server/evaluation/create.ts";
import { parse } from "../programs.ts";

const files: Readonly<Record<string, string>> = {
  "/project/db.json": '{"default": {"ENGINE": "sqlite3"}, "ports": [1, 2]}',
  "/project/db.yaml": "default: &d\n  NAME: x\n  on: yes\nother:\n  <<: *d\n  PORT: 5432\n",
  "/project/db.toml": '[databases.default]\nname = "x"\nport = 5_432\n',
  "/project/db.ini": "[database]\nname = shop\nport = 5432\ndebug = on\n",
  "/project/key.txt": "secret\nsecond\n",
};

/** `repr(result)` of a module that stands at `/project/main.py`; `?` and the reason's code where it is unknown. */
function resultOf(program: string): string {
  const evaluation = createEvaluation(
    {
      find: (name) =>
        name === "main"
          ? { path: "/project/main.py", isPackage: false, tree: parse(program).module }
          : undefined,
      body: (_path, definition) => definition.body ?? [],
      text: (path) => files[path],
    },
    { parse },
  );
  const module = evaluation.importModule("main");
  assert.ok(module.kind === "module");
  const found = evaluation.global(module, "result");
  assert.ok(found !== undefined, module.open?.text);
  const { value } = found;
  return value.kind === "unknown"
    ? `?${value.reason.code}`
    : (evaluation.machine.repr(value) ?? "?");
}

const table: readonly (readonly [string, string])[] = [
  ["import json\nresult = json.load(open('/project/db.json'))['ports']", "[1, 2]"],
  [
    "import json, os\nwith open(os.path.join(os.path.dirname(__file__), 'db.json')) as f:\n    result = json.load(f)['default']['ENGINE']",
    "'sqlite3'",
  ],
  [
    "from pathlib import Path\nBASE = Path(__file__).resolve().parent\nresult = (BASE / 'key.txt').read_text().strip()",
    "'secret\\nsecond'",
  ],
  ["result = [line.strip() for line in open('/project/key.txt')]", "['secret', 'second']"],
  [
    "import yaml\nwith open('/project/db.yaml') as f:\n    d = yaml.safe_load(f)\nresult = (d['default'], d['other'])",
    "({'NAME': 'x', True: True}, {'NAME': 'x', True: True, 'PORT': 5432})",
  ],
  [
    "import tomllib\nwith open('/project/db.toml', 'rb') as f:\n    result = tomllib.load(f)",
    "{'databases': {'default': {'name': 'x', 'port': 5432}}}",
  ],
  [
    "import configparser\nc = configparser.ConfigParser()\nc.read('/project/db.ini')\nresult = (c['database']['name'], c.getint('database', 'port'), c['database'].getboolean('debug'))",
    "('shop', 5432, True)",
  ],
  ["import os\nresult = os.path.exists('/project/db.json')", "True"],
  ["import os\nresult = os.path.exists('/project/none.json')", "?file"],
  ["result = open('/project/none.txt').read()", "?file"],
  ["result = open('relative.txt').read()", "?file"],
  ["from pathlib import Path\nresult = Path('/project/db.json').exists()", "True"],
  [
    "from pathlib import Path\nresult = str(Path(__file__).parent / 'a' / '..' / 'b')",
    "'/project/a/../b'",
  ],
  ["from dotenv import load_dotenv\nresult = load_dotenv()", "True"],
];

describe("files that settings read", () => {
  for (const [program, expected] of table) {
    it(program, () => {
      assert.equal(resultOf(program), expected);
    });
  }
});
