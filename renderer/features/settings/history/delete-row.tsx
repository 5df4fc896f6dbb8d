import { useState } from 'react';
import { useApp } from '../../../app-context';
import { Button } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { SettingRow } from '../../../ui/setting-row';

/** Deletes what this computer has of the agent, once they have said so twice. */
export function DeleteRow() {
  const { client, translator } = useApp();
  const [stage, setStage] = useState<'offered' | 'asking' | 'deleted'>('offered');

  async function answer(isYes: boolean): Promise<void> {
    setStage('offered');
    if (isYes && (await client.send('history.deleteAll'))) setStage('deleted');
  }
  const hint = (
    <span role="status">
      {translator.text(stage === 'deleted' ? 'history-settings.deleted' : 'history-settings.delete.why')}
    </span>
  );
  return (
    <SettingRow title={translator.text('history-settings.delete')} hint={hint}>
      {(titleId) => (
        <>
          <Button look="standard" aria-describedby={titleId} onClick={() => setStage('asking')}>
            {translator.text('history-settings.delete.do')}
          </Button>
          {stage === 'asking' && (
            <ConfirmDialog
              title={translator.text('history-settings.delete.sure')}
              no={translator.text('history-settings.delete.no')}
              yes={translator.text('history-settings.delete.yes')}
              onAnswer={(isYes) => void answer(isYes)}
            >
              <p>{translator.text('history-settings.delete.gone')}</p>
              <p>{translator.text('history-settings.delete.stays')}</p>
            </ConfirmDialog>
          )}
        </>
      )}
    </SettingRow>
  );
}
