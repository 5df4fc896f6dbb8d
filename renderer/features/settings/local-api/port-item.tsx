import { useId, useState } from 'react';
import { portNumber } from '../../../../shared/settings/port-number';
import { useApp } from '../../../app-context';
import '../../../ui/field.css';
import { SettingItem } from '../setting-item';

/** The port. It moves when the field is left or Enter is pressed, not while a number is being typed. */
export function PortItem() {
  const { client, snapshot, translator } = useApp();
  const { port } = snapshot.settings.values.localApi;
  const [typed, setTyped] = useState<string | null>(null);
  const problemId = useId();
  const parsed = typed === null ? null : portNumber.safeParse(Number(typed));
  const isWrong = parsed?.success === false;

  async function keep(): Promise<void> {
    if (parsed?.success !== true) return;
    if (parsed.data === port || (await client.send('settings.update', { localApi: { port: parsed.data } })))
      setTyped(null);
  }

  return (
    <SettingItem
      path="localApi.port"
      title={translator.text('local-api.port')}
      {...(isWrong && { hint: <span id={problemId}>{translator.text('local-api.port.wrong')}</span> })}
      decidedValue={String(port)}
    >
      {(labelledBy) => (
        <form
          className="field local-api-port"
          onSubmit={(event) => {
            event.preventDefault();
            void keep();
          }}
        >
          <input
            type="text"
            inputMode="numeric"
            autoComplete="off"
            aria-labelledby={labelledBy}
            aria-invalid={isWrong}
            {...(isWrong && { 'aria-describedby': problemId })}
            value={typed ?? String(port)}
            onChange={({ target }) => setTyped(target.value)}
            onBlur={() => void keep()}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || typed === null) return;
              event.stopPropagation();
              setTyped(null);
            }}
          />
        </form>
      )}
    </SettingItem>
  );
}
