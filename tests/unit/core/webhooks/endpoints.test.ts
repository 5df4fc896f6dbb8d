import { describe, expect, it } from 'vitest';
import { endpointsOf, PRESET_ID } from '../../../../electron/core/webhooks/endpoints';
import { addressFaultOf, addressParts } from '../../../../shared/webhooks/endpoint';
import { defaultSettings, policySchema } from '../../../../shared/settings';

describe('A receiver’s address', () => {
  it.each([
    'https://planner.example/hooks/presence?team=7',
    'https://10.1.2.3:8443/in',
    'http://127.0.0.1:9000/in',
    'http://[::1]:9000/in',
    'http://localhost/in',
  ])('may be %s', (url) => {
    expect(addressFaultOf(url)).toBeNull();
  });

  it.each([
    ['planner.example', 'not-an-address'],
    ['', 'not-an-address'],
    ['http://planner.example/hooks', 'not-https'],
    ['http://127.0.0.1.planner.example/', 'not-https'],
    ['ftp://planner.example/', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    ['javascript:alert(1)', 'not-an-address'],
    ['https://maya:secret@planner.example/', 'has-password'],
    ['https://127.0.0.1@planner.example/', 'has-password'],
  ])('may not be %s', (url, fault) => {
    expect(addressFaultOf(url)).toBe(fault);
  });

  it('is taken apart as browsers do', () => {
    expect(addressParts('HTTPS://Planner.Example:443/a?b#c')).toMatchObject({
      protocol: 'https',
      host: 'planner.example',
    });
    expect(addressParts('http:\\\\localhost:81\\x')).toMatchObject({ hostname: 'localhost', host: 'localhost:81' });
    expect(addressParts('http://[::1]:81/')).toMatchObject({ hostname: '[::1]', host: '[::1]:81' });
  });
});

describe('Who is told', () => {
  const receiver = (url: string, more = {}) => ({
    name: '',
    url,
    isEnabled: true,
    envelope: 'plain' as const,
    ...more,
  });

  it('is nobody unless somebody is configured', () => {
    expect(endpointsOf(defaultSettings)).toEqual([]);
  });

  it('is whom the settings name, by their own ids or by those of their addresses, and the one of the environment', () => {
    const endpoints = endpointsOf({
      externalWebhookUrl: 'https://preset.example/',
      webhooks: [receiver('https://one.example/a', { id: 'one', name: 'One' }), receiver('https://two.example:8443/')],
    });
    expect(endpoints.map(({ id, name, setting }) => [id, name, setting])).toEqual([
      [PRESET_ID, 'preset.example', 'externalWebhookUrl'],
      ['one', 'One', 'webhooks'],
      [endpoints[2]?.id, 'two.example:8443', 'webhooks'],
    ]);
    expect(endpoints[2]?.id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is told once where the environment names somebody whom the settings have', () => {
    const url = 'https://one.example/a';
    expect(endpointsOf({ externalWebhookUrl: url, webhooks: [receiver(url)] })).toHaveLength(1);
  });

  it('can be decided by a policy, in which the same address does not stand twice', () => {
    const url = 'https://one.example/a';
    expect(policySchema.safeParse({ webhooks: [{ url }] }).success).toBe(true);
    expect(policySchema.safeParse({ webhooks: [{ url }, { url }] }).success).toBe(false);
    expect(policySchema.safeParse({ externalWebhookUrl: 'http://one.example' }).success).toBe(false);
  });
});
