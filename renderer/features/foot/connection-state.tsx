import { useApp } from '../../app-context';
import { Glyph } from '../../ui/glyph';
import { Spinner } from '../../ui/spinner';

/** How well what is shown follows the cloud, in a word. Its changes are spoken by the live regions. */
export function ConnectionState() {
  const { snapshot, translator } = useApp();
  const { connection, session } = snapshot;
  if (session.state === 'starting') return null;
  if (session.state !== 'signed-in') {
    return <p className="connection">{translator.text('connection.signed-out')}</p>;
  }
  switch (connection.state) {
    case 'offline':
      return (
        <p className="connection">
          <Glyph name="no-connection" />
          {translator.text('connection.offline')}
        </p>
      );
    case 'connecting':
      return (
        <p className="connection">
          <Spinner />
          {translator.text('connection.connecting')}
        </p>
      );
    case 'live':
      return (
        <p className="connection">
          <span className={connection.isStale ? 'dot ring' : 'dot'} aria-hidden="true" />
          {translator.text(connection.isStale ? 'connection.stale' : 'connection.live')}
        </p>
      );
  }
}
