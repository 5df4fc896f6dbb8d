import { formatMomentWithSeconds } from '../../../../shared/format/moment-with-seconds';
import type { Translator } from '../../../../shared/i18n';
import type { RecordedEventView } from '../../../../shared/ipc/webhook-requests';
import type { EndpointView } from '../../../../shared/snapshot';

type Tried = Pick<RecordedEventView['latestTries'][number], 'status' | 'fault'>;

/** What went wrong with a try, as the end of a sentence. */
export function whyNot({ status, fault }: Tried, translator: Translator): string {
  if (fault !== null) return translator.text(`webhooks.fault.${fault}`);
  return translator.text('webhooks.fault.status', { status: status ?? 0 });
}

/** How a receiver fares, in sentences. */
export function standingOf(view: EndpointView, now: number, translator: Translator): string {
  const { state, waiting, dead, nextTryAt } = view;
  return [
    stateSentence(view, now, translator),
    ...(waiting > 0 ? [translator.text('webhooks.waiting', { count: waiting })] : []),
    ...(state === 'failing' && nextTryAt !== null && nextTryAt > now
      ? [translator.text('webhooks.next-try', { moment: formatMomentWithSeconds(translator, nextTryAt, now) })]
      : []),
    ...(dead > 0 ? [translator.text('webhooks.dead', { count: dead })] : []),
  ].join(' ');
}

function stateSentence({ state, lastTry, failingSince }: EndpointView, now: number, translator: Translator): string {
  if (lastTry !== null && state === 'well') {
    return translator.text('webhooks.state.well', { moment: formatMomentWithSeconds(translator, lastTry.at, now) });
  }
  if (lastTry !== null && state === 'failing') {
    const moment = formatMomentWithSeconds(translator, failingSince ?? lastTry.at, now);
    return translator.text('webhooks.state.failing', { moment, why: whyNot(lastTry, translator) });
  }
  return translator.text(state === 'well' || state === 'failing' ? 'webhooks.state.new' : `webhooks.state.${state}`);
}

/** What an event is about. */
export function titleOf({ event }: RecordedEventView, translator: Translator): string {
  return translator.text(`webhooks.type.${event.type}`, { label: event.newLabel ?? event.newDefinitionId });
}

export const outcomeGlyphs = { waiting: 'timer', delivered: 'check', dead: 'warning' } as const;

/** What came of an event. */
export function outcomeOf({ state, latestTries }: RecordedEventView, translator: Translator): string {
  const [last] = latestTries;
  if (last === undefined) return translator.text('webhooks.recorder.waits');
  if (state === 'dead') return translator.text('webhooks.recorder.given-up', { why: whyNot(last, translator) });
  return triedSentence(last, translator);
}

/** What came of one try. */
export function triedSentence(tried: RecordedEventView['latestTries'][number], translator: Translator): string {
  const { status, tookMs } = tried;
  if (status === null) return whyNot(tried, translator);
  return translator.text('webhooks.recorder.answered', { status, milliseconds: Math.round(tookMs) });
}
