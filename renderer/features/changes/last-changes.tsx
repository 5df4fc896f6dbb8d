import { useEffect, useRef } from 'react';
import { formatCause, formatMoment } from '../../../shared/format';
import type { RecentChange } from '../../../shared/snapshot';
import { useApp } from '../../app-context';
import { useNow } from '../../clock/use-now';
import '../../ui/fading.css';
import { Glyph } from '../../ui/glyph';
import { causeGlyph } from '../status/cause-glyph';
import { ChangesButton } from './changes-button';
import './last-changes.css';

export interface LastChangesProps {
  readonly onClose: () => void;
}

/** What happened to the presence and why, newest first, in the place of the picker. It takes the focus when it comes. */
export function LastChanges({ onClose }: LastChangesProps) {
  const { snapshot, translator } = useApp();
  const { recentChanges } = snapshot.presence;
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => scroller.current?.focus(), []);
  return (
    <>
      <div className="tools">
        <h2 className="changes-title" id="changes-title">
          {translator.text('changes.title')}
        </h2>
        <ChangesButton isOpen onToggle={onClose} />
      </div>
      <div className="changes-frame">
        <div
          ref={scroller}
          id="last-changes"
          className="changes fading"
          role="group"
          aria-labelledby="changes-title"
          // The arrow keys scroll it.
          tabIndex={0}
        >
          {recentChanges.length === 0 ? <NoChanges /> : <ChangeList changes={recentChanges} />}
        </div>
      </div>
    </>
  );
}

function NoChanges() {
  const { snapshot, translator } = useApp();
  const isUnwritable = snapshot.app.notices.some(({ code }) => code === 'journal-unwritable');
  return (
    <p className="changes-empty">{translator.text(isUnwritable ? 'changes.empty.unwritable' : 'changes.empty')}</p>
  );
}

function ChangeList({ changes }: { readonly changes: readonly RecentChange[] }) {
  // By the minute, for the midnight that makes today yesterday.
  const now = useNow(changes[0]?.at ?? 0);
  return (
    <ol className="change-list">
      {changes.map((change) => (
        <Change key={change.sequence} change={change} now={now} />
      ))}
    </ol>
  );
}

function Change({ change, now }: { readonly change: RecentChange; readonly now: number }) {
  const { translator } = useApp();
  const { systemPresence, label, at, cause, isRecovered } = change;
  const causeText = formatCause(translator, cause);
  return (
    <li className="change" data-presence={systemPresence}>
      <Glyph name={systemPresence} />
      <p className="change-line">
        <span className="change-label" dir="auto">
          {label}
        </span>{' '}
        <time className="change-time" dateTime={new Date(at).toISOString()}>
          {formatMoment(translator, at, now)}
        </time>
      </p>
      <p className="change-cause">
        <Glyph name={causeGlyph(cause)} />
        <span>{isRecovered ? translator.text('changes.recovered', { cause: causeText }) : causeText}</span>
      </p>
    </li>
  );
}
