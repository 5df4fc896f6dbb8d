import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { Glyph } from '../../ui/glyph';
import './app-notices.css';

/** What the agent should know about this installation: a line each, until it is resolved. */
export function AppNotices() {
  const { client, snapshot, translator } = useApp();
  const { session, app } = snapshot;
  const isForgotten = session.state === 'signed-in' && !session.isRemembered;
  if (app.notices.length === 0 && !isForgotten) return null;
  return (
    <ul className="app-notices" data-area>
      {app.notices.map(({ code, detail }) => (
        <li key={code} className={code === 'journal-unwritable' ? 'serious' : undefined} title={detail}>
          <Glyph name={code === 'journal-unwritable' ? 'warning' : 'info'} />
          <span>{translator.text(`app-notice.${code}`)}</span>
          {code === 'no-tray-host' && (
            <Button look="quiet" onClick={() => void client.send('app.quit')}>
              {translator.text('app-notice.quit')}
            </Button>
          )}
        </li>
      ))}
      {isForgotten && (
        <li>
          <Glyph name="lock" />
          <span>{translator.text('app-notice.not-remembered')}</span>
        </li>
      )}
    </ul>
  );
}
