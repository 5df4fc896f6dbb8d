import { describe, expect, it } from 'vitest';
import { placeCard, type CardPlacement } from '../../../electron/windows/place-card';
import { fc } from '../../properties';

const size = { width: 372, height: 180 };
const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const place = (patch: Partial<CardPlacement>) =>
  placeCard({ screen, workArea: screen, size, platform: 'linux', ...patch });

describe('the place of the card', () => {
  it('is in the upper right corner over a task bar, where the desktop’s own notices are', () => {
    expect(place({ workArea: { ...screen, height: 1040 }, platform: 'win32' })).toEqual({ ...size, x: 1536, y: 12 });
  });

  it('is in the lower right corner under a menu bar, also where there is a dock below', () => {
    const workArea = { x: 0, y: 25, width: 1920, height: 985 };
    expect(place({ workArea, platform: 'darwin' })).toEqual({ ...size, x: 1536, y: 818 });
  });

  it('goes by what is usual on the desktop when the panel hides itself', () => {
    expect(place({ platform: 'win32' })).toMatchObject({ y: 12 });
    expect(place({ platform: 'linux' })).toMatchObject({ y: 1080 - 180 - 12 });
  });

  it('is on the screen that it is given, wherever that begins', () => {
    const second = { x: -1280, y: 200, width: 1280, height: 720 };
    expect(place({ screen: second, workArea: second })).toMatchObject({ x: -1280 + 1280 - 372 - 12, y: 728 });
  });

  it('never leaves the work area, however small that is', () => {
    const length = fc.integer({ min: 100, max: 2_000 });
    fc.assert(
      fc.property(length, length, length, fc.integer({ min: 0, max: 60 }), (width, height, cardHeight, panel) => {
        const workArea = { x: 7, y: panel, width, height };
        const placed = place({
          screen: { x: 7, y: 0, width, height: height + panel },
          workArea,
          size: { width: 372, height: cardHeight },
        });
        expect(placed.x).toBeGreaterThanOrEqual(workArea.x);
        expect(placed.y).toBeGreaterThanOrEqual(workArea.y);
        expect(placed.x + placed.width).toBeLessThanOrEqual(workArea.x + workArea.width);
        expect(placed.y + placed.height).toBeLessThanOrEqual(workArea.y + workArea.height);
      }),
    );
  });
});
