import { useState } from 'react';
import type { DateRange } from 'react-day-picker';
import { DayPicker } from 'react-day-picker';
import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { Glyph } from '../../ui/glyph';
import type { ChosenDays } from './history-range';
import { formatDays, intervalOf, MOST_DAYS } from './history-range';
import './range-calendar.css';

export interface RangeCalendarProps {
  /** What is chosen so far, or null. */
  readonly chosen: ChosenDays | null;
  /** Epoch milliseconds; what comes after this day cannot be chosen. */
  readonly today: number;
  readonly timeZone: string;
  readonly onChoose: (days: ChosenDays) => void;
}

/** The days of the week begin where the language's calendars do: 0 is Sunday. */
type WeekStart = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** Days from one to another in a month's grid; the arrow keys, Page Up and Down, Home and End go through it. */
export function RangeCalendar({ chosen, today, timeZone, onChoose }: RangeCalendarProps) {
  const { translator } = useApp();
  const { locale } = translator;
  const [picked, setPicked] = useState<DateRange | undefined>(chosen === null ? undefined : datesOf(chosen));
  const days = daysOf(picked);
  const named = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, options);
    return (date: Date): string => format.format(date);
  };
  const [dayName, monthName, weekday, shortWeekday] = [
    named({ dateStyle: 'full' }),
    named({ month: 'long', year: 'numeric' }),
    named({ weekday: 'long' }),
    named({ weekday: 'short' }),
  ];
  const now = new Date(today);
  const interval = days === null ? null : intervalOf(days, today, timeZone);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (days !== null) onChoose(days);
      }}
    >
      <DayPicker
        mode="range"
        resetOnSelect
        autoFocus
        max={MOST_DAYS - 1}
        selected={picked}
        onSelect={setPicked}
        defaultMonth={picked?.to ?? now}
        endMonth={now}
        disabled={{ after: now }}
        today={now}
        lang={locale}
        weekStartsOn={weekStartOf(locale)}
        formatters={{ formatCaption: monthName, formatWeekdayName: shortWeekday }}
        labels={{
          labelNav: () => translator.text('history.calendar.months'),
          labelPrevious: () => translator.text('history.calendar.earlier'),
          labelNext: () => translator.text('history.calendar.later'),
          labelGrid: monthName,
          labelWeekday: weekday,
          labelDayButton: (date, { today: isToday, range_start: isFirst, range_end: isLast, selected: isIn }) => {
            const day = dayName(date);
            if (isFirst === true) return translator.text('history.calendar.first', { day });
            if (isLast === true) return translator.text('history.calendar.last', { day });
            if (isIn === true) return translator.text('history.calendar.between', { day });
            return isToday === true ? translator.text('history.calendar.today', { day }) : day;
          },
        }}
        components={{ Chevron: () => <Glyph name="chevron-down" /> }}
      />
      <div className="range-chosen">
        <p role="status">
          {days === null || interval === null
            ? translator.text('history.calendar.none')
            : translator.text('history.calendar.chosen', {
                days: formatDays(interval, locale, timeZone),
                count: countOf(days),
              })}
        </p>
        <Button look="primary" submits disabled={days === null}>
          {translator.text('history.calendar.show')}
        </Button>
      </div>
    </form>
  );
}

/** A date as the calendar has it: noon of the day, which every zone has on every day. */
const dateOf = (date: string): Date => new Date(`${date}T12:00:00`);
const datesOf = ({ first, last }: ChosenDays): DateRange => ({ from: dateOf(first), to: dateOf(last) });

function daysOf(picked: DateRange | undefined): ChosenDays | null {
  if (picked?.from === undefined) return null;
  return { first: nameOf(picked.from), last: nameOf(picked.to ?? picked.from) };
}

/** `2026-10-05`, of the date on this computer's clock. */
const nameOf = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

const DAY_MS = 86_400_000;
const countOf = ({ first, last }: ChosenDays): number => (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;

function weekStartOf(locale: string): WeekStart {
  const { weekInfo, getWeekInfo } = new Intl.Locale(locale) as Intl.Locale & {
    readonly weekInfo?: { readonly firstDay: number };
    readonly getWeekInfo?: () => { readonly firstDay: number };
  };
  const { firstDay = 1 } = getWeekInfo?.call(new Intl.Locale(locale)) ?? weekInfo ?? {};
  return (firstDay % 7) as WeekStart;
}
