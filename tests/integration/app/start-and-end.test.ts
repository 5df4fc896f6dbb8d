import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { startSimulatedCloud } from '../../../electron/adapters/simulated-cloud';
import { err, ok } from '../../../shared/result';
import { FakeLoginItem, FakePorts } from '../../fakes/ports';
import { Desk, presences } from './desk';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.close());

describe('A start', () => {
  it('draws the tray before it does anything else', () => {
    const ports = new FakePorts();
    let drawnBeforeKeychain = 0;
    ports.openSecrets = () => {
      drawnBeforeKeychain = ports.tray.models.length;
      return ports.secrets;
    };
    const running = desk.start({ ports });
    expect(drawnBeforeKeychain).toBe(1);
    expect(running.tray.labels).toEqual(['Starting…', 'Open Presence Tray', 'Settings…', 'Quit']);
    expect(ports.window.isShown).toBe(false);
  });

  it('with a tray host says so, tells once ever where it is, and opens no window', () => {
    const ports = new FakePorts();
    desk.start({ ports });
    ports.trayHost.tell('registered');
    ports.trayHost.tell('registered');
    expect(ports.announced).toEqual(['ready: tray registered']);
    expect(ports.notifications).toEqual(['Presence Tray is here']);
    expect(ports.settings.current().hasSeenTrayHint).toBe(true);
    expect(ports.window.isShown).toBe(false);
  });

  it('without a tray host opens the window, which says why, and notices one that comes later', async () => {
    const ports = new FakePorts();
    const running = desk.start({ ports });
    ports.trayHost.tell('absent');
    expect(ports.announced).toEqual(['ready: no tray host, window opened']);
    expect(ports.window).toMatchObject({ isShown: true, hasTrayHost: false });
    await running.shows('the notice', ({ app }) => app.notices.some(({ code }) => code === 'no-tray-host'));
    ports.trayHost.tell('appeared');
    expect(ports.tray.recreations).toBe(1);
    expect(ports.window.hasTrayHost).toBe(true);
    await running.shows('no notice', ({ app }) => app.notices.length === 0);
    expect(ports.announced).toHaveLength(1);
  });

  it('with a settings file that was kept aside says where it is', () => {
    const ports = new FakePorts();
    ports.settings.problem = { keptAside: '/home/maya/settings.json.broken', detail: 'It is not valid JSON.' };
    const running = desk.start({ ports });
    expect(running.snapshot.app.notices).toEqual([
      { code: 'settings-reset', detail: '/home/maya/settings.json.broken' },
    ]);
  });

  it('takes commands from the tray: open, and quit', () => {
    const running = desk.start();
    running.tray.click('Open Presence Tray');
    expect(running.ports.window.isShown).toBe(true);
    running.tray.click('Quit');
    expect(running.ports.hasQuit).toBe(true);
  });

  it('opens a page at a section for a window that asks, and closes it again', async () => {
    const { handlers, pages } = desk.start().ports;
    await handlers?.['window.openPage']({ page: 'settings', section: 'general' });
    expect(pages.opened).toContainEqual({ page: 'settings', section: 'general' });
    await handlers?.['window.closePage']({ page: 'settings' });
    expect(pages.opened).not.toContainEqual({ page: 'settings', section: 'general' });
  });

  it('shows another theme as soon as it is chosen', async () => {
    const running = desk.start();
    await running.ports.handlers?.['settings.update']({ theme: 'dark' });
    await running.shows('dark', (shown) => shown.settings.values.theme === 'dark');
    expect(running.ports.nativeTheme).toBe('dark');
  });

  it('allows at once what a new table of transitions allows, and refuses what it forbids', async () => {
    const running = await desk.startSignedIn();
    const refusalOf = (label: string): string | undefined =>
      running.snapshot.presence.choices.find((choice) => choice.label === label)?.refusal?.code;
    expect(refusalOf('Meal')).toBeUndefined();
    const transitions = { available: ['away'] } as const;
    expect(
      await running.ports.handlers?.['settings.update']({ transitions: { available: [...transitions.available] } }),
    ).toEqual({ ok: true, value: undefined });
    await running.shows('Meal refused', () => refusalOf('Meal') === 'transition-forbidden');
    expect(refusalOf('Away')).toBeUndefined();
  });

  it.each([true, false])('at login is as the organisation has decided it (%s)', (isDecidedOn) => {
    const ports = new FakePorts();
    ports.loginItem = new FakeLoginItem(!isDecidedOn);
    ports.settings.update({ startAtLogin: isDecidedOn });
    const running = desk.start({ ports });
    expect(ports.loginItem.isOn()).toBe(isDecidedOn);
    expect(running.snapshot.app.startsAtLogin).toBe(isDecidedOn);
  });

  it('at login is left to the person where nobody has decided it', () => {
    const ports = new FakePorts();
    ports.loginItem = new FakeLoginItem(true);
    desk.start({ ports });
    expect(ports.loginItem.isOn()).toBe(true);
  });
});

describe('Whether the app starts at login', () => {
  it('is asked of the system at the start and before the settings are shown, not at each change', async () => {
    const ports = new FakePorts();
    ports.loginItem = new FakeLoginItem(false);
    const running = await desk.startSignedIn({ ports });
    expect(ports.loginItem.looks).toBe(1);
    ports.loginItem.set(true);
    running.app.handle({ type: 'open-page', page: 'settings' });
    await running.shows('it starts at login', ({ app }) => app.startsAtLogin === true);
    await ports.handlers?.['window.openPage']({ page: 'settings' });
    await ports.handlers?.['window.openPage']({ page: 'history' });
    expect(ports.loginItem.looks).toBe(3);
  });
});

describe('A start without a usable cloud', () => {
  it('names the variables that are missing', async () => {
    const running = desk.run(new FakePorts(), { kind: 'unconfigured', missing: ['GENESYS_CLIENT_ID'] });
    await running.signedOut('misconfigured');
    expect(running.snapshot.session).toMatchObject({ canSignIn: false });
    expect(running.snapshot.session).toHaveProperty(
      'detail',
      expect.stringContaining('Set GENESYS_CLIENT_ID and start again'),
    );
    expect(running.tray.labels).toEqual([
      'Signed out',
      'Presence Tray is not set up for your organisation',
      'Open Presence Tray',
      'Settings…',
      'Quit',
    ]);
  });

  it.each([
    ['a host of no region', 'myorg.example.com', 'is no region of Genesys Cloud'],
    ['plain HTTP to another computer', 'http://cloud.example', 'must begin with https://'],
    ['an address with a path', 'https://cloud.example/login', 'must end after the host and port'],
  ])('says what is wrong with %s', async (_, orgHost, sentence) => {
    const running = desk.run(new FakePorts(), {
      kind: 'cloud',
      orgHost,
      access: { dialect: 'platform', clientId: 'client', grant: { kind: 'browser', redirectUri: null } },
    });
    await running.signedOut('misconfigured');
    expect(running.snapshot.session).toHaveProperty('detail', expect.stringContaining(sentence));
    running.app.handle({ type: 'sign-in' });
    running.app.handle({ type: 'set-presence', definitionId: presences.MEAL });
    expect(running.snapshot.session.state).toBe('signed-out');
  });

  it('goes on by a click once the key file that was in the way has been mended', async () => {
    const { url, oauth } = desk.description;
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const ports = new FakePorts();
    ports.keyFile = err({ detail: '/etc/key.pem can be read by others on this computer.' });
    const grant = { kind: 'jwt-bearer', privateKeyFile: '/etc/key.pem', userId: desk.agent().id } as const;
    const access = { dialect: 'platform', clientId: oauth.publicClientId, grant } as const;
    const running = desk.run(ports, { kind: 'cloud', orgHost: url, access });
    await running.signedOut('misconfigured');
    expect(running.snapshot.session).toMatchObject({ canSignIn: true });
    await ports.handlers?.['session.signIn']();
    await running.signedOut('misconfigured');
    ports.keyFile = ok(pem);
    await ports.handlers?.['session.signIn']();
    // The organisation does not know this key, which is another matter.
    await running.signedOut('application-refused');
  });

  it('says so when the simulator cannot be started', async () => {
    const ports = new FakePorts(undefined, () => Promise.reject(new Error('no port')));
    const running = desk.run(ports, { kind: 'simulated' });
    await running.signedOut('misconfigured');
    expect(running.snapshot.session).toHaveProperty('detail', expect.stringContaining('could not start'));
    expect(ports.log.entries.some(({ level }) => level === 'error')).toBe(true);
  });
});

describe('The simulated organisation', () => {
  it('signs in by itself, says what it is, and can be worked with', async () => {
    const ports = new FakePorts(undefined, startSimulatedCloud);
    const running = desk.run(ports, { kind: 'simulated' });
    await running.signedIn();
    expect(ports.shell.opened).toEqual([]);
    expect(running.snapshot.app).toMatchObject({ isSimulated: true, cloud: '' });
    expect(running.tray.model.tooltip).toContain('Simulated organisation');
    running.tray.click('Meal');
    await running.settledOn('Meal');
  });
});

describe('The end', () => {
  it('disposes of all that was started, twice without harm', async () => {
    const running = await desk.startSignedIn();
    const { ports } = running;
    running.tray.click('Meal');
    const dispose = running.app.dispose();
    await dispose;
    await running.app.dispose();
    expect(ports.scheduler.pending).toBe(0);
    expect([ports.tray, ports.trayHost, ports.window, ports.secrets].map(({ isDisposed }) => isDisposed)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([ports.handlers, ports.idle.isDisposed]).toEqual([null, true]);
    const drawn = ports.tray.models.length;
    await desk.control('presence', { userId: desk.agent().id, definitionId: presences.BREAK });
    expect(ports.tray.models).toHaveLength(drawn);
  });

  it('while the browser is open leaves no port open for it', async () => {
    const running = desk.start();
    running.ports.shell.signInAs = null;
    await running.signedOut('never');
    running.tray.click('Sign in…');
    await running.shows('the address', ({ session }) => session.state === 'signing-in' && session.address !== '');
    const redirectUri = new URL(running.ports.shell.opened[0] ?? '').searchParams.get('redirect_uri') ?? '';
    await running.app.dispose();
    await expect
      .poll(() =>
        fetch(redirectUri).then(
          () => 'open',
          () => 'closed',
        ),
      )
      .toBe('closed');
    expect(running.ports.scheduler.pending).toBe(0);
  });

  it('while the simulator is still starting ends the simulator too', async () => {
    let isEnded = false;
    let started = (): void => undefined;
    const ports = new FakePorts(undefined, async () => {
      await new Promise<void>((resolve) => (started = resolve));
      const cloud = await startSimulatedCloud();
      return { ...cloud, dispose: () => cloud.dispose().then(() => void (isEnded = true)) };
    });
    const running = desk.run(ports, { kind: 'simulated' });
    const ending = running.app.dispose();
    started();
    await ending;
    expect(isEnded).toBe(true);
  });

  it('leaves nothing that would keep a process alive', async () => {
    const program = path.join(import.meta.dirname, 'run-and-dispose.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    await once(child, 'close');
    expect(output).toContain('disposed');
    expect(child.exitCode).toBe(0);
  });
});
