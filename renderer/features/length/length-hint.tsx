import { formatClockTime } from '../../../shared/format';
import { useApp } from '../../app-context';
import { useNow } from '../../clock/use-now';

/** Says when the status that is chosen next would end. Its time moves on with the clock. */
export function LengthHint({ minutes }: { readonly minutes: number }) {
  const { translator } = useApp();
  const endsAt = useNow(0) + minutes * 60_000;
  return (
    <p className="length-hint">
      {translator.text('timed.length.hint', { time: formatClockTime(endsAt, translator.locale) })}
    </p>
  );
}
