import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Glyph } from '../../ui/glyph';
import { AccountButton } from './account-button';
import { ConnectionState } from './connection-state';
import './foot.css';

/** The last line of every page: whose presence this is, whether it is real, and how well it follows the cloud. */
export function Foot() {
  const { client, snapshot, translator } = useApp();
  const { isSimulated, isLocalBuild } = snapshot.app;
  return (
    <footer className="foot" data-area>
      {snapshot.session.state === 'signed-in' && <AccountButton session={snapshot.session} />}
      {isSimulated && <Chip>{translator.text('badge.simulated')}</Chip>}
      {isLocalBuild && <Chip>{translator.text('badge.local-build')}</Chip>}
      {snapshot.session.state === 'signed-in' && (
        <Button
          look="quiet"
          aria-label={translator.text('foot.history')}
          title={translator.text('foot.history')}
          onClick={() => void client.send('window.openPage', { page: 'history' })}
        >
          <Glyph name="timeline" />
        </Button>
      )}
      <ConnectionState />
    </footer>
  );
}
