import type { Answer } from '../../core/idle-sources/source-record';
import type { IdleSource, Log, Scheduler } from '../../ports';
import type { IdleSourceName } from '../../../shared/inactivity/idle-source';

/** A desktop that has not answered by then is busy or broken; whoever asks does not wait for it. */
export const READ_LIMIT_MS = 1_000;

/** Asks all sources at once. What comes late is no answer: time has passed it. */
export async function readSources(
  sources: readonly IdleSource[],
  { scheduler, log }: { readonly scheduler: Scheduler; readonly log: Log },
): Promise<ReadonlyMap<IdleSourceName, Answer>> {
  const answers = await Promise.all(
    sources.map(async (source) => [source.name, await readOne(source, scheduler, log)] as const),
  );
  return new Map(answers);
}

async function readOne(source: IdleSource, scheduler: Scheduler, log: Log): Promise<Answer> {
  let limit = { dispose: (): void => undefined };
  const tooLate = new Promise<Answer>((resolve) => {
    limit = scheduler.after(READ_LIMIT_MS, () => resolve('failed'));
  });
  const answer = source.read().then(
    (idleMs) => idleMs ?? 'absent',
    (error: unknown): Answer => {
      log.debug('idle: a source fails', { source: source.name, error: String(error) });
      return 'failed';
    },
  );
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    limit.dispose();
  }
}
