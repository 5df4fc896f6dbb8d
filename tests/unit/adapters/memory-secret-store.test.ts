import { expect, it } from 'vitest';
import { createMemorySecretStore } from '../../../electron/adapters/memory-secret-store';

it('a store in memory remembers until it is disposed', async () => {
  const store = createMemorySecretStore();
  expect(await store.read('token')).toEqual({ ok: true, value: null });
  await store.write('token', 'x');
  await store.write('other', 'y');
  expect(await store.read('token')).toEqual({ ok: true, value: 'x' });
  await store.remove('token');
  expect(await store.read('token')).toEqual({ ok: true, value: null });
  expect(await store.read('other')).toEqual({ ok: true, value: 'y' });
  store.dispose();
  expect(await store.read('other')).toEqual({ ok: true, value: null });
});
