/** `open()`: files of the project are read, others are unknown, nothing is written. */

import type { Interpreter } from "../../../core.ts";
import { bytes, list, native, NONE, text } from "../../../make.ts";
import type { Machine, NativeFunction, NativeObject, Unknown, Value } from "../../../values.ts";
import { fn } from "../../define.ts";
import { iterator, type Progress, progress } from "../../iterators.ts";
import { textOf } from "../../plain.ts";
import { unmodeled } from "../../unmodeled.ts";
import { encode } from "../../text/encoding.ts";
import { absolute, pathText } from "./osPath.ts";

/** The text of a file of the project, or why it is not known. */
export function readText(machine: Machine, path: Value): string | Unknown {
  const written = pathText(machine, path);
  if (typeof written !== "string") return written;
  const place = absolute(machine, written);
  if (typeof place !== "string") return place;
  const content = (machine as Interpreter).source.text(place);
  return content ?? machine.unknown("file", `the content of ${place} is not known`, path.origin);
}

/** The function `open`. */
export const openFile: NativeFunction = fn(
  "open",
  ["file", "mode?", "buffering?", "encoding?", "errors?", "newline?", "closefd?", "opener?"],
  (machine, path, mode) => {
    const flags = textOf(mode) ?? "r";
    if (!flags.includes("r")) return machine.unknown("file", "files are not written");
    const content = readText(machine, path);
    if (typeof content !== "string") return content;
    return fileOf(content.replaceAll("\r\n", "\n"), flags.includes("b"));
  },
);

/** A file that is open for reading: what `open` and `io.StringIO` give. */
export function fileOf(content: string, isBinary = false): NativeObject {
  const state = progress();
  const wrap = (piece: string): Value =>
    isBinary ? bytes(encode(piece, "utf-8") ?? piece) : text(piece);
  const rest = (machine: Machine): string => {
    machine.touch(state);
    const piece = content.slice(state.position);
    state.position = content.length;
    return piece;
  };
  const line = (machine: Machine): string => {
    machine.touch(state);
    const end = content.indexOf("\n", state.position);
    const piece = content.slice(state.position, end < 0 ? content.length : end + 1);
    state.position += piece.length;
    return piece;
  };
  const lines = (machine: Machine): Value[] =>
    Array.from(rest(machine).matchAll(/[^\n]*\n|[^\n]+/g), ([piece]) => wrap(piece));
  const methods = new Map<string, NativeFunction>(
    [
      fn("read", ["size?"], (machine) => wrap(rest(machine))),
      fn("readline", [], (machine) => wrap(line(machine))),
      fn("readlines", [], (machine) => list(lines(machine))),
      fn("getvalue", [], () => wrap(content)),
      fn("seek", ["offset"], (machine) => {
        machine.touch(state);
        state.position = 0;
        return NONE;
      }),
      fn("close", [], () => NONE),
    ].map((method) => [method.name, method]),
  );
  const step = (machine: Machine, _state: Progress): Value | undefined => {
    const piece = line(machine);
    return piece === "" ? undefined : wrap(piece);
  };
  const source = iterator("file", step, state);
  return native(
    "_io.TextIOWrapper",
    {
      getAttribute: (machine, _self, name) => methods.get(name) ?? unmodeled(machine, "file", name),
      next: (machine) => source.behavior.next?.(machine, source),
      enter: (_machine, self) => self,
      exit: () => false,
    },
    content,
  );
}
