import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { trayIconFile } from '../electron/tray/icon-file';
import { trayIconNames, trayIconSuffixes, type TrayIconName } from '../electron/tray/tray-icon-name';
import { systemPresences, type SystemPresence } from '../shared/presence/system-presence';

const masters = path.join(import.meta.dirname, '../electron/tray/icons');

const green = '#0b8f6b';
const blue = '#1a7fc4';
const orange = '#d55e00';
const ochre = '#a87400';
const grey = '#7d838e';
const red = '#d4493f';

/**
 * A colour per class, and one for On Queue, which agents look for most. Each stands out at 3:1 or more from a light and
 * from a dark panel, because nothing tells an app which of the two it is on. The shape carries the meaning.
 */
const colourOf: Record<SystemPresence, string> = {
  available: green,
  on_queue: blue,
  busy: orange,
  break: orange,
  meal: orange,
  meeting: orange,
  training: orange,
  away: ochre,
  idle: ochre,
  offline: grey,
  unknown: grey,
};

/** What failed or needs the agent is red; a mark that only tells has the glyph's colour. */
const alarming: ReadonlySet<string> = new Set(['disconnected', 'attention']);

interface IconSet {
  readonly platform: 'darwin' | 'win32' | 'linux';
  /** Pixels at 1×. */
  readonly size: number;
  readonly scales: readonly number[];
  /** One colour for all, or null for a colour per class. */
  readonly colour: string | null;
}

const sets: readonly IconSet[] = [
  { platform: 'darwin', size: 18, scales: [1, 2], colour: '#000000' },
  { platform: 'win32', size: 16, scales: [1, 1.25, 1.5, 2], colour: null },
  { platform: 'linux', size: 48, scales: [1], colour: null },
];

interface Badge {
  readonly cutOut: string;
  readonly mark: string;
}

/**
 * Draws every tray icon as PNG: a glyph per system presence, alone and with each mark, for the three desktops.
 *
 * @param outDir the folder to fill; it is made if need be. `trayIconFile` names the files in it.
 * @throws Error when a drawing is missing or cannot be rendered.
 */
export async function buildTrayIcons(outDir: string): Promise<void> {
  const glyphs = await readAll('glyphs', systemPresences, (svg) => innerOf(svg, 'svg'));
  const badges = await readAll(
    'badges',
    trayIconSuffixes.map((suffix) => suffix.slice(1)),
    (svg): Badge => ({ cutOut: innerOf(svg, 'g id="cut-out"'), mark: innerOf(svg, 'g id="mark"') }),
  );
  for (const set of sets) {
    await mkdir(path.dirname(trayIconFile(outDir, '', set.platform)), { recursive: true });
    await Promise.all(trayIconNames.map((name) => writeIcon(set, name)));
  }

  async function writeIcon({ platform, size, scales, colour }: IconSet, name: TrayIconName): Promise<void> {
    const [presence, mark] = splitName(name);
    const glyph = tinted(found(glyphs, presence), colour ?? colourOf[presence]);
    const badge = mark === null ? null : found(badges, mark);
    const badgeColour = colour ?? (mark !== null && alarming.has(mark) ? red : colourOf[presence]);
    const svg = compose(glyph, badge === null ? null : { ...badge, mark: tinted(badge.mark, badgeColour) });
    const { dir, name: base, ext } = path.parse(trayIconFile(outDir, name, platform));
    await Promise.all(
      scales.map((scale) =>
        writeFile(path.join(dir, `${base}${scale === 1 ? '' : `@${scale}x`}${ext}`), render(svg, size * scale)),
      ),
    );
  }
}

function splitName(name: TrayIconName): [SystemPresence, string | null] {
  const presence = systemPresences.find((candidate) => name === candidate || name.startsWith(`${candidate}-`));
  if (presence === undefined) {
    throw new Error(`${name} is the name of no presence`);
  }
  return [presence, name === presence ? null : name.slice(presence.length + 1)];
}

/** The glyph, with room cut out of it for the mark, and the mark. */
function compose(glyph: string, badge: Badge | null): string {
  const drawing =
    badge === null
      ? glyph
      : `<mask id="room"><rect width="16" height="16" fill="#fff"/><g fill="#000">${badge.cutOut}</g></mask>` +
        `<g mask="url(#room)">${glyph}</g>${badge.mark}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${drawing}</svg>`;
}

function render(svg: string, pixels: number): Buffer {
  return new Resvg(svg, { fitTo: { mode: 'width', value: pixels }, font: { loadSystemFonts: false } }).render().asPng();
}

function tinted(drawing: string, colour: string): string {
  return drawing.replaceAll('currentColor', colour);
}

async function readAll<Name extends string, Drawing>(
  folder: string,
  names: readonly Name[],
  parse: (svg: string) => Drawing,
): Promise<Map<Name, Drawing>> {
  const read = async (name: Name): Promise<[Name, Drawing]> => [
    name,
    parse(await readFile(path.join(masters, folder, `${name}.svg`), 'utf8')),
  ];
  return new Map(await Promise.all(names.map(read)));
}

/** What stands inside an element of one of our own masters, which are too plain for a parser. */
function innerOf(svg: string, opening: string): string {
  const element = opening.split(' ')[0] ?? opening;
  const inner = new RegExp(`<${opening}[^>]*>(.*?)</${element}>`, 's').exec(svg)?.[1];
  if (inner === undefined) {
    throw new Error(`No <${opening}> in a tray icon's master`);
  }
  return inner.trim();
}

function found<Name, Drawing>(drawings: ReadonlyMap<Name, Drawing>, name: Name): Drawing {
  const drawing = drawings.get(name);
  if (drawing === undefined) {
    throw new Error(`No drawing of ${String(name)}`);
  }
  return drawing;
}
