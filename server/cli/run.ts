/** The commands and their flags. */

import { Command, CommanderError, Option } from "commander";

import { version } from "#shared/product.ts";
import type { CheckOptions } from "./checkOptions.ts";
import { check } from "./commands/check.ts";
import { info } from "./commands/info.ts";
import { lsp } from "./commands/lsp.ts";
import { migrations, type MigrationsOptions } from "./commands/migrations.ts";
import { routes } from "./commands/routes.ts";
import { rule } from "./commands/rule.ts";
import { exitStatus, Refused, type CommonOptions } from "./options.ts";
import type { Output } from "./output.ts";

/** Runs a command; its exit status comes back, nothing is thrown. */
export async function run(words: readonly string[], output: Output): Promise<number> {
  let status: number = exitStatus.fine;
  const program = new Command("django-multidb")
    .description("Knows where every model of a Django project is read, written and migrated.")
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: output.write, writeErr: (text) => output.tell(text.trimEnd()) });
  common(
    program
      .command("check")
      .argument("[paths...]", "projects, folders or files", ["."])
      .description("the rules"),
    ["text", "json", "sarif", "github"],
  )
    .addOption(list("--select <rules>", "only these rules, between commas"))
    .addOption(list("--ignore <rules>", "all but these rules, between commas"))
    .addOption(list("--severity <rule=level>", "how loudly a rule speaks; can be repeated"))
    .addOption(
      new Option("--fail-on <level>", "the least severity that makes the exit status 1").choices([
        "error",
        "warning",
        "information",
      ]),
    )
    .option("--baseline <file>", "leave out the findings that the file knows")
    .option("--write-baseline <file>", "write the findings into a file for --baseline")
    .option("--fix", "make the safe fixes")
    .action(async (paths: string[], options: CheckOptions) => {
      status = await check(paths, options, output);
    });
  common(
    program
      .command("routes")
      .argument("[path]", "a project's directory", ".")
      .description("what each router answers for each model"),
    ["text", "json"],
  ).action(async (path: string, options: CommonOptions) => {
    status = await routes(path, options, output);
  });
  common(
    program
      .command("info")
      .argument("[path]", "a project's directory", ".")
      .description("what was found of a project"),
    ["text", "json"],
  ).action(async (path: string, options: CommonOptions) => {
    status = await info(path, options, output);
  });
  common(
    program
      .command("migrations")
      .argument("[path]", "a project's directory", ".")
      .description("which migration operations take effect on which alias"),
    ["text", "json"],
  )
    .option("--applied", "read from each database what is applied; runs the project's Python")
    .option("--check", "as --applied; the exit status is 1 where something is pending or wrong")
    .action(async (path: string, options: MigrationsOptions) => {
      status = await migrations(path, options, output);
    });
  common(
    program
      .command("rule")
      .argument("[name]", "a rule's name")
      .description("a rule's page; without a name, the list"),
    ["text", "json"],
  ).action((name: string | undefined, options: CommonOptions) => {
    status = rule(name, options, output);
  });
  program
    .command("lsp")
    .description("the language server: --stdio, --node-ipc or --socket=PORT")
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async (_: unknown, command: Command) => {
      await lsp(command.args);
    });
  try {
    await program.parseAsync([...words], { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof Refused) {
      output.tell(`django-multidb: ${error.message}`);
      return exitStatus.refused;
    }
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitStatus.fine : exitStatus.refused;
    output.tell(
      `django-multidb: a bug of ours: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return exitStatus.refused;
  }
}

/** A flag with one or more words between commas, which can be repeated. */
function list(flags: string, description: string): Option {
  return new Option(flags, description).argParser(
    (written: string, before: readonly string[] | undefined) => [
      ...(before ?? []),
      ...written.split(",").map((word) => word.trim()),
    ],
  );
}

function common(command: Command, formats: readonly string[]): Command {
  return command
    .option("--settings <module>", "the settings module, dotted")
    .option("--python <path>", "the project's interpreter or virtual environment")
    .addOption(new Option("--format <format>", "how to say it").choices(formats).default("text"))
    .option("--no-cache", "read everything anew")
    .option("--quiet", "say nothing but the result", false)
    .option("--verbose", "say more of what is done", false);
}
