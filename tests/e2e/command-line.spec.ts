import { once } from 'node:events';
import { hasSaid, runCommandLine, runDevelopmentCommandLine, startCommandLine } from './support/command-line';
import { expect, test } from './support/fixtures';
import { until } from './support/until';

/** A person at a terminal waits no longer without wondering; the machine of the tests is shared. */
const patienceMs = 5_000;

test.describe('the command line of the app that runs', () => {
  test('says what the presence is, by the binary and without it', async ({ app, userData }, testInfo) => {
    const byBinary = await runCommandLine(userData, 'get');
    expect(byBinary.output).toMatch(/^Available\n {2}since .*, /);
    expect(byBinary).toMatchObject({ exitCode: 0, complaints: '' });
    const byNode = await runDevelopmentCommandLine(userData, 'get', '--json');
    expect(byNode).toMatchObject({ exitCode: 0, complaints: '' });
    expect(JSON.parse(byNode.output)).toMatchObject({ label: 'Available', state: 'available', connection: 'live' });
    for (const [way, { tookMs }] of Object.entries({ byBinary, byNode })) {
      testInfo.annotations.push({ type: 'duration', description: `get ${way}: ${Math.round(tookMs)} ms` });
      expect(tookMs).toBeLessThan(patienceMs);
    }
    expect(await app.isWindowVisible()).toBe(false);
    expect(app.isRunning).toBe(true);
  });

  test('sets a presence with a note and a length, and it is told as theirs', async ({ app, cloud, userData }) => {
    const run = await runCommandLine(userData, 'set', 'br', '--note', 'Dentist, "upstairs"', '--for', '15m');
    expect(run).toMatchObject({ exitCode: 0, complaints: '' });
    expect(run.output).toMatch(/^Break\n.*set by you from the command line\n {2}note: Dentist, "upstairs"\n {2}until /);
    const held = await cloud.holds('Break');
    expect(held.message).toBe('Dentist, "upstairs"');
    await app.tray.menuBecomes((items) => items.some(({ label }) => label === 'Set by you from the command line'));
  });

  test('ends with 4 and what is possible instead when it is refused, and with 2 for words it does not know', async ({
    app: _app,
    userData,
    cloud,
  }) => {
    await cloud.changeElsewhere('Break');
    await until('the change is known', async () => {
      const { output } = await runDevelopmentCommandLine(userData, 'get');
      return output.startsWith('Break') ? true : undefined;
    });
    const refused = await runCommandLine(userData, 'set', 'Away', '--json');
    expect(refused).toMatchObject({ exitCode: 4, output: '' });
    expect(JSON.parse(refused.complaints)).toMatchObject({
      code: 'refused',
      details: { code: 'transition-forbidden', allowed: { states: ['available', 'unavailable', 'offline'] } },
    });
    const slip = await runDevelopmentCommandLine(userData, 'set', 'Brake');
    expect(slip).toMatchObject({ exitCode: 4, complaints: 'There is no presence “Brake”. Did you mean Break?\n' });
    expect(await runCommandLine(userData, 'gte')).toMatchObject({ exitCode: 2, output: '' });
  });

  test('watches changes made elsewhere until it is told to end, and until the app ends', async ({
    app,
    userData,
    cloud,
  }) => {
    const watch = startCommandLine(userData, ['watch']);
    const other = startCommandLine(userData, ['watch', '--json']);
    await hasSaid(watch, /Available/);
    await hasSaid(other, /"snapshot"/);
    await cloud.changeElsewhere('Meeting');
    expect(await hasSaid(watch, /Meeting/)).toMatch(/\d\d:\d\d:\d\d {2}Meeting {2}\(Changed elsewhere\)\n$/);
    watch.kill('SIGINT');
    await once(watch, 'close');
    const lines = (await hasSaid(other, /"change".*\n.*"snapshot".*\n/)).trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { type: string }).type)).toEqual([
      'snapshot',
      'change',
      'snapshot',
    ]);
    const [ended] = await Promise.all([once(other, 'close'), app.quit()]);
    expect(ended[0]).toBe(3);
  });

  test('gives the history as a spreadsheet and what may be chosen', async ({ app: _app, userData }) => {
    const history = await runCommandLine(userData, 'history', '--csv');
    expect(history).toMatchObject({ exitCode: 0, complaints: '' });
    const [head, first] = history.output.split('\r\n');
    expect(head).toMatch(/^Start,End,/);
    expect(first).toMatch(/^\d{4}-\d\d-\d\dT00:00:00/);
    const wrong = await runCommandLine(userData, 'history', '--from', 'yesterday');
    expect(wrong).toMatchObject({ exitCode: 2, output: '' });
    expect(wrong.complaints).toContain('Give a date such as 2026-10-25');
    expect((await runDevelopmentCommandLine(userData, 'presences')).output).toMatch(/^Available +now\nOn Queue\n/);
  });

  test('gives a token of the local API, the same each time', async ({ app: _app, userData }) => {
    const first = await runCommandLine(userData, 'api-token', '--read-only');
    expect(first).toMatchObject({ exitCode: 0, output: expect.stringMatching(/^ptr_[\w-]+\n$/) });
    expect((await runDevelopmentCommandLine(userData, 'api-token', '--read-only')).output).toBe(first.output);
  });

  test('says that nobody is signed in', async ({ startApp, userData }) => {
    const app = await startApp();
    await app.ready();
    expect(await runDevelopmentCommandLine(userData, 'get')).toMatchObject({
      exitCode: 7,
      complaints: 'Nobody is signed in. Sign in to Presence Tray first.\n',
    });
  });
});

test.describe('the command line where no app runs', () => {
  test('says so with 3, starts nothing, and tells about itself all the same', async ({ userData }) => {
    for (const run of [runCommandLine, runDevelopmentCommandLine]) {
      expect(await run(userData, 'get')).toMatchObject({
        exitCode: 3,
        output: '',
        complaints: 'Presence Tray is not running. Start it and try again.\n',
      });
      expect((await run(userData, 'help')).output).toContain('presence-tray set NAME');
      expect((await run(userData, '--version')).output).toMatch(/^\d+\.\d+\.\d+\n$/);
    }
  });

  test('nor after it was killed; and the next start can be spoken to', async ({ app, startApp, userData }) => {
    await app.kill('SIGKILL');
    expect((await runCommandLine(userData, 'get')).exitCode).toBe(3);
    const next = await startApp();
    await next.ready();
    await until('the next start answers', async () =>
      (await runDevelopmentCommandLine(userData, 'get')).exitCode === 0 ? true : undefined,
    );
  });
});
