/** Follows a statement into the body of a routine or trigger, where a semicolon does not end it. */
import type { Dialect } from "./dialect.ts";
import type { Token } from "./lexer.ts";

/** What the words so far say about the statement: whether a body may come, and in which form. */
type Form = "unknown" | "plain" | "routine" | "rule";

const loops = new Set(["IF", "LOOP", "REPEAT", "WHILE"]);
const statementOpeners = new Set([";", "THEN", "ELSE", "DO", "LOOP", "BEGIN", "REPEAT", ":"]);
/** Words that may stand between CREATE and the kind of thing that is created. */
const routineKinds: Readonly<Record<Dialect, ReadonlySet<string>>> = {
  postgresql: new Set(["FUNCTION", "PROCEDURE"]),
  mysql: new Set(["FUNCTION", "PROCEDURE", "TRIGGER", "EVENT", "PACKAGE"]),
  sqlite: new Set(["TRIGGER"]),
};
/** After one of these, what is created has no body, whatever its name and columns are called. */
const otherKinds = new Set(
  "TABLE VIEW INDEX DATABASE SCHEMA SEQUENCE TYPE DOMAIN ROLE USER SERVER EXTENSION".split(" "),
);

/** The state of one statement; tokens are handed over in order, blanks left out. */
export class Body {
  readonly #dialect: Dialect;
  #form: Form = "unknown";
  #words: string[] = [];
  #previous = "";
  #parentheses = 0;
  /** How many BEGIN and CASE are open. */
  #depth = 0;
  /** A body that is one loop or IF: its word, and how many of it are open. */
  #loop: string | undefined;
  #loops = 0;
  /** Whether the word before was END. */
  #ended = false;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  /** Whether a semicolon here stands inside a body. */
  get isOpen(): boolean {
    if (this.#form === "rule") return this.#parentheses > 0;
    // An END is counted with the word after it, for `END IF` closes no block.
    return this.#depth > (this.#ended ? 1 : 0) || this.#loops > 0;
  }

  /** Reads one token of the statement, terminators inside a body included. */
  take(text: string, { kind, start, end }: Token): void {
    if (this.#form === "plain") return;
    const short = end - start <= 12;
    const isWord = kind === "word" && this.#previous !== ".";
    const word = short && (isWord || end - start === 1) ? text.slice(start, end).toUpperCase() : "";
    if (word === "(") this.#parentheses++;
    else if (word === ")") this.#parentheses--;
    if (this.#form === "unknown") this.#recognize(isWord ? word : "");
    else if (this.#form === "routine" && (this.#parentheses === 0 || this.#depth > 0))
      this.#step(word);
    this.#previous = word;
  }

  #recognize(word: string): void {
    const words = this.#words;
    words.push(word);
    const [first, second, third] = words;
    if (this.#dialect === "mysql" && first === "BEGIN") {
      // MariaDB runs a block outside of a routine when it says that it is none of a transaction.
      if (words.length === 1 || (words.length === 2 && second === "NOT")) return;
      if (second === "NOT" && third === "ATOMIC") this.#depth = 1;
      return this.#settle(this.#depth > 0 ? "routine" : "plain");
    }
    if (first !== "CREATE" && !(first === "ALTER" && this.#dialect === "mysql"))
      return this.#settle("plain");
    if (routineKinds[this.#dialect].has(word)) this.#settle("routine");
    else if (word === "RULE" && this.#dialect === "postgresql") this.#settle("rule");
    else if (otherKinds.has(word) || word === "TRIGGER" || words.length > 24) this.#settle("plain");
  }

  #settle(form: Form): void {
    this.#form = form;
  }

  #step(word: string): void {
    if (this.#ended) {
      this.#ended = false;
      if (loops.has(word)) {
        if (word === this.#loop) this.#loops--;
        return;
      }
      if (this.#depth > 0) this.#depth--;
      if (word === "CASE") return;
    }
    if (word === "END") this.#ended = true;
    // A function of MySQL may be a single RETURN, in which IF is a function.
    else if (word === "RETURN" && this.#dialect === "mysql" && !this.isOpen) this.#settle("plain");
    else if (word === "BEGIN") this.#depth++;
    else if (word === "CASE" && (this.#depth > 0 || this.#dialect === "mysql")) this.#depth++;
    else if (this.#dialect === "mysql" && loops.has(word)) this.#openLoop(word);
  }

  /** A body of MySQL may be a single loop or IF, without BEGIN. */
  #openLoop(word: string): void {
    if (this.#depth > 0 && this.#loop === undefined) return;
    if (this.#loop === undefined) {
      // `CREATE PROCEDURE IF NOT EXISTS`
      if (routineKinds.mysql.has(this.#previous)) return;
      this.#loop = word;
      this.#loops = 1;
    } else if (word === this.#loop && statementOpeners.has(this.#previous)) this.#loops++;
  }
}
