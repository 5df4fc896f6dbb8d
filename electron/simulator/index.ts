import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RouteTable } from './api/route-table';
import { SimulatedCloud } from './cloud';
import type { SimulatorDialect } from './dialect';
import { platformRoutes } from './platform/routes';
import { resourceRoutes } from './resource/routes';
import type { Clock } from './time';
import { createHttpApp } from './wire/http';
import { serveSockets } from './wire/socket';

export type { SimulatorDialect } from './dialect';
export type { Clock } from './time';

const routesOf = { platform: platformRoutes, resource: resourceRoutes } as const satisfies Record<
  SimulatorDialect,
  unknown
>;

export interface SimulatorOptions {
  /** TCP port on 127.0.0.1; 0, the default, lets the system choose. */
  readonly port?: number;
  /** `platform` unless told otherwise. */
  readonly dialect?: SimulatorDialect;
  /** Days of presence history that were invented before the start, today included; 14 unless told otherwise. */
  readonly historyDays?: number;
  /** The same seed gives the same ids, secrets and history. */
  readonly seed?: number;
  /** The system's clock unless told otherwise; `/simulator/clock` advances from it. */
  readonly clock?: Clock;
}

/** What a client or test must know to use the simulator: the line that the program prints. */
export interface SimulatorDescription {
  readonly url: string;
  readonly dialect: SimulatorDialect;
  readonly oauth: { readonly clientId: string; readonly clientSecret: string; readonly publicClientId: string };
  readonly agents: readonly { readonly id: string; readonly email: string; readonly name: string }[];
}

export interface Simulator {
  /** `http://127.0.0.1:PORT`: login, API, sockets and control plane. */
  readonly url: string;
  describe(): SimulatorDescription;
  /** Breaks every connection and ends when the port is free. Doing it twice is harmless. */
  dispose(): Promise<void>;
}

/** The simulator could not listen. */
export class SimulatorStartError extends Error {
  override readonly name = 'SimulatorStartError';

  constructor(
    readonly code: 'port-in-use' | 'port-not-permitted' | 'failed',
    message: string,
  ) {
    super(message);
  }
}

/**
 * Starts a simulated Genesys Cloud organisation on 127.0.0.1. Several may run in one process; each is a world of its own.
 *
 * @throws SimulatorStartError when the port cannot be had.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const dialect = options.dialect ?? 'platform';
  const cloud = new SimulatedCloud({
    dialect,
    seed: options.seed ?? 1,
    historyDays: options.historyDays ?? 14,
    clock: options.clock ?? { now: () => Date.now() },
  });
  const server = createServer(createHttpApp(cloud, new RouteTable(routesOf[dialect])));
  const sockets = serveSockets(cloud, server);

  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(startError(error, options.port ?? 0)));
    server.listen(options.port ?? 0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
  cloud.url = `http://127.0.0.1:${port}`;

  let disposal: Promise<void> | null = null;
  const dispose = (): Promise<void> => {
    disposal ??= new Promise((resolve) => {
      cloud.dispose();
      sockets.dispose();
      server.close(() => resolve());
      server.closeAllConnections();
    });
    return disposal;
  };
  return { url: cloud.url, describe: () => describe(cloud), dispose };
}

function describe({ url, dialect, organisation }: SimulatedCloud): SimulatorDescription {
  const { confidentialClient, publicClient, agents } = organisation;
  return {
    url,
    dialect,
    oauth: {
      clientId: confidentialClient.id,
      clientSecret: confidentialClient.secret ?? '',
      publicClientId: publicClient.id,
    },
    agents: agents.map(({ id, email, name }) => ({ id, email, name })),
  };
}

function startError({ code, message }: NodeJS.ErrnoException, port: number): SimulatorStartError {
  if (code === 'EADDRINUSE') return new SimulatorStartError('port-in-use', `Port ${port} is already in use.`);
  if (code === 'EACCES') return new SimulatorStartError('port-not-permitted', `Port ${port} may not be used.`);
  return new SimulatorStartError('failed', `The simulator could not listen: ${message}`);
}
