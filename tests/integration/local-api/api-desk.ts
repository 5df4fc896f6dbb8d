import { freePortNear } from '../../../electron/integration/local-api/listen';
import type { SimulatorDescription } from '../../../electron/simulator';
import { Desk } from '../app/desk';
import type { RunningApp } from '../app/desk';
import { ApiClient } from './api-client';

/** Where tests look for free ports: above what programs use, below what systems give away. */
const SOMEWHERE = 20_000;

export const somewhereFree = async (): Promise<number> => {
  const port = await freePortNear(SOMEWHERE + Math.floor(Math.random() * 10_000));
  if (port === null) throw new Error('No port is free.');
  return port;
};

/** The app with its agent signed in, and its local API on. */
export class ApiDesk {
  private constructor(
    readonly desk: Desk,
    readonly running: RunningApp,
    readonly port: number,
    readonly client: ApiClient,
    readonly reader: ApiClient,
  ) {}

  static async open(agentIndex = 0): Promise<ApiDesk> {
    const desk = await Desk.open();
    const running = await desk.startSignedIn({ agentIndex });
    const port = await somewhereFree();
    await switchOn(running, port);
    const address = `http://127.0.0.1:${port}`;
    const [write, read] = [await tokenOf(running, 'read-write'), await tokenOf(running, 'read-only')];
    return new ApiDesk(desk, running, port, new ApiClient(address, write), new ApiClient(address, read));
  }

  get agent(): SimulatorDescription['agents'][number] {
    return this.desk.agent();
  }

  close = (): Promise<void> => this.desk.close();
}

export async function switchOn(running: RunningApp, port: number): Promise<void> {
  await running.ports.handlers?.['settings.update']({ localApi: { isOn: true, port } });
  await running.shows('the local API', ({ localApi }) => localApi.state === 'listening');
}

export async function tokenOf(running: RunningApp, access: 'read-only' | 'read-write'): Promise<string> {
  const shown = await running.ports.handlers?.['localApi.showToken']({ access });
  if (shown?.ok !== true) throw new Error('No token.');
  return shown.value.token;
}
