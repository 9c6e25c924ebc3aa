/** The engines by name. Each is loaded when the first of its targets is opened: SQLite's process loads no network driver. */
import type { Target } from "#client/connections/target.ts";
import type { Refused, SessionOptions } from "../driver.ts";
import type { EngineOpened, Told } from "../engine.ts";

/** Opens a session with the engine of the target. Never rejects. */
export async function connect(
  target: Target,
  options: SessionOptions,
  told: Told,
): Promise<EngineOpened> {
  try {
    switch (target.engine) {
      case "postgresql": {
        const { postgresql } = await import("../postgresql/engine.ts");
        return await postgresql.connect(target, options, told);
      }
      case "mysql": {
        const { mysql } = await import("../mysql/engine.ts");
        return await mysql.connect(target, options, told);
      }
      case "sqlite": {
        const { sqlite } = await import("../sqlite/engine.ts");
        return await sqlite.connect(target, options, told);
      }
      case "django": {
        const { django } = await import("../django/engine.ts");
        return await django.connect(target, options, told);
      }
    }
  } catch (error) {
    return refused("driver-missing", `The driver for ${target.engine} fails: ${String(error)}`);
  }
}

function refused(reason: Refused["reason"], detail: string): Refused {
  return { kind: "refused", reason, detail };
}
