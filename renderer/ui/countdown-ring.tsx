import './countdown-ring.css';

export interface CountdownRingProps {
  readonly seconds: number;
  /** What a full ring stands for, in seconds. */
  readonly ofSeconds: number;
  /** What a screen reader calls it; it is read when asked for, not each second. */
  readonly label: string;
}

/** In the last seconds the ring is red: only it and the tray icon change then, and nothing blinks. */
const LAST_SECONDS = 10;

const RADIUS = 25;
const LENGTH = 2 * Math.PI * RADIUS;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** The time that is left, as a number in a ring that empties. */
export function CountdownRing({ seconds, ofSeconds, label }: CountdownRingProps) {
  const part = Math.min(1, seconds / Math.max(1, ofSeconds));
  return (
    <div className={seconds <= LAST_SECONDS ? 'countdown late' : 'countdown'} role="timer" aria-label={label}>
      <svg viewBox="0 0 56 56" aria-hidden="true">
        <circle className="countdown-track" cx="28" cy="28" r={RADIUS} />
        <circle
          className="countdown-rest"
          cx="28"
          cy="28"
          r={RADIUS}
          strokeDasharray={`${(LENGTH * part).toFixed(2)} ${LENGTH.toFixed(2)}`}
        />
      </svg>
      <b aria-hidden="true">
        {Math.floor(seconds / 60)}:{twoDigits(seconds % 60)}
      </b>
    </div>
  );
}
