/** The outcome of one check. */
export interface CheckResult {
  readonly ok: boolean;
  /** Why it failed, or a word on what was looked at. Shown in full when the check failed. */
  readonly detail: string;
}

/** One fence that the whole source must keep. */
export interface Check {
  readonly name: string;
  run(): Promise<CheckResult>;
}
