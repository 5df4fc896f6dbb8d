import { expect, it } from 'vitest';
import { createLoginItemHandlers } from '../../../electron/ipc/login-item-handlers';
import { FakeLoginItem } from '../../fakes/ports';
import { snapshotOf } from '../../fakes/snapshot';

const ask = (item: FakeLoginItem, isOn: boolean, snapshot = snapshotOf()) =>
  createLoginItemHandlers({ snapshot: () => snapshot, setStartAtLogin: (wanted) => item.set(wanted) })[
    'app.setStartAtLogin'
  ]({ isOn });

it('The start at login is handed to the system, unless the organisation has decided it', async () => {
  const item = new FakeLoginItem();
  expect(await ask(item, true)).toEqual({ ok: true, value: undefined });
  expect(item.isOn()).toBe(true);
  const decided = snapshotOf({ settings: { origins: { startAtLogin: 'policy' } } });
  expect(await ask(item, false, decided)).toMatchObject({ ok: false, error: { code: 'DECIDED' } });
  expect(item.isOn()).toBe(true);
});

it('The start at login that the system does not take is refused with its sentence', async () => {
  const item = new FakeLoginItem();
  item.isLocked = true;
  expect(await ask(item, true)).toEqual({
    ok: false,
    error: { code: 'NOT_KEPT', message: 'The system did not take it.' },
  });
});
