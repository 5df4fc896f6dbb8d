import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { projectFolder } from '../../../scripts/lib/project';

/** The port in the examples. */
const DOCUMENTED_PORT = ':3000/';

/** Every call of curl that docs/local-api.md shows under a heading, as it stands there. */
export async function documentedCalls(heading: string): Promise<readonly string[]> {
  const text = await readFile(path.join(projectFolder, 'docs/local-api.md'), 'utf8');
  const section = text.split(/^###? /m).find((each) => each.startsWith(`${heading}\n`)) ?? '';
  const blocks = [...section.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block]) => block ?? '');
  return blocks
    .join('')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line.includes('curl '));
}

export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/** Runs a call in a shell, with the token and the port of the app that is tested in the place of the documented ones. */
export async function runCall(call: string, port: number, token: string): Promise<Answered> {
  const command = call.replaceAll(DOCUMENTED_PORT, `:${port}/`).replace('curl ', "curl -sS -w '\\n%{http_code}' ");
  const environment = { ...process.env, TOKEN: token };
  const { stdout } = await promisify(execFile)('sh', ['-c', command], { env: environment, timeout: 20_000 });
  const [status = '', ...lines] = stdout.trimEnd().split('\n').reverse();
  return { status: Number(status), body: JSON.parse(lines.reverse().join('\n')) };
}

/** What a call that stays open has sent when enough has come. */
export async function streamed(
  call: string,
  port: number,
  token: string,
  isEnough: (text: string) => boolean,
): Promise<string> {
  const command = call.replaceAll(DOCUMENTED_PORT, `:${port}/`).replace('curl ', 'exec curl -sS ');
  return new Promise((resolve, reject) => {
    const running = execFile('sh', ['-c', command], { env: { ...process.env, TOKEN: token }, timeout: 20_000 });
    let text = '';
    running.stdout?.on('data', (chunk: string) => {
      text += chunk;
      if (isEnough(text)) running.kill();
    });
    running.on('error', reject).on('close', () => resolve(text));
  });
}
