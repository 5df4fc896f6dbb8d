import type { MouseEvent } from 'react';
import { useState } from 'react';
import { useApp } from '../../app-context';
import { AppNotices } from '../foot/app-notices';
import { Foot } from '../foot/foot';
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

/** The pop-over of a signed-in agent. In the page the note comes last, as it does for the Tab key; it stands under the header. */
export function StatusPage() {
  const { client, snapshot, refusedWith } = useApp();
  const [draft, setDraft] = useState<string | null>(null);
  const { current } = snapshot.presence;
  const notice = noticeOf(snapshot, refusedWith);

  const choose = (definitionId: string): void => {
    // A note that is being written belongs to the status that is chosen next.
    const hasNewNote = draft !== null && draft !== current?.note;
    void client.send('presence.set', hasNewNote ? { definitionId, note: draft } : { definitionId });
    setDraft(null);
  };

  return (
    <main className="status-page" data-presence={current?.systemPresence ?? 'unknown'} onMouseDown={keepFocus}>
      <NowHeader />
      {notice !== null && <StatusNotice notice={notice} />}
      <Picker onChoose={choose} />
      <AppNotices />
      <Foot />
      <NoteLine draft={draft} onDraft={setDraft} />
    </main>
  );
}
