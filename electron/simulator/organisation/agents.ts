import type { SeededRandom } from '../random';
import { allPermissions, onQueuePermission } from './permissions';

/** A person of the simulated organisation who can sign in. */
export interface Agent {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly title: string;
  readonly department: string;
  readonly permissions: readonly string[];
  /** What the sign-in page says of them, so that a tester picks the right one. */
  readonly remark: string;
}

/** Three agents: one who may do everything, one who may not see analytics, one who may not go On Queue. */
export function createAgents(random: SeededRandom): readonly [Agent, Agent, Agent] {
  return [
    {
      id: random.guid(),
      email: 'maya.lindqvist@lakeside.example',
      name: 'Maya Lindqvist',
      title: 'Senior claims agent',
      department: 'Claims',
      permissions: allPermissions,
      remark: 'has every permission',
    },
    {
      id: random.guid(),
      email: 'tomas.okafor@lakeside.example',
      name: 'Tomas Okafor',
      title: 'Claims agent',
      department: 'Claims',
      permissions: [onQueuePermission],
      remark: 'may not see analytics',
    },
    {
      id: random.guid(),
      email: 'ines.duarte@lakeside.example',
      name: 'Inês Duarte',
      title: 'Back-office clerk',
      department: 'Policy administration',
      permissions: ['analytics:userDetail:view'],
      remark: 'may not go On Queue',
    },
  ];
}
