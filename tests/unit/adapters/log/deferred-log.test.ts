import { describe, expect, it } from 'vitest';
import { createDeferredLog } from '../../../../electron/adapters/log/deferred-log';
import { FakeLog } from '../../../fakes/log';

describe('the log before the log', () => {
  it('passes on what it kept, in order, and from then on at once', () => {
    const log = createDeferredLog();
    const target = new FakeLog();
    log.info('first', { a: 1 });
    log.error('second');
    expect(target.entries).toEqual([]);
    log.attach(target);
    log.warn('third');
    log.debug('fourth');
    expect(target.entries).toEqual([
      { level: 'info', message: 'first', fields: { a: 1 } },
      { level: 'error', message: 'second', fields: undefined },
      { level: 'warn', message: 'third', fields: undefined },
      { level: 'debug', message: 'fourth', fields: undefined },
    ]);
  });

  it('does not grow without end', () => {
    const log = createDeferredLog();
    const target = new FakeLog();
    for (let count = 0; count < 10_000; count += 1) log.info(String(count));
    log.attach(target);
    expect(target.entries).toHaveLength(500);
    expect(target.entries[0]?.message).toBe('0');
  });
});
