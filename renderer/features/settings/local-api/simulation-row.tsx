import { useState } from 'react';
import { useApp } from '../../../app-context';
import { Button } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { SettingRow } from '../../../ui/setting-row';

/** Lets whoever writes a program try it without a real organisation; what that means for the agent is said first. */
export function SimulationRow() {
  const { client, snapshot, translator } = useApp();
  const { isSimulated } = snapshot.app;
  const { port } = snapshot.settings.values.localApi;
  const [isAsking, setIsAsking] = useState(false);
  const title = translator.text('local-api.test.title');
  function answer(isYes: boolean): void {
    setIsAsking(false);
    if (isYes) void client.send('localApi.simulate');
  }

  return (
    <SettingRow title={title} hint={translator.text(isSimulated ? 'local-api.test.is-on' : 'local-api.test.why')}>
      {(labelledBy) =>
        !isSimulated && (
          <>
            <Button look="standard" aria-describedby={labelledBy} onClick={() => setIsAsking(true)}>
              {translator.text('local-api.test.start')}
            </Button>
            {isAsking && (
              <ConfirmDialog
                title={title}
                no={translator.text('local-api.test.no')}
                yes={translator.text('local-api.test.yes')}
                onAnswer={answer}
              >
                <p>{translator.text('local-api.test.dialog', { port: String(port) })}</p>
              </ConfirmDialog>
            )}
          </>
        )
      }
    </SettingRow>
  );
}
