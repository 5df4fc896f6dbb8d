import type {
  CloudError,
  CloudResult,
  HistoryGateway,
  HistoryPage,
  HistoryRight,
  Identity,
  PresenceRecord,
} from '../../electron/ports';
import type { Interval } from '../../shared/history/interval';
import { err, ok } from '../../shared/result';
import { cloudFailure } from './gateway';

export const maya: Identity = {
  userId: 'maya',
  userName: 'Maya',
  email: null,
  organisationId: 'lakeside',
  organisationName: 'Lakeside',
  permissions: null,
};

/** A cloud that remembers what the test says, and gives it in pages of the test's size. */
export class FakeHistoryGateway implements HistoryGateway {
  records: readonly PresenceRecord[] = [];
  right: HistoryRight = { kind: 'granted' };
  pageSize = 100;
  /** What each of the next pages fails with; null for one that does not. */
  readonly failures: (CloudError['code'] | null)[] = [];
  /** Every page that was asked for. */
  readonly asked: { readonly interval: Interval; readonly pageNumber: number }[] = [];
  rightsRead = 0;
  /** Pages are answered one by one when the test says so, instead of at once. */
  isHeld = false;
  readonly #held: (() => void)[] = [];

  readRight(): CloudResult<HistoryRight> {
    this.rightsRead += 1;
    return Promise.resolve(ok(this.right));
  }

  async readPage(
    _userId: string,
    interval: Interval,
    pageNumber: number,
    signal: AbortSignal,
  ): CloudResult<HistoryPage> {
    this.asked.push({ interval, pageNumber });
    if (this.isHeld) await new Promise<void>((resolve) => this.#held.push(resolve));
    if (signal.aborted) return err(cloudFailure('aborted'));
    const failure = this.failures.shift() ?? null;
    if (failure !== null) return err(cloudFailure(failure, { detail: 'analytics:userDetail:view' }));
    const touching = this.records.filter(
      ({ startAt, endAt }) => startAt < interval.endAt && (endAt ?? Infinity) > interval.startAt,
    );
    const presence = touching.slice((pageNumber - 1) * this.pageSize, pageNumber * this.pageSize);
    return ok({
      presence,
      routing: [],
      badRecords: 0,
      listed: presence.length,
      expected: null,
      isLast: pageNumber * this.pageSize >= touching.length,
    });
  }

  /** Answers the oldest page that is held. */
  release(): void {
    const resolve = this.#held.shift();
    if (resolve === undefined) throw new Error('No page is held.');
    resolve();
  }
}
