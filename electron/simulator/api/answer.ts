/** What is sent back to a request. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A string is sent as it is (with its own content type), anything else as JSON; nothing when absent. */
  readonly body?: unknown;
}
