// A program that starts a desktop session, prints its environment as one line of JSON, and holds it until it is killed.
import { startDesktopSession } from '../../../scripts/lib/desktop-session/desktop-session';

const session = await startDesktopSession({ display: 'own', bus: 'own', keyring: 'none' });
process.stdout.write(`${JSON.stringify(session.env)}\n`);
setInterval(() => undefined, 60_000);
