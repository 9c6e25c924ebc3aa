// Stands in for the editor's native logger, which is built by an install script: so that logs are files here too.
const { appendFileSync, mkdirSync } = require("node:fs");
const { dirname } = require("node:path");

const levels = ["trace", "debug", "info", "warn", "error", "critical"];

class Logger {
  constructor(_type, _name, file) {
    this.file = file;
    this.level = 0;
    this.hasTimes = true;
    for (const [level, name] of levels.entries())
      this[name] = (message) => this.write(level, name, message);
  }

  write(level, name, message) {
    if (level < this.level) return;
    const start = this.hasTimes ? `${new Date().toISOString()} [${name}] ` : "";
    appendFileSync(this.file, `${start}${message}${this.hasTimes ? "\n" : ""}`);
  }

  getLevel() {
    return this.level;
  }

  setLevel(level) {
    this.level = level;
  }

  // The one pattern that the editor sets is the one written above.
  setPattern() {}

  clearFormatters() {
    this.hasTimes = false;
  }

  flush() {}

  drop() {}
}

function createLogger(name, file) {
  mkdirSync(dirname(file), { recursive: true });
  return Promise.resolve(new Logger("rotating", name, file));
}

exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
