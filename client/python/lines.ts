/** Cuts what a process prints into lines for a log, and keeps a flood out of it. */
import { StringDecoder } from "node:string_decoder";

const lineLimit = 2000;
const lines = 5000;

/** Takes the pieces of one stream and hands on its lines, shortened, up to a number of them. */
export class LineLog {
  readonly #log: (line: string) => void;
  readonly #decoder = new StringDecoder("utf8");
  #rest = "";
  #left = lines;

  constructor(log: (line: string) => void) {
    this.#log = log;
  }

  push(piece: Buffer): void {
    const parts = (this.#rest + this.#decoder.write(piece)).split(/\r?\n/);
    // What is beyond the limit of a line is not kept while its end is awaited.
    this.#rest = (parts.pop() ?? "").slice(0, lineLimit + 1);
    for (const line of parts) this.#say(line);
  }

  end(): void {
    if (this.#rest !== "") this.#say(this.#rest);
    this.#rest = "";
  }

  #say(line: string): void {
    if (this.#left < 0) return;
    this.#left -= 1;
    if (this.#left < 0) this.#log("… further output is left out");
    else this.#log(line.length > lineLimit ? `${line.slice(0, lineLimit)} …` : line);
  }
}
