import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnswerRequest } from '../../../electron/ports';
import { ADDRESS_FILE } from '../../../shared/command-line/address';
import { LONGEST_REQUEST } from '../../../shared/command-line/protocol';
import { createVirtualTime } from '../../fakes/virtual-time';
import { Desk } from './desk';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.make();
});
afterEach(() => desk.dispose());

/** Answers with what was asked. */
const echo: AnswerRequest = async ({ request }) => ({
  type: 'done',
  text: `${request.verb}\n`,
  data: { asked: request },
});

const addressOf = async (folder: string): Promise<string> =>
  (JSON.parse(await readFile(path.join(folder, ADDRESS_FILE), 'utf8')) as { address: string }).address;

const modeOf = async (file: string): Promise<number> => (await stat(file)).mode & 0o777;

/** Leaves a socket behind on which nobody listens. */
async function killListenerAt(address: string): Promise<void> {
  const program = `require('node:net').createServer().listen(process.argv[1], () => console.log('listening'))`;
  const killed = spawn(process.execPath, ['-e', program, address], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(killed.stdout, 'data');
  killed.kill('SIGKILL');
  await once(killed, 'exit');
}

/** A program of somebody else, which may say anything. */
async function stranger(): Promise<{ readonly socket: Socket; readonly heard: () => string }> {
  const socket = connect(await addressOf(desk.folder));
  let text = '';
  socket.setEncoding('utf8').on('data', (more: string) => (text += more));
  socket.on('error', () => undefined);
  await once(socket, 'data');
  return { socket, heard: () => text };
}

/** Something that is waited for. */
function moment(): { readonly hasCome: Promise<void>; readonly come: () => void } {
  let come = (): void => undefined;
  const hasCome = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { hasCome, come };
}

/** Whether by a last word or without one. */
const hungUp = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    if (socket.closed) resolve();
    else socket.once('close', () => resolve());
  });

describe('The command line and the app', () => {
  it('speak over a socket that only its owner may use, in a folder that only its owner may enter', async () => {
    await desk.listen(echo);
    const address = await addressOf(desk.folder);
    expect(path.dirname(address)).toBe(path.join(desk.runtimeFolder, 'presence-tray'));
    expect(await modeOf(address)).toBe(0o600);
    expect(await modeOf(path.dirname(address))).toBe(0o700);
    expect(await modeOf(path.join(desk.folder, ADDRESS_FILE))).toBe(0o600);
    expect(await desk.run(['get'])).toEqual({ exitCode: 0, output: 'get\n', complaints: '' });
  });

  it('print one JSON object a line for programs', async () => {
    await desk.listen(echo);
    const { output } = await desk.run(['set', 'Break', '--note', 'ä\n"', '--json']);
    expect(output).toBe(
      `${JSON.stringify({ asked: { protocol: 1, verb: 'set', presence: 'Break', note: 'ä\n"' } })}\n`,
    );
  });

  it('meet in the user-data folder where the system has no folder for sockets', async () => {
    await desk.listen(echo, { runtimeFolder: undefined });
    expect(await addressOf(desk.folder)).toBe(path.join(desk.folder, 'command-line/app.sock'));
    expect(await modeOf(path.join(desk.folder, 'command-line'))).toBe(0o700);
    expect((await desk.run(['get'])).exitCode).toBe(0);
  });

  it('meet elsewhere where that path is longer than a socket may have', async () => {
    const userData = path.join(desk.folder, 'd'.repeat(100));
    await mkdir(userData);
    await desk.listen(echo, { runtimeFolder: undefined, userData });
    const address = await addressOf(userData);
    expect(Buffer.byteLength(address)).toBeLessThanOrEqual(103);
    expect(await modeOf(path.dirname(address))).toBe(0o700);
  });

  it('narrow a folder that was left open', async () => {
    const folder = path.join(desk.runtimeFolder, 'presence-tray');
    await mkdir(folder);
    await chmod(folder, 0o777);
    await desk.listen(echo);
    expect(await modeOf(folder)).toBe(0o700);
  });

  it('do not meet in a folder that is a link, for it may be somebody else’s', async () => {
    await symlink(desk.folder, path.join(desk.runtimeFolder, 'presence-tray'));
    await expect(desk.listen(echo)).rejects.toThrow('belongs to somebody else');
  });

  it('do not speak over a socket of somebody else', async () => {
    await desk.listen(echo);
    const run = await desk.run(['get'], { ownUserId: 12_345 });
    expect(run).toMatchObject({
      exitCode: 3,
      output: '',
      complaints: expect.stringContaining('somebody else') as string,
    });
  });

  it('are kept apart for each installation', async () => {
    const other = path.join(desk.folder, 'simulated');
    await mkdir(other);
    await desk.listen(echo);
    await desk.listen(async () => ({ type: 'done', text: 'simulated\n', data: null }), { userData: other });
    expect(await addressOf(other)).not.toBe(await addressOf(desk.folder));
    expect((await desk.run(['get'])).output).toBe('get\n');
  });
});

describe('Where no app runs', () => {
  it('the command line says so and ends with 3', async () => {
    expect(await desk.run(['get'])).toEqual({
      exitCode: 3,
      output: '',
      complaints: 'Presence Tray is not running. Start it and try again.\n',
    });
    const { complaints } = await desk.run(['get', '--json']);
    expect(JSON.parse(complaints)).toMatchObject({ code: 'not-running' });
  });

  it('it names the simulated organisation when that runs, and does not take it for the real one', async () => {
    const simulated = path.join(desk.folder, 'simulated');
    await mkdir(simulated);
    await desk.listen(echo, { userData: simulated });
    const { exitCode, complaints } = await desk.run(['set', 'Break']);
    expect({ exitCode, complaints }).toEqual({
      exitCode: 3,
      complaints: expect.stringContaining('--simulated') as string,
    });
  });

  it('what a killed app left behind is neither spoken to nor in the way of the next one', async () => {
    const ended = await desk.listen(echo);
    const address = await addressOf(desk.folder);
    ended.dispose();
    await killListenerAt(address);
    await writeFile(path.join(desk.folder, ADDRESS_FILE), JSON.stringify({ address }));
    expect((await stat(address)).isSocket()).toBe(true);
    expect((await desk.run(['get'])).exitCode).toBe(3);
    await desk.listen(echo);
    expect((await desk.run(['get'])).exitCode).toBe(0);
  });

  it('an app that lives is not pushed aside', async () => {
    await desk.listen(echo);
    await expect(desk.listen(echo)).rejects.toThrow('another app listens');
    expect((await desk.run(['get'])).exitCode).toBe(0);
  });

  it('nothing is left of an app that has ended', async () => {
    const listening = await desk.listen(echo);
    listening.dispose();
    expect(await readdir(desk.folder)).toEqual([]);
    expect((await desk.run(['get'])).exitCode).toBe(3);
  });
});

describe('The answers', () => {
  it.each([
    ['invalid', 2],
    ['refused', 4],
    ['conflict', 5],
    ['pending', 6],
    ['not-ready', 7],
    ['internal', 1],
  ] as const)('%s ends with %i and is said on standard error', async (code, exitCode) => {
    await desk.listen(async () => ({ type: 'failed', code, message: 'So it is.', details: { why: 1 } }));
    expect(await desk.run(['get'])).toEqual({ exitCode, output: '', complaints: 'So it is.\n' });
    const { complaints } = await desk.run(['get', '--json']);
    expect(JSON.parse(complaints)).toEqual({ error: 'So it is.', code, details: { why: 1 } });
  });

  it('are not waited for where the words are wrong, which programs are told as they are told all else', async () => {
    for (const words of [
      ['get', '--json', '--bogus'],
      ['gte', '--json'],
      ['history', '--csv', '--json'],
    ]) {
      const { exitCode, output, complaints } = await desk.run(words);
      expect({ exitCode, output }).toEqual({ exitCode: 2, output: '' });
      expect(JSON.parse(complaints)).toMatchObject({ code: 'invalid', details: null });
    }
    expect((await desk.run(['gte'])).complaints).toMatch(/^There is no command “gte”\.\n.*help/);
  });

  it('what it is not made for is a bug: logged, told as 1, and not told why', async () => {
    await desk.listen(() => Promise.reject(new Error('a secret of the inside')));
    const { exitCode, complaints } = await desk.run(['get']);
    expect(exitCode).toBe(1);
    expect(complaints).not.toContain('secret');
    expect(desk.log.entries).toContainEqual(expect.objectContaining({ level: 'error' }));
  });

  it('come in pieces, and all of them arrive however slowly they are read', async () => {
    const pieces = Array.from({ length: 400 }, (_, index) => `${index}:${'x'.repeat(50_000)}\n`);
    await desk.listen(async ({ tell }) => {
      for (const piece of pieces) await tell(piece, null);
      return { type: 'done', text: '', data: null };
    });
    const { exitCode, output } = await desk.run(['history', '--csv']);
    expect(exitCode).toBe(0);
    expect(output === pieces.join('')).toBe(true);
  });

  it('to a watch that nobody reads any more end without a complaint, and the app hears of it', async () => {
    const gone = moment();
    await desk.listen(async ({ tell, gone: signal }) => {
      signal.addEventListener('abort', () => gone.come());
      await tell('Available\n', null);
      await gone.hasCome;
      return { type: 'done', text: '', data: null };
    });
    const { exitCode, complaints } = await desk.run(['watch'], { reads: false });
    expect({ exitCode, complaints }).toEqual({ exitCode: 0, complaints: '' });
    await gone.hasCome;
  });

  it('to a watch end with 3 when the app does', async () => {
    const told = moment();
    const listening = await desk.listen(async ({ tell, gone }) => {
      await tell('Available\n', null);
      told.come();
      await once(gone, 'abort');
      return { type: 'done', text: '', data: null };
    });
    const run = desk.run(['watch']);
    await told.hasCome;
    listening.dispose();
    expect(await run).toEqual({ exitCode: 3, output: 'Available\n', complaints: 'Presence Tray has ended.\n' });
  });

  it('of another version, or of something else, are not taken for ours', async () => {
    let greeting = '{"type":"hello","protocol":2,"version":"9.9.9","more":true}\n';
    const address = path.join(desk.runtimeFolder, 'other.sock');
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end(greeting);
    }).listen(address);
    await once(server, 'listening');
    await writeFile(path.join(desk.folder, ADDRESS_FILE), JSON.stringify({ address }));
    expect(await desk.run(['get'])).toMatchObject({
      exitCode: 8,
      complaints: expect.stringContaining('version 9.9.9, this one is 0.1.0') as string,
    });
    for (greeting of ['HTTP/1.1 400 Bad Request\n', '{}\n', `${'x'.repeat(2_000_000)}\n`]) {
      expect((await desk.run(['get'])).exitCode).toBe(8);
    }
    server.close();
  });
});

describe('A program that misbehaves', () => {
  it.each([
    ['words', 'hello\n'],
    ['half a request', '{"protocol":1,"ve\n'],
    ['another protocol', '{"protocol":2,"verb":"get"}\n'],
    ['an unknown verb', '{"protocol":1,"verb":"quit"}\n'],
    ['too much', '{"protocol":1,"verb":"get","also":1}\n'],
    ['a note that is too long', `{"protocol":1,"verb":"set","note":"${'x'.repeat(201)}"}\n`],
  ])('that sends %s is told and hung up on', async (_, line) => {
    await desk.listen(echo);
    const { socket, heard } = await stranger();
    socket.write(line);
    await hungUp(socket);
    expect(JSON.parse(heard().split('\n')[1]!)).toMatchObject({ type: 'failed', code: 'invalid' });
  });

  it('that sends a line without end is hung up on, having taken little memory', async () => {
    await desk.listen(echo);
    const { socket } = await stranger();
    let sent = 0;
    const chunk = 'x'.repeat(LONGEST_REQUEST);
    const send = (): void => {
      while (!socket.destroyed && socket.write(chunk)) sent += chunk.length;
    };
    socket.on('drain', send);
    send();
    await hungUp(socket);
    expect(sent).toBeLessThan(50 * LONGEST_REQUEST);
    expect((await desk.run(['get'])).exitCode).toBe(0);
  });

  it('that vanishes in the middle of a word leaves nothing behind', async () => {
    const asked: string[] = [];
    await desk.listen(async (asking) => {
      asked.push(asking.request.verb);
      return echo(asking);
    });
    const { socket } = await stranger();
    socket.write('{"protocol":1,"verb":');
    socket.destroy();
    await hungUp(socket);
    expect((await desk.run(['get'])).exitCode).toBe(0);
    expect(asked).toEqual(['get']);
  });

  it('that asks for more than one thing gets the first', async () => {
    await desk.listen(echo);
    const { socket, heard } = await stranger();
    socket.write('{"protocol":1,"verb":"get"}\n{"protocol":1,"verb":"watch"}\n');
    await hungUp(socket);
    expect(heard().trim().split('\n').slice(1)).toHaveLength(1);
  });

  it('that says nothing is hung up on after ten seconds', async () => {
    const time = createVirtualTime();
    await desk.listen(echo, { scheduler: time.scheduler });
    const { socket } = await stranger();
    await time.advance(9_999);
    expect(socket.closed).toBe(false);
    await time.advance(1);
    await hungUp(socket);
    expect(time.pending()).toBe(0);
  });

  it('is one of two hundred at a time, and all are answered', async () => {
    let open = 0;
    const all = moment();
    await desk.listen(async (asking) => {
      open += 1;
      if (open === 200) all.come();
      await all.hasCome;
      return echo(asking);
    });
    const runs = await Promise.all(Array.from({ length: 200 }, () => desk.run(['get'])));
    expect(runs.filter(({ exitCode, output }) => exitCode === 0 && output === 'get\n')).toHaveLength(200);
  });

  it('and opens more than 256 connections is refused the rest, and logged', async () => {
    await desk.listen(echo);
    const address = await addressOf(desk.folder);
    const refused = moment();
    const sockets = Array.from({ length: 300 }, () => connect(address));
    let closed = 0;
    for (const socket of sockets) {
      socket
        .on('error', () => undefined)
        .on('close', () => {
          closed += 1;
          if (closed === 300 - 256) refused.come();
        });
    }
    await refused.hasCome;
    expect(desk.log.entries).toContainEqual(expect.objectContaining({ level: 'warn' }));
    for (const socket of sockets) socket.destroy();
  });
});
