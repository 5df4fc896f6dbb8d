import { assertNever } from '../../../shared/assert-never';
import { formatUntil } from '../../../shared/format';
import type { Translator } from '../../../shared/i18n';
import type { Snapshot } from '../../../shared/snapshot';
import type { GlyphName } from '../../ui/glyph-drawings';
import { strong } from '../../ui/sentence';

const MINUTE_MS = 60_000;

/** What the line offers: at most one thing. */
export type AutomaticAction = 'pause' | 'resume' | 'here' | 'why' | 'settings';

export interface AutomaticLine {
  readonly glyph: GlyphName;
  /** May hold strong parts: see `Sentence`. */
  readonly text: string;
  readonly action: AutomaticAction | null;
  /** It needs the agent. */
  readonly isCaution: boolean;
}

/**
 * What happens by itself, in a line; null while nobody is signed in.
 *
 * @param now epoch milliseconds.
 */
export function automaticLineOf({ inactivity, presence }: Snapshot, now: number, t: Translator): AutomaticLine | null {
  const { automaticOffline, card } = inactivity;
  if (card?.kind === 'deferred') {
    const text = t.text('automatic.deferred', {
      target: card.target.label,
      when: strong(t.text('automatic.deferred.when')),
    });
    return { glyph: 'send', text, action: 'here', isCaution: false };
  }
  const label = strong(presence.current?.label ?? '');
  switch (automaticOffline.state) {
    case 'on': {
      const { thresholdMs, unwatched } = automaticOffline;
      if (unwatched !== null) return { ...told('rule', t.text(`automatic.${unwatched}`, { label })) };
      const minutes = strong(t.text('automatic.minutes', { minutes: (thresholdMs ?? 0) / MINUTE_MS }));
      return { ...told('rule', t.text('automatic.on', { minutes })), action: 'pause' };
    }
    case 'off':
      return { ...told('rule', t.text('automatic.off')), action: 'settings' };
    case 'paused': {
      const moment = strong(formatUntil(t, automaticOffline.until, now));
      return { ...told('pause', t.text('automatic.paused', { moment })), action: 'resume' };
    }
    case 'unavailable':
      return automaticOffline.reason === 'signed-out'
        ? null
        : { glyph: 'warning', text: t.text('automatic.unavailable'), action: 'why', isCaution: true };
    default:
      return assertNever(automaticOffline);
  }
}

const told = (glyph: GlyphName, text: string): AutomaticLine => ({ glyph, text, action: null, isCaution: false });
