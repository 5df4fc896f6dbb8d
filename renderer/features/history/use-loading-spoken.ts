import { useEffect, useRef } from 'react';
import { formatFailure } from '../../../shared/format';
import type { HistoryAnswer } from '../../../shared/history/answer';
import type { Translator } from '../../../shared/i18n';
import { useApp } from '../../app-context';

/** How the loading stands, as far as a screen reader is told: not of each day that came. */
interface Stage {
  readonly isLoading: boolean;
  readonly failure: string | null;
}

function stageOf({ source }: HistoryAnswer, translator: Translator): Stage {
  if (source.kind === 'journal') return { isLoading: false, failure: null };
  const { progress, failure } = source;
  return {
    isLoading: progress !== null,
    failure: failure === null ? null : formatFailure(translator, failure.code, failure.detail),
  };
}

/** Says when loading begins, when it is over and what of it failed, once each. */
export function useLoadingSpoken(answer: HistoryAnswer): void {
  const { translator, announce } = useApp();
  const before = useRef<Stage>({ isLoading: false, failure: null });
  useEffect(() => {
    const former = before.current;
    const stage = stageOf(answer, translator);
    before.current = stage;
    if (stage.failure !== null && stage.failure !== former.failure) {
      return announce(`${translator.text('history.source.failed')}. ${stage.failure}`, 'polite');
    }
    if (stage.isLoading === former.isLoading || stage.failure !== null) return;
    if (stage.isLoading) return announce(translator.text('history.spoken.loading'), 'polite');
    const isWhole = !answer.parts.some((part) => part.kind === 'gap' && part.reason === 'not-loaded');
    announce(translator.text(isWhole ? 'history.spoken.loaded' : 'history.spoken.stopped'), 'polite');
  }, [answer, translator, announce]);
}
