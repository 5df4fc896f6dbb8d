import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trayIconFile } from '../../../electron/tray/icon-file';
import { trayIconNames } from '../../../electron/tray/tray-icon-name';
import { buildTrayIcons } from '../../../scripts/tray-icons';
import { readPng, type Picture } from './read-png';

const LEAST_CONTRAST = 3;
const lightPanel = [0xf3, 0xf4, 0xf6] as const;
const darkPanel = [0x1e, 0x1e, 0x1e] as const;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tray-icons-'));
  await buildTrayIcons(folder);
});
afterAll(() => rm(folder, { recursive: true }));

const read = async (file: string): Promise<Picture> => readPng(await readFile(file));
const iconOn = (platform: NodeJS.Platform) => (name: string) => read(trayIconFile(folder, name, platform));

function opaquePixels({ pixels }: Picture): [number, number, number][] {
  const found: [number, number, number][] = [];
  for (let at = 0; at < pixels.length; at += 4) {
    const [red = 0, green = 0, blue = 0, alpha] = pixels.subarray(at, at + 4);
    if (alpha === 255) {
      found.push([red, green, blue]);
    }
  }
  return found;
}

/** The shape alone, as somebody who sees no colour sees it. */
const shape = ({ pixels }: Picture): string =>
  Buffer.from(pixels.filter((_, index) => index % 4 === 3)).toString('base64');

function luminance(colour: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: readonly number[], other: readonly number[]): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

describe('the tray icons', () => {
  it.each([
    ['darwin', ['', '@2x'], 18],
    ['win32', ['', '@1.25x', '@1.5x', '@2x'], 16],
    ['linux', [''], 48],
  ] as const)('are all there on %s, at every scale, and none is empty', async (platform, scales, size) => {
    const file = (name: string, scale: string): string =>
      trayIconFile(folder, name, platform).replace('.png', `${scale}.png`);
    const files = trayIconNames.flatMap((name) => scales.map((scale) => file(name, scale)));
    expect((await readdir(path.dirname(file('', '')))).length).toBe(files.length);
    for (const name of trayIconNames) {
      for (const scale of scales) {
        const picture = await read(file(name, scale));
        const pixels = size * (scale === '' ? 1 : Number(scale.slice(1, -1)));
        expect([picture.width, picture.height]).toEqual([pixels, pixels]);
        expect(opaquePixels(picture).length).toBeGreaterThan(pixels);
      }
    }
  });

  it.each(['win32', 'linux'] as const)('stand out from light and dark panels on %s', async (platform) => {
    for (const name of trayIconNames) {
      for (const colour of opaquePixels(await iconOn(platform)(name))) {
        expect(contrast(colour, lightPanel), `${name} on a light panel`).toBeGreaterThanOrEqual(LEAST_CONTRAST);
        expect(contrast(colour, darkPanel), `${name} on a dark panel`).toBeGreaterThanOrEqual(LEAST_CONTRAST);
      }
    }
  });

  it.each(['win32', 'linux', 'darwin'] as const)('differ by shape alone on %s', async (platform) => {
    const shapes = await Promise.all(trayIconNames.map(async (name) => shape(await iconOn(platform)(name))));
    expect(new Set(shapes).size).toBe(trayIconNames.length);
  });

  it('are black on macOS, which colours them itself', async () => {
    for (const name of trayIconNames) {
      expect(opaquePixels(await iconOn('darwin')(name)).every((colour) => Math.max(...colour) === 0)).toBe(true);
    }
  });
});
