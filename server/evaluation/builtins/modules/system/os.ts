/** The module `os`: the environment and names of files; the rest is the machine's. */

import { NONE, text } from "../../../make.ts";
import type { ModuleValue, NativeFunction } from "../../../values.ts";
import { fn } from "../../define.ts";
import { type Host, moduleOf } from "../library.ts";
import { environ, getenv } from "./environment.ts";
import { onDisk, osPath, pathText } from "./osPath.ts";

export function os(host: Host): ModuleValue {
  const environment = environ(host);
  return moduleOf("os", [
    ["environ", environment],
    ["path", osPath()],
    ["sep", text("/")],
    ["linesep", text("\n")],
    ["pathsep", text(":")],
    ["curdir", text(".")],
    ["pardir", text("..")],
    ["devnull", text("/dev/null")],
    getenv(environment),
    ...functions,
  ]);
}

const functions: readonly NativeFunction[] = [
  fn("fspath", ["path"], (machine, path) => {
    const written = pathText(machine, path);
    return typeof written === "string" ? text(written) : written;
  }),
  fn("getcwd", [], (machine) => machine.unknown("file", "the working directory is not known")),
  fn("listdir", ["path?"], (machine) => onDisk(machine, "what is in a directory")),
  fn("makedirs", ["name", "mode?", "exist_ok?"], () => NONE),
  fn("mkdir", ["path", "mode?"], () => NONE),
  fn("putenv", ["name", "value"], () => NONE),
];
