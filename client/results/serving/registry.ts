/** The results that are shown now, by the address under which their grids know them. */
import type { Answer, GridOutput, ToExtension, ToGrid } from "#client/results/grid/messages.ts";
import { ServedResult, type ServedFacts } from "./served.ts";
import type { ResultSource } from "./source.ts";

/** What a grid is told that asks for a result of an earlier day. */
const gone = "These rows are no longer held; run the statement again for more";

export class ResultRegistry {
  readonly #served = new Map<string, ServedResult>();
  readonly #send: (message: ToGrid) => void;
  /** Outputs outlive the editor's window: an address of an earlier run must not be one of this run. */
  readonly #run: string;
  #count = 0;

  /** @param send reaches every grid; each knows its own messages by their address */
  constructor(run: string, send: (message: ToGrid) => void) {
    this.#run = run;
    this.#send = send;
  }

  /** Serves a result from now on, until `end`. */
  serve(source: ResultSource, facts: ServedFacts): GridOutput {
    const result = `${this.#run}-${++this.#count}`;
    const served = new ServedResult(source, facts, (answer) => this.#tell(result, answer));
    this.#served.set(result, served);
    return {
      version: 1,
      result,
      columns: source.columns,
      rows: served.firstRows,
      summary: served.summary,
    };
  }

  /** Frees a result; its grids keep the rows that they have. Idempotent. */
  async end(result: string): Promise<void> {
    const served = this.#served.get(result);
    this.#served.delete(result);
    if (served === undefined) return;
    this.#tell(result, { kind: "gone", because: gone });
    await served.source.release();
  }

  async handle({ result, ...request }: ToExtension): Promise<void> {
    const served = this.#served.get(result);
    if (served === undefined) this.#tell(result, { kind: "gone", because: gone });
    else await served.handle(request);
  }

  #tell(result: string, answer: Answer): void {
    this.#send({ ...answer, result });
  }
}
