import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Glyph } from '../../ui/glyph';
import type { GlyphName } from '../../ui/glyph-drawings';
import { AccountButton } from './account-button';
import { ConnectionState } from './connection-state';
import './foot.css';

interface PageButtonProps {
  readonly page: 'history' | 'settings';
  readonly glyph: GlyphName;
}

/** Opens a titled window: on a desktop without a tray, the only way to it that can be seen. */
function PageButton({ page, glyph }: PageButtonProps) {
  const { client, translator } = useApp();
  const label = translator.text(`foot.${page}`);
  return (
    <Button look="quiet" aria-label={label} title={label} onClick={() => void client.send('window.openPage', { page })}>
      <Glyph name={glyph} />
    </Button>
  );
}

/** The last line of every page: whose status this is, whether it is real, the ways to the other windows, and how well it follows the cloud. */
export function Foot() {
  const { snapshot, translator } = useApp();
  const { isSimulated, isLocalBuild } = snapshot.app;
  return (
    <footer className="foot" data-area>
      {snapshot.session.state === 'signed-in' && <AccountButton session={snapshot.session} />}
      {isSimulated && <Chip>{translator.text('badge.simulated')}</Chip>}
      {isLocalBuild && <Chip>{translator.text('badge.local-build')}</Chip>}
      {snapshot.session.state === 'signed-in' && <PageButton page="history" glyph="timeline" />}
      <PageButton page="settings" glyph="gear" />
      <ConnectionState />
    </footer>
  );
}
