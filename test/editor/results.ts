/** What the extension host tells the runner, through a file. */

export interface Results {
  readonly passed: { readonly title: string; readonly milliseconds: number }[];
  readonly failed: { readonly title: string; readonly reason: string }[];
  /** What was measured on the way, for people to read. */
  figures?: Readonly<Record<string, string>>;
}
