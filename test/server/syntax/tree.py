"""Prints, for each file named on standard input, Python's own syntax tree in the shape of ours.

One line of JSON a file: null where Python cannot parse it. Offsets count UTF-16 code units.
"""

import ast
import io
import json
import re
import sys
import tokenize
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(10_000)

BINARY = {
    "Add": "+", "Sub": "-", "Mult": "*", "Div": "/", "FloorDiv": "//", "Mod": "%", "Pow": "**",
    "MatMult": "@", "LShift": "<<", "RShift": ">>", "BitAnd": "&", "BitOr": "|", "BitXor": "^",
}
COMPARE = {
    "Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is",
    "IsNot": "is not", "In": "in", "NotIn": "not in",
}
UNARY = {"Not": "not", "USub": "-", "UAdd": "+", "Invert": "~"}


class Shape:
    def __init__(self, text):
        self.starts = [0]
        self.lines = []
        # Python's lines end at \n, \r\n and \r, not at the other ends that splitlines() knows.
        for line in re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", text):
            self.lines.append(line)
            self.starts.append(self.starts[-1] + utf16(line))
        self.lines.append("")

    def offset(self, line, column):
        before = self.lines[line - 1].encode("utf-8", "surrogatepass")[:column]
        return self.starts[line - 1] + utf16(before.decode("utf-8", "surrogatepass"))

    def span(self, node):
        return [
            self.offset(node.lineno, node.col_offset),
            self.offset(node.end_lineno, node.end_col_offset),
        ]

    def all(self, nodes):
        return [self.one(node) for node in nodes]

    def one(self, node):
        if node is None:
            return None
        kind = type(node).__name__
        fields = getattr(self, kind)(node)
        return [fields[0], *self.span(node), *fields[1:]]

    def FunctionDef(self, n, is_async=False):
        return ["FunctionDef", n.name, self.parameters(n.args), self.one(n.returns),
                self.all(n.decorator_list), is_async, yields(n.body), self.all(n.body)]

    def AsyncFunctionDef(self, n):
        return self.FunctionDef(n, True)

    def parameters(self, a):
        found = []
        plain = [(p, "positionalOnly") for p in a.posonlyargs] + [(p, "normal") for p in a.args]
        defaults = [None] * (len(plain) - len(a.defaults)) + a.defaults
        for (p, form), default in zip(plain, defaults):
            found.append([p.arg, form, self.one(p.annotation), self.one(default)])
        if a.vararg:
            found.append([a.vararg.arg, "star", self.one(a.vararg.annotation), None])
        for p, default in zip(a.kwonlyargs, a.kw_defaults):
            found.append([p.arg, "keywordOnly", self.one(p.annotation), self.one(default)])
        if a.kwarg:
            found.append([a.kwarg.arg, "doubleStar", self.one(a.kwarg.annotation), None])
        return found

    def ClassDef(self, n):
        return ["ClassDef", n.name, self.all(n.bases), self.keywords(n.keywords),
                self.all(n.decorator_list), self.all(n.body)]

    def keywords(self, keywords):
        return [[k.arg, self.one(k.value)] for k in keywords]

    def Return(self, n):
        return ["Return", self.one(n.value)]

    def Delete(self, n):
        return ["Delete", self.all(n.targets)]

    def Assign(self, n):
        return ["Assign", self.all(n.targets), self.one(n.value)]

    def AugAssign(self, n):
        return ["AugAssign", self.one(n.target), BINARY[type(n.op).__name__], self.one(n.value)]

    def AnnAssign(self, n):
        return ["AnnAssign", self.one(n.target), self.one(n.annotation), self.one(n.value)]

    def TypeAlias(self, n):
        return ["TypeAlias", n.name.id, self.one(n.value)]

    def For(self, n, is_async=False):
        return ["For", self.one(n.target), self.one(n.iter), self.all(n.body), self.all(n.orelse),
                is_async]

    def AsyncFor(self, n):
        return self.For(n, True)

    def While(self, n):
        return ["While", self.one(n.test), self.all(n.body), self.all(n.orelse)]

    def If(self, n):
        return ["If", self.one(n.test), self.all(n.body), self.all(n.orelse)]

    def With(self, n, is_async=False):
        items = [[self.one(i.context_expr), self.one(i.optional_vars)] for i in n.items]
        return ["With", items, self.all(n.body), is_async]

    def AsyncWith(self, n):
        return self.With(n, True)

    def Match(self, n):
        cases = [[self.one(c.pattern), self.one(c.guard), self.all(c.body)] for c in n.cases]
        return ["Match", self.one(n.subject), cases]

    def MatchValue(self, n):
        return ["MatchValue", self.one(n.value)]

    def MatchSingleton(self, n):
        return ["MatchValue", ["Singleton", *self.span(n), n.value]]

    def MatchSequence(self, n):
        return ["MatchSequence", self.all(n.patterns)]

    def MatchMapping(self, n):
        return ["MatchMapping", self.all(n.keys), self.all(n.patterns), n.rest]

    def MatchClass(self, n):
        keywords = [[k, self.one(p)] for k, p in zip(n.kwd_attrs, n.kwd_patterns)]
        return ["MatchClass", self.one(n.cls), self.all(n.patterns), keywords]

    def MatchStar(self, n):
        return ["MatchStar", n.name]

    def MatchAs(self, n):
        return ["MatchAs", self.one(n.pattern), n.name]

    def MatchOr(self, n):
        return ["MatchOr", self.all(n.patterns)]

    def Raise(self, n):
        return ["Raise", self.one(n.exc), self.one(n.cause)]

    def Try(self, n, is_group=False):
        handlers = [[self.one(h.type), h.name, self.all(h.body), is_group] for h in n.handlers]
        return ["Try", self.all(n.body), handlers, self.all(n.orelse), self.all(n.finalbody)]

    def TryStar(self, n):
        return self.Try(n, True)

    def Assert(self, n):
        return ["Assert", self.one(n.test), self.one(n.msg)]

    def Import(self, n):
        return ["Import", [[a.name, a.asname] for a in n.names]]

    def ImportFrom(self, n):
        star = n.names[0].name == "*"
        names = "star" if star else [[a.name, a.asname] for a in n.names]
        return ["ImportFrom", n.module or "", n.level, names]

    def Global(self, n):
        return ["Global", n.names]

    def Nonlocal(self, n):
        return ["Nonlocal", n.names]

    def Expr(self, n):
        return ["ExpressionStatement", self.one(n.value)]

    def Pass(self, n):
        return ["Pass"]

    def Break(self, n):
        return ["Break"]

    def Continue(self, n):
        return ["Continue"]

    def Name(self, n):
        return ["Name", n.id]

    def Constant(self, n):
        v = n.value
        if v is None or v is True or v is False:
            return ["Singleton", v]
        if v is ...:
            return ["Singleton", "Ellipsis"]
        if isinstance(v, str):
            return ["Text", units(v), False]
        if isinstance(v, bytes):
            return ["Text", units(v.decode("latin-1")), True]
        if isinstance(v, int):
            return ["Numeral", hex(v) if abs(v) > 2**53 - 1 else v, "int"]
        if isinstance(v, complex):
            return ["Numeral", number(v.imag), "complex"]
        return ["Numeral", number(v), "float"]

    def JoinedStr(self, n):
        return ["FormattedText", self.parts(n.values)]

    TemplateStr = JoinedStr

    def parts(self, values):
        found = []
        for value in values:
            if isinstance(value, ast.Constant):
                found.append(units(value.value))
            elif value.value is not None:
                conversion = None if value.conversion == -1 else chr(value.conversion)
                spec = value.format_spec
                inside = without_places(self.one(value.value))
                found.append([inside, conversion, self.parts(spec.values) if spec else None])
        return found

    def List(self, n):
        return ["List", self.all(n.elts)]

    def Tuple(self, n):
        return ["Tuple", self.all(n.elts)]

    def Set(self, n):
        return ["SetDisplay", self.all(n.elts)]

    def Dict(self, n):
        return ["Dict", [[self.one(k), self.one(v)] for k, v in zip(n.keys, n.values)]]

    def Attribute(self, n):
        return ["Attribute", self.one(n.value), n.attr]

    def Subscript(self, n):
        return ["Subscript", self.one(n.value), self.one(n.slice)]

    def Slice(self, n):
        return ["Slice", self.one(n.lower), self.one(n.upper), self.one(n.step)]

    def Call(self, n):
        return ["Call", self.one(n.func), self.all(n.args), self.keywords(n.keywords)]

    def UnaryOp(self, n):
        return ["Unary", UNARY[type(n.op).__name__], self.one(n.operand)]

    def BinOp(self, n):
        return ["Binary", self.one(n.left), BINARY[type(n.op).__name__], self.one(n.right)]

    def BoolOp(self, n):
        return ["Boolean", "and" if isinstance(n.op, ast.And) else "or", self.all(n.values)]

    def Compare(self, n):
        operators = [COMPARE[type(op).__name__] for op in n.ops]
        return ["Compare", self.one(n.left), operators, self.all(n.comparators)]

    def IfExp(self, n):
        return ["Conditional", self.one(n.test), self.one(n.body), self.one(n.orelse)]

    def Lambda(self, n):
        return ["Lambda", self.parameters(n.args), self.one(n.body)]

    def ListComp(self, n, form="list"):
        return ["Comprehension", form, self.one(n.elt), None, self.clauses(n.generators)]

    def SetComp(self, n):
        return self.ListComp(n, "set")

    def GeneratorExp(self, n):
        return self.ListComp(n, "generator")

    def DictComp(self, n):
        return ["Comprehension", "dict", self.one(n.key), self.one(n.value),
                self.clauses(n.generators)]

    def clauses(self, clauses):
        return [[self.one(c.target), self.one(c.iter), self.all(c.ifs), bool(c.is_async)]
                for c in clauses]

    def NamedExpr(self, n):
        return ["NamedExpression", n.target.id, self.one(n.value)]

    def Starred(self, n):
        return ["Starred", self.one(n.value)]

    def Await(self, n):
        return ["Await", self.one(n.value)]

    def Yield(self, n):
        return ["Yield", False, self.one(n.value)]

    def YieldFrom(self, n):
        return ["Yield", True, self.one(n.value)]


def utf16(text):
    return len(text) + sum(character > "\uffff" for character in text)


def units(text):
    """A text that survives JSON even with lone surrogates: astral characters as pairs, as in UTF-16."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(raw[i] | raw[i + 1] << 8) for i in range(0, len(raw), 2))


def number(value):
    return str(value) if value in (float("inf"), float("-inf")) else value


def without_places(node):
    """Inside f-strings, places are wrong in Python before 3.12."""
    if isinstance(node, list):
        if len(node) > 2 and isinstance(node[0], str) and all(type(n) is int for n in node[1:3]):
            node = [node[0], 0, 0, *node[3:]]
        return [without_places(item) for item in node]
    return node


def yields(body):
    waiting = list(body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.Yield, ast.YieldFrom)):
            return True
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            waiting += node.decorator_list + node.args.defaults
            waiting += [default for default in node.args.kw_defaults if default]
        elif not isinstance(node, ast.Lambda):
            waiting += ast.iter_child_nodes(node)
    return False


for name in sys.stdin:
    try:
        with open(name.rstrip("\n"), "rb") as file:
            raw = file.read()
        encoding, _ = tokenize.detect_encoding(io.BytesIO(raw).readline)
        text = raw.decode(encoding)
        line = json.dumps(Shape(text).all(ast.parse(text).body))
    except (SyntaxError, ValueError, LookupError, RecursionError):
        line = "null"
    print(line, flush=True)
