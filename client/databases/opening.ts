/** Opens an alias: its settings, then the project's Python, then the user, then the server. */
import * as vscode from "vscode";
import type { AliasContext } from "#client/connections/aliasContext.ts";
import { configure } from "#client/connections/configuration.ts";
import type { Configured, Missing } from "#client/connections/configured.ts";
import { scrub } from "#client/connections/scrub.ts";
import { withAnswers, type Answers, type DictSetting } from "#client/connections/setting.ts";
import type { PythonTarget, Target } from "#client/connections/target.ts";
import type { Drivers, Opened, Refused, SessionOptions } from "#client/drivers/driver.ts";
import { openAnyWay } from "./anyWay.ts";
import type { AliasId } from "./contract.ts";
import type { Credentials } from "./credentials.ts";
import { askForMissing, askForPassword } from "./prompts.ts";
import type { PythonSettings } from "./pythonSettings.ts";

/** Asks the project's own Python for an alias's dict; the signal gives up. */
export type AskPython = (
  python: PythonTarget,
  alias: string,
  signal: AbortSignal,
) => Promise<PythonSettings>;

/** One alias to open. */
export interface Opening {
  readonly id: AliasId;
  readonly label: string;
  /** Its dict as the settings have it, secrets opened. */
  readonly dict: DictSetting;
  readonly context: AliasContext;
  readonly session: SessionOptions;
  /** What the connection is for, as servers show it: "console". */
  readonly purpose: string;
}

export class Opener {
  readonly #drivers: () => Drivers;
  readonly #credentials: Credentials;
  readonly #askPython: AskPython;
  readonly #log: vscode.LogOutputChannel;

  constructor(
    drivers: () => Drivers,
    credentials: Credentials,
    askPython: AskPython,
    log: vscode.LogOutputChannel,
  ) {
    this.#drivers = drivers;
    this.#credentials = credentials;
    this.#askPython = askPython;
    this.#log = log;
  }

  /** Never rejects. What the user typed is kept once the server has taken it. */
  async open(opening: Opening): Promise<Opened> {
    const kept = await this.#credentials.of(opening.id);
    const first = await this.#try(opening, kept);
    if (!isPasswordRefused(first.opened)) return this.#told(opening, first.opened);
    // What was kept is wrong by now; the settings themselves may have become right.
    const { PASSWORD: wrong, ...others } = first.answers;
    if (Object.keys(kept).length > 0) await this.#credentials.forget(opening.id);
    const second = wrong === undefined ? first : await this.#try(opening, others);
    return this.#told(opening, await this.#again(opening, second));
  }

  /** Asks for the password as long as it is refused; what else was typed stays. */
  async #again(opening: Opening, tried: Tried): Promise<Opened> {
    let last = tried;
    while (isPasswordRefused(last.opened)) {
      const password = await askForPassword(opening.label, last.user, last.opened.detail);
      if (password === undefined) return last.opened;
      last = await this.#try(opening, { ...last.answers, PASSWORD: password });
    }
    return last.opened;
  }

  async #try(opening: Opening, given: Answers): Promise<Tried> {
    const { id, label, context } = opening;
    const found = await this.#settle(opening, given);
    if (found.kind === "refused") return { opened: found, answers: given };
    const { configured, answers } = found;
    if (configured.kind === "impossible")
      return { opened: refused(`${label}: ${configured.because}`, "unsupported"), answers };
    if (configured.kind === "missing")
      return { opened: refused(notKnown(configured.missing)), answers };
    const target = named(configured.target, opening.purpose);
    const { alias } = context;
    this.#log.debug(`Opening '${alias}' at ${configured.where} for the ${opening.purpose}`);
    const opened = await this.#connect(target, opening);
    const user = "user" in target ? target.user : undefined;
    if (opened.kind === "refused") {
      const detail = scrub(opened.detail, secretsOf(target));
      return { opened: { ...opened, detail }, answers, user };
    }
    if (Object.keys(answers).length > 0) await this.#credentials.keep(id, answers);
    return { opened, answers, user };
  }

  async #connect(target: Target, { context, session }: Opening): Promise<Opened> {
    try {
      const { opened, note } = await openAnyWay(this.#drivers(), target, session, context);
      if (note !== undefined) this.#log.info(`'${context.alias}': ${note}`);
      return opened;
    } catch (error) {
      // A driver's process that cannot even be started; its own refusals are values.
      const detail = error instanceof Error ? error.message : String(error);
      return { kind: "refused", reason: "driver-missing", detail };
    }
  }

  /** The configuration with as little asked as possible. */
  async #settle(
    opening: Opening,
    given: Answers,
  ): Promise<
    | { readonly kind: "settled"; readonly configured: Configured; readonly answers: Answers }
    | Refused
  > {
    const { dict, context, label } = opening;
    let known = dict;
    let configured = configure(withAnswers(known, given), context);
    if (configured.kind !== "missing") return { kind: "settled", configured, answers: given };
    let because = "";
    if (context.python !== undefined) {
      const answer = await this.#fromPython(context.python, opening);
      if (answer.kind === "settings") known = answer.dict;
      else because = answer.detail;
      configured = configure(withAnswers(known, given), context);
    }
    if (because !== "") this.#log.warn(`'${context.alias}' was not told by Python: ${because}`);
    if (configured.kind !== "missing") return { kind: "settled", configured, answers: given };
    const typed = await askForMissing(label, configured.missing);
    if (typed === undefined) return refused(notKnown(configured.missing));
    const answers = { ...given, ...typed };
    return {
      kind: "settled",
      configured: configure(withAnswers(known, answers), context),
      answers,
    };
  }

  async #fromPython(python: PythonTarget, { label, context }: Opening): Promise<PythonSettings> {
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: `Asking the project's Python for the settings of ${label}…`,
      cancellable: true,
    };
    return vscode.window.withProgress(options, (_, token) => {
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort());
      return this.#askPython(python, context.alias, stop.signal);
    });
  }

  #told({ context }: Opening, opened: Opened): Opened {
    if (opened.kind === "refused")
      this.#log.warn(`'${context.alias}' was not opened (${opened.reason}): ${opened.detail}`);
    return opened;
  }
}

/** What came of one attempt, and what the user had typed for it. */
interface Tried {
  readonly opened: Opened;
  readonly answers: Answers;
  readonly user?: string | undefined;
}

function isPasswordRefused(opened: Opened): opened is Refused {
  return opened.kind === "refused" && opened.reason === "password";
}

function refused(detail: string, reason: Refused["reason"] = "other"): Refused {
  return { kind: "refused", reason, detail };
}

function notKnown(missing: readonly Missing[]): string {
  const keys = missing.map(({ key }) => key).join(", ");
  return `${keys} ${missing.length === 1 ? "is" : "are"} not known from the settings`;
}

/** Lets the server's own lists of sessions tell what this one is. */
function named(target: Target, purpose: string): Target {
  return target.engine === "postgresql" && target.applicationName === undefined
    ? { ...target, applicationName: `Django Multi-DB ${purpose}` }
    : target;
}

function secretsOf(target: Target): readonly (string | undefined)[] {
  return target.engine === "postgresql" || target.engine === "mysql"
    ? [target.password, target.tls.passphrase]
    : [];
}
