import { prepareMachine } from '../../../scripts/lib/prepared-machine';
import { printReport } from '../../../scripts/lib/report';
import { rememberRuntime } from './runtime';

/** Before the first test: system packages, an Electron, and a build of the app as it is now. */
export default async function prepare(): Promise<void> {
  rememberRuntime(await prepareMachine('test', printReport, { build: true }));
}
