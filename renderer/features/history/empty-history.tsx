import { useApp } from '../../app-context';

/** Left edge, width and row of each outline. */
const outlines = [
  [0.5, 96, 0],
  [104.5, 40, 0],
  [30.5, 60, 1],
  [98.5, 112, 1],
  [0.5, 130, 2],
] as const;

/** What will be here, and from when. */
export function EmptyHistory() {
  const { translator } = useApp();
  return (
    <main className="history-days">
      <div className="history-empty">
        <svg className="history-empty-picture" viewBox="0 0 220 74" aria-hidden="true">
          {outlines.map(([x, width, row]) => (
            <rect key={`${x} ${row}`} x={x} y={row * 28 + 0.5} width={width} height="17" rx="4" />
          ))}
        </svg>
        <h2>{translator.text('history.empty')}</h2>
        <p>{translator.text('history.empty.why')}</p>
      </div>
    </main>
  );
}
