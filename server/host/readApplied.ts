/** Reads, by the project's own Python and Django, what each alias has in `django_migrations`; for the command line. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Recorded } from "#shared/migrations.ts";

export interface AppliedInputs {
  /** The interpreter. */
  readonly python: string;
  /** The project's directory. */
  readonly root: string;
  /** The settings module, dotted. */
  readonly settings: string;
  /** Milliseconds until the process is ended; a minute where left out. */
  readonly timeout?: number;
}

export type Applied =
  | { readonly kind: "read"; readonly aliases: Readonly<Record<string, Recorded>> }
  /** In words for people. */
  | { readonly kind: "failed"; readonly because: string };

/** Runs the project's settings and apps, and reads from each database; writes nothing to any. Never rejects. */
export async function readApplied(inputs: AppliedInputs): Promise<Applied> {
  const folder = mkdtempSync(join(tmpdir(), "django-multidb-"));
  const answer = join(folder, "applied.json");
  try {
    const told = await run(inputs, answer);
    if (told !== undefined) return { kind: "failed", because: told };
    return JSON.parse(readFileSync(answer, "utf8")) as Applied;
  } catch {
    return { kind: "failed", because: "the project's Python ended without an answer" };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns why there is no answer */
function run(inputs: AppliedInputs, answer: string): Promise<string | undefined> {
  const { python, root, settings, timeout = 60_000 } = inputs;
  return new Promise((resolve) => {
    const child = spawn(python, ["-c", program, answer, root], {
      cwd: root,
      env: { ...process.env, DJANGO_SETTINGS_MODULE: settings, PYTHONIOENCODING: "utf-8" },
      // What the project prints is its own matter; the answer goes into a file.
      stdio: "ignore",
      detached: process.platform !== "win32",
    });
    const timer = setTimeout(() => {
      end(child.pid);
      resolve(`the project's Python did not answer within ${timeout / 1000} s`);
    }, timeout);
    child.on("error", (error) => resolve(`${python} cannot be run: ${error.message}`));
    child.on("close", () => {
      clearTimeout(timer);
      resolve(undefined);
    });
  });
}

/** Ends the process and what it started. */
function end(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

/** Passwords are taken out of the messages of drivers, which may repeat what they were given. */
const program = `
import json, os, sys
answer, root = sys.argv[1:3]
sys.path.insert(0, root)
def words(error, *secrets):
    text = "%s: %s" % (type(error).__name__, str(error).strip().split("\\n")[0])
    for secret in secrets:
        if secret:
            text = text.replace(str(secret), "***")
    return text
def read():
    if os.environ.get("DJANGO_CONFIGURATION"):
        import configurations
        configurations.setup()
    else:
        import django
        django.setup()
    from django.db import connections
    from django.db.migrations.recorder import MigrationRecorder
    aliases = {}
    for alias in connections:
        connection = connections[alias]
        try:
            recorder = MigrationRecorder(connection)
            rows = recorder.migration_qs.order_by("id").values_list("app", "name", "applied") if recorder.has_table() else []
            aliases[alias] = {"kind": "read", "rows": [{"app": app, "name": name, "applied": str(applied)} for app, name, applied in rows]}
        except Exception as error:
            aliases[alias] = {"kind": "unread", "because": words(error, connection.settings_dict.get("PASSWORD"))}
        finally:
            try:
                connection.close()
            except Exception:
                pass
    return {"kind": "read", "aliases": aliases}
try:
    result = read()
except BaseException as error:
    result = {"kind": "failed", "because": "the project does not start: " + words(error)}
with open(answer, "w", encoding="utf-8") as file:
    json.dump(result, file)
`;
