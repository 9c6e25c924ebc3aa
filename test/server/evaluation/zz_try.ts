import { resultOf, run, inFunction } from "#test/server/evaluation/programs.ts";
const t = process.argv[2];
try {
  console.log(resultOf(inFunction(t)));
} catch (e) {
  console.log("ERR", e);
  const { module } = run(inFunction(t));
  console.log(module.open);
}
