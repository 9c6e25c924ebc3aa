result = 1 + 2 * 3 - 4 // 3 + 7 % 4 + 2 ** 10
# ---
result = [7 // 2, -7 // 2, 7 // -2, -7 % 3, 7 % -3, -7.5 // 2, -7.5 % 2, 7.5 % -2]
# ---
result = [1 / 3, 10 / 5, 1e16, 1e-7, 123456789.123, 0.1 + 0.2, -0.0, 1.0, 1e22, 1e21, 2.5e-5]
# ---
result = [2 ** 100, 2 ** -1, (-2) ** 3, 1 << 20, 1 >> 1, 5 & 3, 5 | 3, 5 ^ 3, ~5, -(-3), +True]
# ---
result = [True + True, True and 0, 0 or "x", None or [], not [], not "a", 1 and 2 and 3]
# ---
result = [1 < 2 < 3, 1 < 2 > 5, 1 == 1.0, "a" < "b", [1, 2] < [1, 3], (1,) < (1, 2), "abc" >= "abd"]
# ---
result = ["a" in "abc", 1 in [1, 2], 3 not in (1, 2), "k" in {"k": 1}, 1.0 in {1}, "" in "x"]
# ---
result = [None is None, True is not False, 1 == True, "1" == 1, [] == [], () == (), {} == {}]
# ---
result = "yes" if [] else "no"
# ---
result = [x for x in range(10) if x % 2 if x > 3]
# ---
result = {x: x * x for x in (1, 2, 3)}
# ---
result = sorted({x % 3 for x in range(9)})
# ---
result = [(a, b) for a in (1, 2) for b in "xy"]
# ---
result = [[y for y in range(x)] for x in range(4)]
# ---
result = list(x + 1 for x in [1, 2, 3])
# ---
result = sum(x for x in range(101))
# ---
result = (lambda a, b=2, *c, d=4, **e: [a, b, c, d, e])(1, 3, 5, 6, d=7, f=8)
# ---
result = [*range(3), *"ab", *(9,)]
# ---
result = {**{"a": 1, "b": 2}, "b": 3, **{"c": 4}}
# ---
result = (*[1, 2], 3)
# ---
a = [1, 2, 3, 4, 5]
result = [a[0], a[-1], a[1:3], a[::-1], a[::2], a[-2:], a[:-3], a[10:], a[3:1], a[4:0:-2]]
# ---
s = "hello"
result = [s[0], s[-1], s[1:3], s[::-1], s[10:], s[:2] + s[2:]]
# ---
result = "a" + "b" * 3 + 2 * "c"
# ---
result = [[0] * 3, (1, 2) * 2, [1] + [2], (1,) + (2,)]
# ---
result = f"{1}{'a'}{'b'!r}{3.14159:.2f}{42:05d}{'x':>4}{'y':<4}|{1000000:,}|{255:#x}"
# ---
x = 5
result = f"{x=} {x + 1=} {x!r:>3} {{literal}} {'nested' + f'{x}'}"
# ---
w = 8
result = f"{'abc':{w}}|{3.14159:{w}.{2}f}|"
# ---
result = "%s-%d-%05.2f-%r-%%-%x" % ("a", 3, 2.5, "q", 255)
# ---
result = "%(a)s and %(b)d" % {"a": 1, "b": 2}
# ---
if (n := 10) > 5:
    result = n
# ---
result = [y := 1, y + 1, y ** 2]
# ---
result = [z for w in (1, 2, 3) if (z := w * 2) > 2] + [z]
# ---
result = ["\n\t\\'", 'it\'s "q"', "\x00\x7f\xe9\u20ac\U0001f600", b"a\x00'"]
# ---
result = [len("héllo"), len("\U0001f600"), "\U0001f600"[0] == "\U0001f600"]
# ---
result = [1_000, 0xff, 0o17, 0b101, 1e3, .5, 5.]
# ---
result = ["a" "b" 'c', r"\n", b"x" b"y", """multi
line"""]
# ---
result = [...]
# ---
result = [1 if x else 2 if x is None else 3 for x in (True, None, False)]
# ---
result = {(1, 2): "t", 1: "i", "1": "s", None: "n", True: "b"}
# ---
result = {1: "a", 1.0: "b", True: "c"}
# ---
result = [{1, 2} == {2, 1}, {1} < {1, 2}, {1, 2} & {2}, {1} | {1}, {1, 2} - {1}, {1} ^ {1}]
# ---
result = {"a": 1} | {"b": 2}
# ---
result = [x for x in [3, 1, 2]][1]
# ---
result = [i for i, c in enumerate("abc")]
# ---
result = dict(zip("ab", (1, 2)), c=3)
# ---
result = [bool(x) for x in (0, 1, "", "a", [], [0], {}, (), (0,), None, 0.0, -0.0, b"")]
# ---
a = b = []
a.append(1)
result = [a, b, a is b, a == [1], a is not [1]]
# ---
result = [10 ** 20, -10 ** 20 // 3, 10 ** 20 % 7, (10 ** 20) * (10 ** 20)]
# ---
result = [1 == 1 == 1, 1 != 2 != 1, (1 in [1]) == True]
# ---
result = [int("12"), str(12), float("1.5"), int(3.9), int(-3.9), bool("False"), list("ab"), tuple([1])]
# ---
result = [max(1, 5, 3), min([4, 2]), abs(-3), round(2.5), round(3.5), divmod(7, 2), pow(2, 5, 7)]
# ---
result = [sorted([3, 1, 2], reverse=True), sorted("bca"), sorted([(1, "b"), (1, "a")]), list(reversed([1, 2]))]
# ---
result = [any([0, 1]), all([]), list(map(str, [1, 2])), list(filter(None, [0, 1, 2]))]
# ---
result = [1.5 + 1, 3 * 1.0, 7 // 2.0, 2 ** 0.5, 1e308 * 10, -1e308 * 10]
# ---
result = [5 if 0 else 6, (1, 2)[True], [1, 2][-1]]
# ---
result = "abc" < "abcd" and "B" < "a"
# ---
result = [x ** 2 for x in range(5)][1:4:2]
# ---
result = not 1 in [1], -2 ** 2, 2 ** 3 ** 2, (1 + 2) * 3, 1 - 1 - 1, 8 / 2 / 2
