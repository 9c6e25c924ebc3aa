/** Exports the rows of a model as a Django fixture, straight to a file. */
import type { PythonTarget } from "#client/connections/target.ts";
import type { Answer } from "./answer.ts";
import { startPython, type PythonOptions } from "./process.ts";

export interface FixtureRequest {
  /** `app_label.ModelName`. */
  readonly model: string;
  readonly alias: string;
  /** Where to write; what is there is replaced, once all rows are written. */
  readonly file: string;
  /** One array, or a line for each object. */
  readonly format: "json" | "jsonl";
  /** Whether objects are named by natural keys, where their models have some. */
  readonly naturalKeys?: boolean;
}

/** Writes the fixture in a process of its own, so that the worker stays free. Answers how many rows it has. */
export async function exportFixture(
  target: PythonTarget,
  options: PythonOptions,
  request: FixtureRequest,
  onProgress: (rows: number) => void,
  signal: AbortSignal,
): Promise<Answer<{ readonly rows: number }>> {
  const started = await startPython(target, options);
  if (started.kind === "failed") return started;
  const { model, alias, file, format, naturalKeys = false } = request;
  const answer = await started.value.ask<{ readonly rows: number }>(
    "fixture",
    { label: model, alias, path: file, format, naturalKeys },
    {
      limit: 0,
      signal,
      onEvent: (event) => {
        if (event.event === "progress") onProgress(event.rows);
      },
    },
  );
  await started.value.dispose();
  return answer;
}
