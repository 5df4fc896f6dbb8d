// Draws every state of the window in Chromium, takes its picture into tests/.output/visual, and lets axe look at it.
// Usage: npx tsx tests/visual/take-pictures.ts [part of a state's name]
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import react from '@vitejs/plugin-react';
import type { BrowserContext } from 'playwright';
import { chromium } from 'playwright';
import type { InlineConfig } from 'vite';
import { build, preview } from 'vite';
import { pageSizes } from '../../shared/pages';
import { cardSize, popoverSize } from '../../shared/window-size';
import type { VisualState } from './states';
import { visualStates } from './states';

/** The same fence as in the app: a page that needs more than this does not work there. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

interface Variant {
  readonly name: string;
  readonly query: string;
  readonly isForcedColors?: boolean;
}

const variants: readonly Variant[] = [
  { name: 'light', query: 'theme=light' },
  { name: 'dark', query: 'theme=dark' },
  { name: 'text-200', query: 'theme=light&text=200' },
  { name: 'forced-colors', query: 'theme=dark', isForcedColors: true },
];

const output = path.resolve(import.meta.dirname, '../.output/visual');
const site = path.resolve(import.meta.dirname, '../.output/visual-site');
const problems: string[] = [];

async function takePicture(context: BrowserContext, address: string, state: VisualState, variant: Variant) {
  const page = await context.newPage();
  const { opened = null } = state;
  await page.setViewportSize(opened === null ? popoverSize : opened === 'card' ? cardSize : pageSizes[opened.page]);
  const where = `${state.name} ${variant.name}`;
  page.on('console', (message) => {
    const isFavicon = message.location().url.endsWith('/favicon.ico');
    if (message.type() === 'error' && !isFavicon) problems.push(`${where}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`${where}: ${error.message}`));
  await page.goto(`${address}?state=${state.name}&${variant.query}`);
  await page.locator('h1').first().waitFor({ state: 'attached' });
  for (const key of state.keys ?? []) await page.keyboard.press(key);
  if (state.click !== undefined) await page.getByRole('button', { name: state.click }).click();
  if (state.until !== undefined) await page.getByText(state.until).waitFor();
  await page.evaluate(async () => {
    // Neither the spinner nor what follows the scroll position ever finishes.
    const finite = document
      .getAnimations()
      .filter(({ effect, timeline }) => timeline === document.timeline && effect?.getComputedTiming().iterations === 1);
    await Promise.all(finite.map(({ finished }) => finished));
  });
  if (opened === 'card') {
    // As main does, on being told how high it is.
    const height = await page.locator('.card').evaluate((element) => Math.ceil(element.getBoundingClientRect().height));
    await page.setViewportSize({ width: cardSize.width, height });
  }
  await page.screenshot({ path: path.join(output, `${state.name}-${variant.name}.png`) });
  if (variant.isForcedColors !== true) {
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    // At twice the text size the page itself scrolls; Chromium gives such a scroller the keyboard by itself, which axe does not know.
    if (variant.name === 'text-200') axe.disableRules('scrollable-region-focusable');
    const { violations } = await axe.analyze();
    for (const { id, impact, help, nodes } of violations) {
      problems.push(
        `${where}: axe ${impact} ${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(', ')})`,
      );
    }
  }
  if (variant.name === 'light') {
    await writeFile(path.join(output, `${state.name}.aria.yml`), await page.locator('body').ariaSnapshot());
  }
  await page.close();
}

async function main(): Promise<void> {
  await rm(output, { recursive: true, force: true });
  await mkdir(output, { recursive: true });
  const settings = {
    configFile: false,
    root: import.meta.dirname,
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    build: { outDir: site, emptyOutDir: true, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 2_000 },
    preview: { host: '127.0.0.1', port: 0, headers: { 'Content-Security-Policy': contentSecurityPolicy } },
  } satisfies InlineConfig;
  await build(settings);
  const server = await preview(settings);
  const profile = await mkdtemp(path.join(tmpdir(), 'presence-tray-visual-'));
  const wanted = visualStates.filter(({ name }) => name.includes(process.argv[2] ?? ''));
  try {
    const address = server.resolvedUrls?.local[0] ?? '';
    for (const variant of variants) {
      const context = await chromium.launchPersistentContext(path.join(profile, variant.name), {
        executablePath: '/usr/bin/chromium',
        viewport: popoverSize,
        deviceScaleFactor: 2,
        forcedColors: variant.isForcedColors === true ? 'active' : 'none',
        colorScheme: variant.isForcedColors === true ? 'dark' : 'light',
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      });
      for (const state of wanted) await takePicture(context, address, state, variant);
      await context.close();
    }
  } finally {
    await server.close();
    await rm(profile, { recursive: true, force: true });
  }
  for (const problem of problems) process.stdout.write(`${problem}\n`);
  process.stdout.write(`${wanted.length * variants.length} pictures in ${output}, ${problems.length} problems\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

await main();
