import { snapshotOf } from '../fakes/snapshot';
import { endpointOf, failingEndpoint } from '../fakes/webhooks';
import type { VisualState } from './states';

const opened = { page: 'settings', section: 'webhooks' } as const;
const payroll = endpointOf({
  id: 'payroll',
  name: 'Payroll export',
  url: 'https://payroll.harbour.example/in/presence',
  isEnabled: false,
  state: 'off',
});

/** The settings of webhooks, and what the pop-over says of one in trouble. */
export const webhookStates: readonly VisualState[] = [
  { name: 'webhooks-none', opened, snapshot: snapshotOf() },
  {
    name: 'webhooks-three',
    opened,
    snapshot: snapshotOf({ webhooks: { endpoints: [endpointOf({ decidedBy: 'policy' }), failingEndpoint, payroll] } }),
    until: '503 in 88 ms',
  },
  { name: 'webhooks-adding', opened, snapshot: snapshotOf(), click: 'Add a webhook' },
  { name: 'webhook-in-trouble', snapshot: snapshotOf({ webhooks: { endpoints: [failingEndpoint] } }) },
];
