import type { Interval } from '../../../shared/history/interval';
import type { Client } from '../../ipc/client';
import { readColours } from './chart/chart-colours';
import { drawPicture } from './chart/draw-picture';
import type { PictureSheet } from './chart/draw-picture';

/**
 * Draws the chart as it is seen, with all its rows, its head and its legend, and lets main save it.
 *
 * @param chart whose colours it takes.
 */
export async function savePicture(
  client: Client,
  range: Interval,
  chart: HTMLElement,
  sheet: Omit<PictureSheet, 'colours'>,
): Promise<void> {
  const canvas = drawPicture({ ...sheet, colours: readColours(chart) });
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) return;
  const picture = new Uint8Array(await blob.arrayBuffer());
  await client.send('history.exportPicture', { range: { startAt: range.startAt, endAt: range.endAt }, picture });
}
