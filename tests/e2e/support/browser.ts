import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { chromium } from '@playwright/test';

/** Debian's Chromium reaches for hosts of its maker at every start; these keep it to what it is asked for. */
const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Opens an address in a real browser with a profile of its own, as the agent's system browser would, and lets `act` use it. */
export async function inBrowser(address: string, act: (page: Page) => Promise<void>): Promise<void> {
  const profile = await mkdtemp(path.join(tmpdir(), 'presence-tray-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    args: switches,
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(address);
    await act(page);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}
