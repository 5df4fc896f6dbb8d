import { freePortNear } from '../../../electron/integration/local-api/listen';

/** A port that is free now, above what programs use and below what systems give away. */
export async function freePort(): Promise<number> {
  const port = await freePortNear(20_000 + Math.floor(Math.random() * 10_000));
  if (port === null) throw new Error('No port is free.');
  return port;
}
