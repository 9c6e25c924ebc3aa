/** The flags that all commands share. */

export interface CommonOptions {
  readonly settings?: string;
  readonly python?: string;
  readonly format: string;
  /** False with `--no-cache`. */
  readonly cache: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/** The exit statuses of the command line. */
export const exitStatus = {
  /** Nothing at or above `--fail-on`. */
  fine: 0,
  findings: 1,
  /** It could not do what was asked. */
  refused: 2,
} as const;

/** What was asked cannot be done: one clear line on standard error, status 2. */
export class Refused extends Error {}
