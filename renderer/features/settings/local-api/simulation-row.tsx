import { useId, useRef } from 'react';
import { useApp } from '../../../app-context';
import { Button } from '../../../ui/button';
import '../../../ui/dialog.css';
import { SettingRow } from '../../../ui/setting-row';

/** Lets whoever writes a program try it without a real organisation; what that means for the agent is said first. */
export function SimulationRow() {
  const { client, snapshot, translator } = useApp();
  const { isSimulated } = snapshot.app;
  const { port } = snapshot.settings.values.localApi;
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const whyId = useId();
  const title = translator.text('local-api.test.title');
  return (
    <SettingRow title={title} hint={translator.text(isSimulated ? 'local-api.test.is-on' : 'local-api.test.why')}>
      {(labelledBy) =>
        !isSimulated && (
          <>
            <Button look="standard" aria-describedby={labelledBy} onClick={() => dialog.current?.showModal()}>
              {translator.text('local-api.test.start')}
            </Button>
            <dialog ref={dialog} className="dialog" aria-labelledby={titleId} aria-describedby={whyId}>
              <h2 id={titleId}>{title}</h2>
              <p id={whyId}>{translator.text('local-api.test.dialog', { port: String(port) })}</p>
              <div className="dialog-ways">
                <Button look="quiet" onClick={() => dialog.current?.close()}>
                  {translator.text('local-api.test.no')}
                </Button>
                <Button look="primary" onClick={() => void client.send('localApi.simulate')}>
                  {translator.text('local-api.test.yes')}
                </Button>
              </div>
            </dialog>
          </>
        )
      }
    </SettingRow>
  );
}
