import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronRuntime } from './electron-runtime';
import { cacheFolder, projectFolder } from './project';
import type { Report } from './report';
import { runProgram } from './run-program';

const packageFolder = path.join(projectFolder, 'node_modules/electron');
const probeLimitMs = 5_000;
const downloadLimitMs = 300_000;
/** How long a failed download is remembered, so that each start on a machine without GitHub does not wait for it again. */
const failureMemoryMs = 12 * 60 * 60 * 1000;

/** The version of the `electron` package in node_modules, which package.json pins. */
export function pinnedElectronVersion(): string {
  const manifest = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

/** The pinned Electron if the `electron` package has already fetched it. */
export async function findOfficialElectron(): Promise<ElectronRuntime | undefined> {
  const version = pinnedElectronVersion();
  const folder = path.join(packageFolder, 'dist');
  const program = await readFile(path.join(packageFolder, 'path.txt'), 'utf8').catch(() => undefined);
  const unpacked = await readFile(path.join(folder, 'version'), 'utf8').catch(() => '');
  if (program === undefined || unpacked.trim().replace(/^v/, '') !== version) return undefined;
  const executable = path.join(folder, program);
  return existsSync(executable) ? { kind: 'official', version, folder, executable } : undefined;
}

/**
 * Lets the `electron` package fetch its binary. On linux-x64, where another runtime can stand in, an unreachable server is
 * noticed within seconds and the failure is remembered for half a day.
 */
export async function installOfficialElectron(
  report: Report,
): Promise<{ runtime: ElectronRuntime; reason?: never } | { runtime?: undefined; reason: string }> {
  const version = pinnedElectronVersion();
  const memory = path.join(cacheFolder(), 'electron-download-failed.json');
  const server = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'] ?? 'https://github.com';
  const remembered = await rememberedFailure(memory, version, server);
  if (remembered !== undefined) return { reason: remembered };

  let reason = await whyUnreachable(server);
  if (reason === undefined) {
    report(`runtime: downloading Electron ${version}`);
    const result = await runProgram(process.execPath, [path.join(packageFolder, 'install.js')], {
      timeLimitMs: downloadLimitMs,
    });
    const runtime = result.exitCode === 0 ? await findOfficialElectron() : undefined;
    if (runtime !== undefined) {
      await rm(memory, { force: true });
      return { runtime };
    }
    reason = result.timedOut ? 'the download took too long' : `its installer failed: ${firstLine(result.stderr)}`;
  }
  await mkdir(path.dirname(memory), { recursive: true });
  await writeFile(memory, JSON.stringify({ version, server, reason, atMs: Date.now() } satisfies DownloadFailure));
  return { reason };
}

interface DownloadFailure {
  readonly version: string;
  readonly server: string;
  readonly reason: string;
  readonly atMs: number;
}

async function rememberedFailure(memory: string, version: string, server: string): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  try {
    const failure = JSON.parse(await readFile(memory, 'utf8')) as DownloadFailure;
    const isSame = failure.version === version && failure.server === server;
    return isSame && Date.now() - failure.atMs < failureMemoryMs ? failure.reason : undefined;
  } catch {
    return undefined;
  }
}

/** Asks the download server for anything at all; a proxy is left to the installer, which knows how to use it. */
async function whyUnreachable(server: string): Promise<string | undefined> {
  if (process.env['HTTPS_PROXY'] !== undefined || process.env['https_proxy'] !== undefined) return undefined;
  try {
    await fetch(server, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(probeLimitMs) });
    return undefined;
  } catch {
    return `${new URL(server).host} is not reachable`;
  }
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
