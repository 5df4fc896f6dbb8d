import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Cloud } from './cloud';
import type { LaunchedApp } from './launched-app';

/** Something that must be nowhere but in memory, in the keychain and on its way to the cloud. */
export interface Mark {
  /** What it is, for the message. */
  readonly name: string;
  readonly text: string;
}

/** A place where a mark was found. */
export interface Finding {
  readonly mark: string;
  readonly place: string;
}

/** Shorter ones would be found by chance. */
const SHORTEST_MARK = 16;

/** The spellings in which a text may stand somewhere: as it is, in base64, percent-encoded, and in two bytes a character. */
function spellings(text: string): readonly Buffer[] {
  const base64 = Buffer.from(text, 'utf8').toString('base64').replace(/=+$/, '');
  const utf8 = [text, base64, Buffer.from(text, 'utf8').toString('base64url'), encodeURIComponent(text)];
  return [...new Set(utf8)].map((spelling) => Buffer.from(spelling, 'utf8')).concat(Buffer.from(text, 'utf16le'));
}

/** The marks whose text is in the content, whatever its spelling. */
export function marksIn(content: Buffer, marks: readonly Mark[]): readonly string[] {
  return marks
    .filter(
      ({ text }) => text.length >= SHORTEST_MARK && spellings(text).some((spelling) => content.includes(spelling)),
    )
    .map(({ name }) => name);
}

/** Every file below a folder, which the app may have written. Sockets and links that lead nowhere are passed over. */
export async function marksInFolder(folder: string, marks: readonly Mark[]): Promise<readonly Finding[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const findings = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const file = path.join(entry.parentPath, entry.name);
        const content = await readFile(file).catch(() => Buffer.alloc(0));
        return marksIn(content, marks).map((mark) => ({ mark, place: path.relative(folder, file) }));
      }),
  );
  return findings.flat();
}

/** The heap of a page, as its own debugger writes it down: every string that it holds. */
export async function marksInHeap(page: Page, marks: readonly Mark[]): Promise<readonly Finding[]> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return marksIn(Buffer.from(chunks.join('')), marks).map((mark) => ({ mark, place: 'the heap of the window' }));
}

/** Begins to write down everything that main sends to windows, and everything that it is sent; to be called before any window opens. */
export async function recordMessages(app: LaunchedApp): Promise<void> {
  await app.electron.evaluate(({ app: electronApp, ipcMain }) => {
    const record: string[] = [];
    (globalThis as { recordedMessages?: string[] }).recordedMessages = record;
    const write = (what: unknown): void => void record.push(JSON.stringify(what) ?? '');
    electronApp.on('web-contents-created', (_event, contents) => {
      const send = contents.send.bind(contents);
      contents.send = (channel, ...values: unknown[]) => {
        write({ to: channel, values });
        send(channel, ...values);
      };
      contents.on('ipc-message', (_message, channel, ...values: unknown[]) => write({ from: channel, values }));
    });
    // The handlers stand already: each is wrapped, so that its question and its answer are seen.
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, (...values: unknown[]) => unknown> })
      ._invokeHandlers;
    for (const [channel, handle] of handlers) {
      handlers.set(channel, async (event, ...values) => {
        const answer: unknown = await handle(event, ...values);
        write({ asked: channel, values, answer });
        return answer;
      });
    }
  });
}

/** How many messages were written down, and which marks are in them. */
export async function marksInMessages(
  app: LaunchedApp,
  marks: readonly Mark[],
): Promise<{ readonly count: number; readonly findings: readonly Finding[] }> {
  const messages = await app.electron.evaluate(
    () => (globalThis as { recordedMessages?: string[] }).recordedMessages ?? [],
  );
  const findings = messages.flatMap((message) =>
    marksIn(Buffer.from(message), marks).map((mark) => ({ mark, place: `a message: ${message.slice(0, 60)}…` })),
  );
  return { count: messages.length, findings };
}

/** Every secret that went over the wire between the app and the cloud so far: tokens, codes, proofs, a client's own. */
export async function marksOnTheWire(cloud: Cloud): Promise<readonly Mark[]> {
  const marks = new Map<string, string>();
  const add = (name: string, text: string | null | undefined): void => {
    if (typeof text === 'string' && text.length >= SHORTEST_MARK) marks.set(text, name);
  };
  for (const { headers, body, path: asked } of await cloud.requests('**')) {
    // Whoever has it hears what the agent's event feed tells.
    add('a channel id', /\/channels\/([^/]{16,})/.exec(asked)?.[1]);
    const authorization = headers['authorization'] ?? '';
    add('an access token', /^Bearer (.+)$/i.exec(authorization)?.[1]);
    add('a Basic header', /^Basic (.+)$/i.exec(authorization)?.[1]);
    const form = new URLSearchParams(body);
    add('an authorisation code', form.get('code'));
    add('a code verifier', form.get('code_verifier'));
    add('a refresh token', form.get('refresh_token'));
    add('an assertion', form.get('assertion'));
    add('a client secret', form.get('client_secret'));
  }
  return [...marks].map(([text, name]) => ({ name, text }));
}

/** A mark that no other test has. */
export const plantedMark = (seed: string): Mark => ({
  name: 'the planted mark',
  text: `planted-${createHash('sha256').update(seed).digest('hex')}`,
});
