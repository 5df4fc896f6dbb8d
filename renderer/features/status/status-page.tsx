import type { KeyboardEvent, MouseEvent } from 'react';
import { useEffect, useState } from 'react';
import { useApp } from '../../app-context';
import { AutomaticRow } from '../automatic-offline/automatic-row';
import { LastChanges } from '../changes/last-changes';
import { AppNotices } from '../foot/app-notices';
import { Foot } from '../foot/foot';
import { lengthOfKey } from '../length/length-keys';
import type { Length } from '../length/length-picker';
import { TodayStrip } from '../today/today-strip';
import { NoteLine } from './note-line';
import { noticeOf } from './notice-of';
import { NowHeader } from './now-header';
import { Picker } from './picker';
import { StatusNotice } from './status-notice';
import './status-page.css';

/** A click beside everything leaves the focus where it is, so that the keys go on working. */
function keepFocus(event: MouseEvent): void {
  const takesFocus = event.target instanceof Element && event.target.closest('button, label, .selectable') !== null;
  if (!takesFocus) event.preventDefault();
}

/** The pop-over of a signed-in agent: the picker, or in its place the last changes. In the page the note comes last, as it does for the Tab key; it stands under the header. */
export function StatusPage() {
  const { client, snapshot, refusedWith } = useApp();
  const [draft, setDraft] = useState<string | null>(null);
  const [length, setLength] = useState<Length>(null);
  const [isShowingChanges, setIsShowingChanges] = useState(false);
  const { current } = snapshot.presence;
  const notice = noticeOf(snapshot, refusedWith);

  useEffect(
    () =>
      client.onShown(() => {
        setIsShowingChanges(false);
        setLength(null);
      }),
    [client],
  );

  const choose = (definitionId: string): void => {
    // A note that is being written belongs to the status that is chosen next.
    const hasNewNote = draft !== null && draft !== current?.note;
    void client.send('presence.set', {
      definitionId,
      ...(hasNewNote && { note: draft }),
      ...(length !== null && { durationMs: length * 60_000 }),
    });
    setDraft(null);
    setLength(null);
  };

  const closeChanges = (): void => setIsShowingChanges(false);
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = lengthOfKey(event);
    if (chosen !== undefined && !isShowingChanges) {
      event.preventDefault();
      setLength(chosen);
      return;
    }
    // A part of the window that has used the key itself comes first.
    if (event.key !== 'Escape' || event.defaultPrevented || !isShowingChanges) return;
    event.preventDefault();
    closeChanges();
  };

  return (
    <main
      className="status-page"
      data-presence={current?.systemPresence ?? 'unknown'}
      onMouseDown={keepFocus}
      onKeyDown={onKeyDown}
    >
      <NowHeader />
      {notice !== null && <StatusNotice notice={notice} />}
      <div className="work" data-area>
        {isShowingChanges ? (
          <LastChanges onClose={closeChanges} />
        ) : (
          <Picker
            length={length}
            onLength={setLength}
            onChoose={choose}
            onOpenChanges={() => setIsShowingChanges(true)}
          />
        )}
      </div>
      <AutomaticRow />
      <AppNotices />
      <TodayStrip />
      <Foot />
      <NoteLine draft={draft} onDraft={setDraft} />
    </main>
  );
}
