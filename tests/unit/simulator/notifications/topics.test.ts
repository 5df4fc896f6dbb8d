import { describe, expect, it } from 'vitest';
import { judgeTopic } from '../../../../electron/simulator/notifications/topics';
import { createOrganisation } from '../../../../electron/simulator/organisation/organisation';
import { createRandom } from '../../../../electron/simulator/random';

const organisation = createOrganisation(createRandom('topics'));
const [administrator, agent] = organisation.agents;
if (agent === undefined) throw new Error('The organisation has too few agents');

describe('a topic', () => {
  it('may combine several of a user', () => {
    const name = `v2.users.${agent.id}?presence&routingStatus`;
    expect(judgeTopic(name, organisation, agent)).toEqual({
      kind: 'permitted',
      topics: [`v2.users.${agent.id}.presence`, `v2.users.${agent.id}.routingStatus`],
    });
  });

  it.each([
    'v2.users.me.presence',
    `v2.users.${agent.id}`,
    `v2.users.${agent.id}.routingstatus`,
    `v2.users.${agent.id}?presence&nonsense`,
    `v2.users.${organisation.id}.presence`,
    `v2.users.${agent.id}?${Array.from({ length: 20 }, () => 'presence').join('&')}`,
    'v2.system.socket_closing',
  ])('that the cloud does not know is invalid: %s', (name) => {
    expect(judgeTopic(name, organisation, agent).kind).toBe('invalid');
  });

  it('about private matters is for the user alone', () => {
    const name = `v2.users.${agent.id}.conversations`;
    expect(judgeTopic(name, organisation, agent).kind).toBe('permitted');
    expect(judgeTopic(name, organisation, administrator).kind).toBe('unauthorised');
  });

  it('about adherence needs a permission', () => {
    const name = `v2.users.${agent.id}.workforcemanagement.adherence`;
    expect(judgeTopic(name, organisation, administrator).kind).toBe('permitted');
    expect(judgeTopic(name, organisation, agent)).toEqual({
      kind: 'unauthorised',
      missingPermissions: ['wfm:realtimeAdherence:view'],
    });
  });
});
