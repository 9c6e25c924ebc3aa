/** Python's built-in exception classes. */

import { nativeClass } from "./nativeClasses.ts";
import type { ClassValue } from "./values.ts";

/** Each class and its subclasses, as the library reference lists them. */
const HIERARCHY: Readonly<Record<string, string>> = {
  BaseException: "BaseExceptionGroup Exception GeneratorExit KeyboardInterrupt SystemExit",
  Exception:
    "ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError " +
    "ExceptionGroup MemoryError NameError OSError ReferenceError RuntimeError StopAsyncIteration StopIteration " +
    "SyntaxError SystemError TypeError ValueError Warning",
  ArithmeticError: "FloatingPointError OverflowError ZeroDivisionError",
  ImportError: "ModuleNotFoundError",
  LookupError: "IndexError KeyError",
  NameError: "UnboundLocalError",
  OSError:
    "BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError " +
    "InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError " +
    "TimeoutError",
  ConnectionError:
    "BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError",
  RuntimeError: "NotImplementedError RecursionError",
  SyntaxError: "IndentationError",
  IndentationError: "TabError",
  ValueError: "UnicodeError",
  UnicodeError: "UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError",
  Warning:
    "BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning " +
    "PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning " +
    "UserWarning",
};

/** By name; `EnvironmentError` and `IOError` are `OSError`. Their methods are `exceptions.ts`'s. */
export const EXCEPTIONS: ReadonlyMap<string, ClassValue> = build();

function build(): Map<string, ClassValue> {
  const classes = new Map([["BaseException", nativeClass("BaseException", undefined)]]);
  for (const [base, names] of Object.entries(HIERARCHY)) {
    const parent = classes.get(base);
    if (parent === undefined) continue;
    for (const name of names.split(" ")) {
      classes.set(name, nativeClass(name, undefined, [], [parent]));
    }
  }
  const os = classes.get("OSError");
  if (os !== undefined) classes.set("IOError", os).set("EnvironmentError", os);
  return classes;
}
