import { describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../../electron/app';
import { FakePorts } from '../../fakes/ports';

function announcedBy(isLocalBuild: boolean): readonly string[] {
  const ports = new FakePorts();
  const mode = { kind: 'unconfigured', missing: [] } as const;
  const app = createApp(ports, {
    mode,
    version: '0.1.0',
    platform: 'linux',
    locale: 'en-GB',
    isLocalBuild,
    setUpOpens: 'never',
  });
  onTestFinished(() => app.dispose());
  return ports.announced;
}

describe('A package on another Electron than the pinned one', () => {
  it('says so at the start', () => {
    expect(announcedBy(true)).toEqual(['local build: made on another Electron than the pinned one, not for release']);
  });

  it('is not what every other package takes itself for', () => {
    expect(announcedBy(false)).toEqual([]);
  });
});
