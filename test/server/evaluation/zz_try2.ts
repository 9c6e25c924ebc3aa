import { resultOf, run, atModuleLevel } from "#test/server/evaluation/programs.ts";
const t = process.argv[2];
const { module } = run(atModuleLevel(t));
console.log(module.open, module.globals.names.get("__answer__"));
console.log(resultOf(atModuleLevel(t)));
