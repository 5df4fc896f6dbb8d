import { lazy, Suspense, useId } from 'react';
import { useApp } from '../../app-context';
import { usePopup } from '../../use-popup';
import type { ChosenDays } from './history-range';
import './range-button.css';

/** Only who wants days of their own loads the calendar. */
const RangeCalendar = lazy(async () => ({ default: (await import('./range-calendar')).RangeCalendar }));

export interface RangeButtonProps {
  /** Days of the agent's own choice that are shown, or null. */
  readonly chosen: ChosenDays | null;
  /** Epoch milliseconds of today. */
  readonly today: number;
  readonly timeZone: string;
  readonly onChoose: (days: ChosenDays) => void;
}

/** Opens the calendar for days that no preset has. */
export function RangeButton({ chosen, today, timeZone, onChoose }: RangeButtonProps) {
  const { translator } = useApp();
  const { isOpen, setOpen, close, frame, button, onKeyDown } = usePopup();
  const panelId = useId();
  const name = translator.text('history.range.custom');
  return (
    <div className="range" ref={frame} onKeyDown={onKeyDown}>
      <button
        type="button"
        ref={button}
        className={chosen === null ? 'button quiet' : 'button standard'}
        aria-expanded={isOpen}
        aria-controls={panelId}
        aria-haspopup="dialog"
        aria-pressed={chosen !== null}
        onClick={() => setOpen(!isOpen)}
      >
        {name}
      </button>
      {isOpen && (
        <section id={panelId} className="range-panel" role="dialog" aria-label={name}>
          <Suspense>
            <RangeCalendar
              chosen={chosen}
              today={today}
              timeZone={timeZone}
              onChoose={(days) => {
                onChoose(days);
                close();
              }}
            />
          </Suspense>
        </section>
      )}
    </div>
  );
}
