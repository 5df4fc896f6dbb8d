import { describe, expect, it } from 'vitest';
import { FakeIdleMonitor } from '../../../fakes/idle-monitor';
import { createVirtualTime } from '../../../fakes/virtual-time';
import { hasTrustedSource } from '../../../../shared/inactivity/idle-source';

describe('Whether automatic offline is available', () => {
  const monitor = new FakeIdleMonitor(createVirtualTime().clock);

  it('is, as long as one source is trusted', async () => {
    monitor.setSources([
      { name: 'mutter', state: 'absent', lastReading: null },
      { name: 'power-monitor', state: 'demoted', fault: 'always-zero', lastReading: { idleMs: 0, atMs: 0 } },
      { name: 'logind', state: 'trusted', lastReading: null },
    ]);

    expect(hasTrustedSource(monitor.health())).toBe(true);
    expect(await monitor.read()).toMatchObject({ source: 'logind' });
  });

  it('is not where none is', async () => {
    monitor.setSources([{ name: 'power-monitor', state: 'demoted', fault: 'fails', lastReading: null }]);

    expect(hasTrustedSource(monitor.health())).toBe(false);
    expect(await monitor.read()).toBeNull();
  });
});
