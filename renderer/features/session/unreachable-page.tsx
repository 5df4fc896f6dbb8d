import { createTranslator } from '../../../shared/i18n';
import { Button } from '../../ui/button';
import { PresenceTile } from '../../ui/presence-tile';
import './session-page.css';

/** Main did not give the window its picture. There is nothing to show and one thing to do. */
export function UnreachablePage({ onClose }: { readonly onClose: () => void }) {
  const translator = createTranslator(navigator.language);
  return (
    <div className="session-page">
      <main className="session-main">
        <PresenceTile presence="unknown" isStale />
        <h1 className="session-title">{translator.text('window.not-reached')}</h1>
        <p className="session-why">{translator.text('window.not-reached.why')}</p>
        <Button look="primary" onClick={onClose}>
          {translator.text('window.close')}
        </Button>
      </main>
    </div>
  );
}
