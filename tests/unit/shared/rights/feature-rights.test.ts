import { describe, expect, it } from 'vitest';
import { english } from '../../../../shared/i18n';
import { featureRights, features } from '../../../../shared/rights/feature-rights';
import { isPermitted } from '../../../../shared/rights/permission';

const allScopes = [
  'analytics:readonly',
  'authorization:readonly',
  'notifications',
  'presence',
  'user-basic-info',
  'users',
];
const allPermissions = [
  'analytics:userDetail:view',
  'presence:presenceDefinition:view',
  'presence:userPrimarySource:view',
  'routing:agent:onqueue',
];

function agent(scopes: readonly string[] | null, permissions: readonly string[] | null) {
  return new Map(featureRights('platform', 'agent', { scopes, permissions }).map((right) => [right.feature, right]));
}

describe('The table of rights', () => {
  it('says that everything works for an agent who has everything', () => {
    const states = [...agent(allScopes, allPermissions).values()].map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['works']));
  });

  it('names the least scope that would do, by its exact name', () => {
    const rights = agent(['presence:readonly', 'user-basic-info'], allPermissions);
    expect(rights.get('read-presence')).toEqual({ feature: 'read-presence', state: 'works' });
    expect(rights.get('set-presence')).toEqual({
      feature: 'set-presence',
      state: 'scope-missing',
      missing: 'presence',
    });
    expect(rights.get('routing-status')).toMatchObject({ state: 'scope-missing', missing: 'users:readonly' });
    expect(rights.get('automatic-offline')).toMatchObject({ state: 'scope-missing', missing: 'users:readonly' });
    expect(rights.get('live-changes')).toMatchObject({ state: 'scope-missing', missing: 'notifications' });
  });

  it('names the permission where the scope is there', () => {
    const rights = agent(allScopes, []);
    expect(rights.get('go-on-queue')).toMatchObject({ state: 'permission-missing', missing: 'routing:agent:onqueue' });
    expect(rights.get('cloud-history')).toMatchObject({
      state: 'permission-missing',
      missing: 'analytics:userDetail:view',
    });
    expect(rights.get('set-presence')).toMatchObject({ state: 'works' });
  });

  it('claims nothing that the cloud has not told', () => {
    const unknown = agent(null, null);
    expect(new Set([...unknown.values()].map(({ state }) => state))).toEqual(new Set(['unknown']));
    const withoutRoles = agent(allScopes, null);
    expect(withoutRoles.get('go-on-queue')).toMatchObject({ state: 'unknown' });
    expect(withoutRoles.get('set-presence')).toMatchObject({ state: 'works' });
    expect(agent(null, []).get('go-on-queue')).toMatchObject({ state: 'permission-missing' });
  });

  it('asks an application for the right to alter others, and not for the agent’s own', () => {
    const held = { scopes: allScopes, permissions: null };
    const names = featureRights('platform', 'application', held).map(({ feature }) => feature);
    expect(names).toContain('set-for-agent');
    expect(names).not.toContain('inactivity-timeout');
    expect(names.filter((name) => name === 'know-agent')).toHaveLength(1);
  });

  it('knows the scopes of the presence-resource API', () => {
    const held = { scopes: ['presence:read'], permissions: null };
    expect(featureRights('resource', 'application', held)).toEqual([
      { feature: 'read-presence', state: 'works' },
      { feature: 'set-presence', state: 'scope-missing', missing: 'presence:write' },
      { feature: 'cloud-history', state: 'scope-missing', missing: 'analytics:read' },
    ]);
  });

  it('has words for every feature, with it and without', () => {
    for (const feature of features) {
      expect(english[`right.${feature}`]).not.toBe('');
      expect(english[`right.${feature}.without`]).not.toBe('');
    }
  });
});

describe('A permission', () => {
  it.each([
    ['routing:agent:onqueue', true],
    ['ROUTING:AGENT:ONQUEUE', true],
    ['routing:agent:*', true],
    ['routing:*:*', true],
    ['*:*:*', true],
    ['routing:agent:view', false],
    ['routing:agent', false],
    ['routing:agent:onqueue:more', false],
  ])('is covered by “%s”: %s', (granted, isCovered) => {
    expect(isPermitted('routing:agent:onqueue', [granted])).toBe(isCovered);
  });
});
