/** Turns the paths of an exploration into one answer: what was answered, whether that is all, and why. */

import type { Exploration, PathOutcome, Raised } from "#server/evaluation/evaluation.ts";
import type { Reason, Value } from "#server/evaluation/values.ts";
import type { Decision } from "./facts.ts";

export interface Answers<Answer extends string | boolean> {
  readonly decisions: readonly (Decision & { readonly answer: Answer })[];
  /** Each answer once. */
  readonly answers: readonly Answer[];
  /** Whether these are all, each of them possible. */
  readonly exact: boolean;
  readonly because: Reason | undefined;
  /** Where every path raises the same. */
  readonly error: Raised | undefined;
}

/**
 * @param exploration of a run that answers a tuple: the index of the router that answered (or None), and its value
 * @param read takes the answer from the value; undefined where it is not known
 */
export function explain<Answer extends string | boolean>(
  exploration: Exploration,
  read: (value: Value) => Answer | undefined,
): Answers<Answer> {
  const decisions: (Decision & { readonly answer: Answer })[] = [];
  const raised: Raised[] = [];
  const groups = new Map<string, Set<Answer | "raised">>();
  let because = exploration.open;
  for (const outcome of exploration.outcomes) {
    const group = memberOf(groups, outcome);
    if (outcome.result.kind === "raised") {
      raised.push(outcome.result.exception);
      group.add("raised");
      continue;
    }
    const [router, value] = outcome.result.value.kind === "tuple" ? outcome.result.value.items : [];
    const answer = value === undefined ? undefined : read(value);
    if (answer === undefined) {
      because ??= value?.kind === "unknown" ? value.reason : notText;
      continue;
    }
    group.add(answer);
    decisions.push({
      answer,
      router: router?.kind === "int" ? Number(router.value) : undefined,
      origin:
        router?.kind === "int"
          ? outcome.trace.findLast((step) => step.kind === "return")?.origin
          : undefined,
      value,
      trace: outcome.trace,
    });
  }
  const answers = [...new Set(decisions.map((decision) => decision.answer))];
  const first = raised[0];
  if (
    first !== undefined &&
    answers.length === 0 &&
    because === undefined &&
    raised.every((other) => other.type === first.type)
  ) {
    return { decisions, answers, exact: true, because: undefined, error: first };
  }
  if (!sameEverywhere(groups)) because ??= assumptionOf(exploration) ?? mayRaise(first);
  if (first !== undefined) because ??= mayRaise(first);
  return { decisions, answers, exact: because === undefined, because, error: undefined };
}

const notText: Reason = {
  code: "unsupported",
  text: "the router answers something that is no alias",
  origin: undefined,
};

/** Paths that differ by chance only are one group: Django can take each of them. */
function memberOf<Answer>(
  groups: Map<string, Set<Answer | "raised">>,
  outcome: PathOutcome,
): Set<Answer | "raised"> {
  const key = outcome.assumptions.map(({ choice }) => choice).join(",");
  let group = groups.get(key);
  if (group === undefined) groups.set(key, (group = new Set()));
  return group;
}

function sameEverywhere(groups: ReadonlyMap<string, ReadonlySet<unknown>>): boolean {
  const [first, ...others] = groups.values();
  return (
    first === undefined ||
    others.every(
      (other) => other.size === first.size && [...other].every((answer) => first.has(answer)),
    )
  );
}

function assumptionOf(exploration: Exploration): Reason | undefined {
  return exploration.outcomes.flatMap(({ assumptions }) => assumptions)[0]?.reason;
}

function mayRaise(exception: Raised | undefined): Reason | undefined {
  if (exception === undefined) return undefined;
  return {
    code: "unsupported",
    text: `it may raise ${exception.type}`,
    origin: exception.trace[0],
  };
}
