// Makes docs/window.png, the picture of the README, of two pictures that take-pictures.ts has taken.
// Usage: npx tsx tests/visual/take-pictures.ts && npx tsx tests/visual/readme-picture.ts
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright';
import { popoverSize } from '../../shared/window-size';

const pictures = path.resolve(import.meta.dirname, '../.output/visual');
const target = path.resolve(import.meta.dirname, '../../docs/window.png');
const names = ['on-queue-light', 'changes-dark'];
const MARGIN = 33;

const images = await Promise.all(
  names.map(async (name) => {
    const content = await readFile(path.join(pictures, `${name}.png`), 'base64');
    return `<img src="data:image/png;base64,${content}">`;
  }),
);
const { width, height } = popoverSize;
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage({
    viewport: { width: names.length * width + (names.length + 1) * MARGIN, height: height + 2 * MARGIN },
  });
  await page.setContent(
    `<style>
      body { display: flex; gap: ${MARGIN}px; margin: 0; padding: ${MARGIN}px; background: #e6e7eb }
      img { width: ${width}px; height: ${height}px; border-radius: 12px }
    </style>${images.join('')}`,
  );
  await page.screenshot({ path: target });
} finally {
  await browser.close();
}
