/** What cannot be known stays unknown, with its reason; what chance decides gives every answer. */
import assert from "node:assert/strict";
import type { EvaluationOptions } from "#server/evaluation/evaluation.ts";
import { run, valueOf } from "../programs.ts";

/** Each answer that the function `f` of a program can give: a text, or `?` and why it is not known. */
function answers(program: string, options: EvaluationOptions = {}): readonly string[] {
  const { evaluation, module } = run(program, options);
  const exploration = evaluation.explore((machine) => {
    const value = machine.decide(machine.invoke(valueOf(evaluation, module, "f"), []));
    return value;
  });
  const shown = exploration.outcomes.map(({ result }) => {
    if (result.kind === "raised") return `!${result.exception.type}`;
    const { value } = result;
    return value.kind === "unknown"
      ? `?${value.reason.code}`
      : (evaluation.machine.repr(value) ?? "?");
  });
  return [...new Set(shown)].toSorted();
}

const environment = new Map([["DB_NAME", { value: "shop", origin: undefined }]]);

/** A title, a program, and the answers of its `f`. */
const table: readonly (readonly [string, string, readonly string[]])[] = [
  [
    "a variable that a file sets is known",
    "import os\ndef f(): return os.environ['DB_NAME'] + os.getenv('DB_NAME') + os.environ.get('DB_NAME', 'x')",
    ["'shopshopshop'"],
  ],
  [
    "a variable that is absent is unknown",
    "import os\ndef f(): return os.environ['NO']",
    ["?environment"],
  ],
  ["so it is with get", "import os\ndef f(): return os.environ.get('NO')", ["?environment"]],
  ["a default is taken for it", "import os\ndef f(): return os.environ.get('NO', 'd')", ["'d'"]],
  [
    "whether it is there is unknown",
    "import os\ndef f(): return 'a' if 'NO' in os.environ else 'b'",
    ["'a'", "'b'"],
  ],
  [
    "where somebody catches it, it may be missing",
    "import os\ndef f():\n    try:\n        return os.environ['NO']\n    except KeyError:\n        return 'none'",
    ["'none'", "?environment"],
  ],
  [
    "what was set is known",
    "import os\nos.environ['NO'] = 'x'\ndef f(): return os.environ['NO']",
    ["'x'"],
  ],
  [
    "setdefault sets",
    "import os\ndef f(): return os.environ.setdefault('NO', 'y') + os.environ['NO']",
    ["'yy'"],
  ],
  [
    "the command line is unknown",
    "import sys\ndef f(): return 1 if 'test' in sys.argv else 2",
    ["1", "2"],
  ],
  [
    "newer versions of Python are unknown",
    "import sys\ndef f(): return sys.version_info >= (3, 12)",
    ["?environment"],
  ],
  [
    "choice gives any",
    "import random\ndef f(): return random.choice(['a', 'b', 'b', 'c'])",
    ["'a'", "'b'", "'c'"],
  ],
  [
    "secrets.choice gives any",
    "from secrets import choice\ndef f(): return choice(('a', 'b'))",
    ["'a'", "'b'"],
  ],
  [
    "SystemRandom gives any",
    "import random\nr = random.SystemRandom()\ndef f(): return r.choice('ab')",
    ["'a'", "'b'"],
  ],
  [
    "randint gives any",
    "import random\ndef f(): return ['x', 'y', 'z'][random.randint(0, 1)]",
    ["'x'", "'y'"],
  ],
  [
    "randrange gives any",
    "import random\ndef f(): return random.randrange(0, 5, 2)",
    ["0", "2", "4"],
  ],
  [
    "a drawn float is compared both ways",
    "import random\ndef f(): return 'a' if random.random() < 0.5 else 'b'",
    ["'a'", "'b'"],
  ],
  [
    "and later comparisons agree with earlier ones",
    "import random\ndef f():\n    r = random.random()\n    if r < 0.3: return 'a' if r < 0.5 else 'never'\n    return 'b' if r < 0.6 else 'c'",
    ["'a'", "'b'", "'c'"],
  ],
  [
    "a float below one is below one",
    "import random\ndef f(): return random.random() < 1",
    ["True"],
  ],
  [
    "an index drawn by hand",
    "import random\ndef f(): return ['a', 'b'][int(random.random() * 2)]",
    ["'a'", "'b'"],
  ],
  [
    "shuffle gives any order",
    "import random\ndef f():\n    x = ['a', 'b']\n    random.shuffle(x)\n    return x[0]",
    ["'a'", "'b'"],
  ],
  [
    "sample gives any",
    "import random\ndef f(): return random.sample(['a', 'b'], 1)[0]",
    ["'a'", "'b'"],
  ],
  [
    "weights of zero are never drawn",
    "import random\ndef f(): return random.choices(['a', 'b', 'c'], weights=[1, 0, 2])[0]",
    ["'a'", "'c'"],
  ],
  ["the first of a set is any", "def f(): return next(iter({'a', 'b'}))", ["'a'", "'b'"]],
  ["pop of a set gives any", "def f():\n    s = {'a', 'b'}\n    return s.pop()", ["'a'", "'b'"]],
  ["the hash of a text is unknown", "def f(): return hash('a') % 2", ["?state"]],
  ["but equal for equal ones", "def f(): return hash(('a', 1)) == hash(('a', 1))", ["True"]],
  ["id is unknown", "def f(): return id(f) % 2", ["?state"]],
  [
    "the time is unknown",
    "import time, datetime\ndef f(): return (time.time() if 0 else datetime.datetime.now())",
    ["?time"],
  ],
  ["so is today", "from datetime import date\ndef f(): return date.today().year", ["?time"]],
  ["new identifiers are unknown", "import uuid\ndef f(): return uuid.uuid4()", ["?state"]],
  [
    "thread-local state is unknown",
    "import threading\nlocal = threading.local()\ndef f(): return getattr(local, 'db', 'default')",
    ["?thread-local"],
  ],
  [
    "also where another call has set it",
    "import threading\nlocal = threading.local()\nlocal.db = 'x'\ndef f(): return local.db",
    ["?thread-local"],
  ],
  [
    "whether it is set is unknown",
    "import threading\nlocal = threading.local()\ndef f(): return 'a' if hasattr(local, 'db') else 'b'",
    ["'a'", "'b'"],
  ],
  [
    "what this call has set is known",
    "import threading\nlocal = threading.local()\ndef f():\n    local.db = 'mine'\n    return local.db",
    ["'mine'"],
  ],
  [
    "of a subclass, methods are known and defaults are not",
    "import threading\nclass State(threading.local):\n    db = None\n    def m(self): return 1\nstate = State()\ndef f(): return state.m() if 0 else state.db",
    ["?thread-local"],
  ],
  [
    "methods of a thread-local object run",
    "import threading\nclass State(threading.local):\n    def m(self): return 1\nstate = State()\ndef f(): return state.m()",
    ["1"],
  ],
  [
    "asgiref's Local is one",
    "from asgiref.local import Local\nlocal = Local()\ndef f(): return getattr(local, 'db', None)",
    ["?thread-local"],
  ],
  [
    "context variables are unknown",
    "from contextvars import ContextVar\ndb = ContextVar('db', default='default')\ndef f(): return db.get()",
    ["?thread-local"],
  ],
  [
    "but those that this call has set",
    "from contextvars import ContextVar\ndb = ContextVar('db', default='default')\ndef f():\n    token = db.set('x')\n    return db.get()",
    ["'x'"],
  ],
  [
    "a module that is not modeled is unknown",
    "import sqlite3\ndef f(): return sqlite3.connect('x')",
    ["?import"],
  ],
  [
    "other programs are unknown",
    "import subprocess\ndef f(): return subprocess.check_output(['x'])",
    ["?environment"],
  ],
  [
    "a file that is not there is unknown",
    "def f():\n    with open('/nowhere/x.json') as file:\n        return file.read()",
    ["?file"],
  ],
  [
    "whether a file is there is unknown",
    "import os\ndef f(): return 'a' if os.path.exists('/x') else 'b'",
    ["'a'", "'b'"],
  ],
  [
    "a cycle that is kept stands anywhere",
    "import itertools\npool = itertools.cycle(['a', 'b', 'c'])\ndef f(): return next(pool)",
    ["'a'", "'b'", "'c'"],
  ],
  [
    "a cycle of its own begins at its beginning",
    "import itertools\ndef f():\n    pool = itertools.cycle(['a', 'b'])\n    return next(pool) + next(pool) + next(pool)",
    ["'aba'"],
  ],
  [
    "a key that is unknown finds any value",
    "import os\nd = {'x': 1, 'y': 2}\ndef f(): return d.get(os.environ['NO'], 3)",
    ["1", "2", "3"],
  ],
  [
    "an unknown argument gives an unknown result",
    "import os\ndef f(): return os.environ['NO'].lower().split(',')",
    ["?environment"],
  ],
  [
    "any is decided by what is known",
    "import os\nx = [os.environ['NO']]\ndef f(): return any([True, x[0]])",
    ["True"],
  ],
];

describe("what built-ins do not know", () => {
  for (const [title, program, expected] of table) {
    it(title, () => {
      assert.deepEqual(answers(program, { environment }), expected.toSorted());
    });
  }
});
