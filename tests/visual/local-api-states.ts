import { snapshotOf } from '../fakes/snapshot';
import type { VisualState } from './states';

const on = { values: { localApi: { isOn: true, port: 3_000 } } };
const opened = { page: 'settings', section: 'local-api' } as const;
const addresses = ['http://127.0.0.1:3000', 'http://[::1]:3000'];

/** The settings of the local API. */
export const localApiStates: readonly VisualState[] = [
  { name: 'local-api-off', opened, snapshot: snapshotOf() },
  { name: 'local-api-on', opened, snapshot: snapshotOf({ settings: on, localApi: { state: 'listening', addresses } }) },
  {
    name: 'local-api-in-use',
    opened,
    snapshot: snapshotOf({ settings: on, localApi: { state: 'in-use', freePort: 3_001 } }),
  },
];
