import { useApp } from '../../app-context';
import { Button } from '../../ui/button';

/** The way on where the keyring is in the way: a sign-in that is kept nowhere. */
export function WithoutKeyring() {
  const { client, translator } = useApp();
  return (
    <>
      <Button look="standard" onClick={() => void client.send('session.signInUntilQuit')}>
        {translator.text('keyring.without')}
      </Button>
      <p className="session-hint">{translator.text('keyring.without.hint')}</p>
    </>
  );
}
