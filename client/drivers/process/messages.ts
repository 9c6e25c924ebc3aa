/** What the extension host and a process of drivers say to one another, over the channel of `fork`. */
import type { Target } from "#client/connections/target.ts";
import type { Connection, Refused, ServerFacts, SessionOptions, SessionState } from "../driver.ts";

/** The calls of a connection that are carried out in the process. */
type Method = Exclude<keyof Connection, "server" | "state" | "onState">;

/** One call: a method's name and its arguments. */
export type Call = CallOf<Method>;
export type CallOf<Name extends Method> = {
  readonly [Each in Name]: { readonly method: Each; readonly args: Parameters<Connection[Each]> };
}[Name];

/** What a method answers. */
export type AnswerOf<Name extends Method> = Awaited<ReturnType<Connection[Name]>>;

/** To the process. `id` names the answer, `session` the session; both are given out by the sender. */
export type Request =
  | {
      readonly kind: "open";
      readonly id: number;
      readonly session: number;
      readonly target: Target;
      readonly options: SessionOptions;
      /** The number of the session's first result. */
      readonly firstResult: number;
    }
  | { readonly kind: "call"; readonly id: number; readonly session: number; readonly call: Call };

/** From the process. */
export type Reply =
  | { readonly kind: "answer"; readonly id: number; readonly answer: unknown }
  | { readonly kind: "state"; readonly session: number; readonly state: SessionState }
  /** Said before a process ends by a defect of ours. */
  | { readonly kind: "crashed"; readonly detail: string };

/** The answer to `open`. */
export type OpenedRemotely =
  | { readonly kind: "open"; readonly server: ServerFacts; readonly state: SessionState }
  | Refused;
