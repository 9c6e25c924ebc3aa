/** The process of the drivers: opens sessions, and carries out the calls that its parent sends. */
import { Session } from "../session/session.ts";
import { connect } from "./engines.ts";
import type { Call, OpenedRemotely, Reply, Request } from "./messages.ts";
import { dieWithParent } from "./watchdog.ts";

/** Milliseconds after which a cursor that nobody reads is closed: it holds locks and old rows on the server. */
const idle = 60_000;

const sessions = new Map<number, Session>();

process.on("message", (request: Request) => void handle(request));
process.on("disconnect", () => process.exit(0));
process.on("uncaughtException", (error) => {
  // Only the message: an error's other properties may hold what connects.
  const detail = `${error.name}: ${error.message}`;
  process.send?.({ kind: "crashed", detail } satisfies Reply, () => process.exit(1));
});

async function handle(request: Request): Promise<void> {
  const answer = request.kind === "open" ? await open(request) : await call(request);
  tell({ kind: "answer", id: request.id, answer });
}

async function open(request: Request & { readonly kind: "open" }): Promise<OpenedRemotely> {
  const { session: id, target, options, firstResult } = request;
  // Only SQLite works in this very thread, and could keep it from hearing that the parent is gone.
  if (target.engine === "sqlite") dieWithParent();
  let lostAtOnce: string | undefined;
  const opened = await connect(target, options, {
    lost: (because) => {
      lostAtOnce = because;
      sessions.get(id)?.lost(because);
    },
  });
  if (opened.kind === "refused") return opened;
  const session = new Session(opened.session, { readOnly: options.readOnly, firstResult, idle });
  session.onState((state) => tell({ kind: "state", session: id, state }));
  sessions.set(id, session);
  if (lostAtOnce !== undefined) session.lost(lostAtOnce);
  return { kind: "open", server: session.server, state: session.state };
}

async function call(request: Request & { readonly kind: "call" }): Promise<unknown> {
  const session = sessions.get(request.session);
  if (!session) return undefined;
  // A session that was lost stays until it is closed: its rows can still be read.
  if (request.call.method === "close") sessions.delete(request.session);
  return await perform(session, request.call);
}

/** Calls the method that was named. */
function perform(session: Session, call: Call): Promise<unknown> {
  switch (call.method) {
    case "run":
      return session.run(...call.args);
    case "rows":
      return session.rows(...call.args);
    case "whole":
      return session.whole(...call.args);
    case "release":
      return session.release(...call.args);
    case "cancel":
      return session.cancel();
    case "setAutocommit":
      return session.setAutocommit(...call.args);
    case "begin":
      return session.begin();
    case "commit":
      return session.commit();
    case "rollback":
      return session.rollback();
    case "list":
      return session.list(...call.args);
    case "describe":
      return session.describe(...call.args);
    case "close":
      return session.close();
  }
}

function tell(reply: Reply): void {
  if (process.connected) process.send?.(reply);
}
