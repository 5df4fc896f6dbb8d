import { useApp } from '../../app-context';
import { useNow } from '../../clock/use-now';
import { Button } from '../../ui/button';
import { Glyph } from '../../ui/glyph';
import { formatUntil } from '../../../shared/format';
import type { AppView } from '../../../shared/snapshot';
import { isInTrouble } from '../settings/local-api/is-in-trouble';
import { hasSessionNotices, SessionNotices } from '../session/session-notices';
import './app-notices.css';
import { LocalApiTrouble } from './local-api-trouble';
import { useTroubledWebhooks, WebhookTrouble } from './webhook-trouble';

/** What the agent should know besides their status, of themselves and of this installation: a line each, until it is over. */
export function AppNotices() {
  const { client, snapshot, translator } = useApp();
  const { session, app, outOfOffice } = snapshot;
  const isForgotten = session.state === 'signed-in' && session.remembered === 'keychain-refused';
  const troubled = useTroubledWebhooks();
  const isApiClosed = isInTrouble(snapshot.localApi);
  const hasOwn = app.notices.length > 0 || isApiClosed || troubled.length > 0 || isForgotten || outOfOffice !== null;
  if (!hasOwn && !hasSessionNotices(session)) return null;
  return (
    <ul className="app-notices" data-area>
      {session.state === 'signed-in' && <SessionNotices session={session} />}
      {outOfOffice !== null && <OutOfOffice until={outOfOffice.until} />}
      {app.notices.map(({ code, detail }) => (
        <li key={code} className={isSerious(code) ? 'serious' : undefined} title={detail}>
          <Glyph name={isSerious(code) ? 'warning' : 'info'} />
          <span>{translator.text(`app-notice.${code}`)}</span>
          {code === 'no-tray-host' && (
            <Button look="quiet" onClick={() => void client.send('app.quit')}>
              {translator.text('app-notice.quit')}
            </Button>
          )}
        </li>
      ))}
      {isApiClosed && <LocalApiTrouble />}
      {troubled.map((view) => (
        <WebhookTrouble key={view.id} view={view} />
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

/** Something is lost, or not as somebody meant it, while it stands. */
const isSerious = (code: AppView['notices'][number]['code']): boolean =>
  code === 'journal-unwritable' || code === 'policy-ignored' || code === 'environment-ignored';

function OutOfOffice({ until }: { readonly until: number | null }) {
  const { translator } = useApp();
  const now = useNow(until ?? 0);
  return (
    <li>
      <Glyph name="info" />
      <span>
        {until === null || until <= now
          ? translator.text('notice.out-of-office')
          : translator.text('notice.out-of-office-until', { moment: formatUntil(translator, until, now) })}
      </span>
    </li>
  );
}
