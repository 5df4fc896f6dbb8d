import { startSimulatedCloud } from '../../../electron/adapters/simulated-cloud';
import { FakePorts } from '../../fakes/ports';
import { RunningApp } from './desk';

// Signs in, follows the event feed, sets a presence and ends the app. Whatever is forgotten keeps this program alive.
const running = new RunningApp(new FakePorts(undefined, startSimulatedCloud), {
  mode: { kind: 'simulated' },
  version: '0.1.0',
  platform: 'linux',
  locale: 'en-GB',
  isLocalBuild: false,
  setUpOpens: 'never',
});
await running.signedIn();
running.tray.click('Meal');
await running.settledOn('Meal');
await running.app.dispose();
process.stdout.write('disposed\n');
