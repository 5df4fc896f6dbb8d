import type { SessionView } from '../../../shared/snapshot';
import { useApp } from '../../app-context';
import { Spinner } from '../../ui/spinner';
import { WithoutKeyring } from './without-keyring';

type WaitingFor = Extract<SessionView, { state: 'starting' }>['waitingFor'];

/** The window opened before main was ready. What it waits for is named, because a keyring may want an answer. */
export function Starting({ waitingFor }: { readonly waitingFor: WaitingFor }) {
  const { translator } = useApp();
  return (
    <>
      <div className="session-waiting">
        <Spinner />
      </div>
      <h1 className="session-title">{translator.text(`starting.${waitingFor}`)}</h1>
      <p className="session-why">{translator.text(`starting.${waitingFor}.why`)}</p>
      {waitingFor === 'keyring' && <WithoutKeyring />}
    </>
  );
}
