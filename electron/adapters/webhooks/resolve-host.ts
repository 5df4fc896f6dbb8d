/** How a name is looked up: Electron's `session.resolveHost`, or Node's `dns.lookup`. */
export type LookUp = (hostname: string) => Promise<readonly { readonly address: string }[]>;

/** The addresses of a name; none where it cannot be told, which then shows when it is connected to. */
export const hostResolver =
  (lookUp: LookUp): ((hostname: string) => Promise<readonly string[]>) =>
  async (hostname) => {
    try {
      return (await lookUp(hostname)).map(({ address }) => address);
    } catch {
      return [];
    }
  };
