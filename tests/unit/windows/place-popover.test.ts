import { describe, expect, it } from 'vitest';
import { placePopover, type Placement } from '../../../electron/windows/place-popover';
import { fc } from '../../properties';

const size = { width: 360, height: 506 };
const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const place = (patch: Partial<Placement>) =>
  placePopover({
    tray: null,
    cursor: { x: 0, y: 0 },
    screen,
    workArea: screen,
    size,
    platform: 'linux',
    ...patch,
  });

describe('the place of the pop-over', () => {
  it('is above the icon of a task bar at the bottom', () => {
    const workArea = { ...screen, height: 1040 };
    const tray = { x: 1500, y: 1044, width: 24, height: 32 };
    expect(place({ tray, workArea, platform: 'win32' })).toEqual({ x: 1332, y: 526, ...size });
  });

  it('is below the icon of a menu bar', () => {
    const workArea = { x: 0, y: 25, width: 1920, height: 1055 };
    const tray = { x: 1000, y: 0, width: 30, height: 25 };
    expect(place({ tray, workArea, platform: 'darwin' })).toEqual({ x: 835, y: 33, ...size });
  });

  it('is beside the icon of a panel at the side', () => {
    const tray = { x: 10, y: 600, width: 24, height: 24 };
    expect(place({ tray, workArea: { x: 50, y: 0, width: 1870, height: 1080 } })).toMatchObject({ x: 58, y: 359 });
    const right = { x: 1890, y: 600, width: 24, height: 24 };
    expect(place({ tray: right, workArea: { ...screen, width: 1880 } })).toMatchObject({ x: 1512, y: 359 });
  });

  it('keeps a distance to the side of the screen when the icon is in the corner', () => {
    const workArea = { ...screen, height: 1040 };
    const tray = { x: 1900, y: 1044, width: 20, height: 32 };
    expect(place({ tray, workArea })).toMatchObject({ x: 1920 - 360 - 8 });
  });

  it('goes by the nearest edge when the panel hides itself and leaves the whole screen', () => {
    const tray = { x: 1500, y: 1050, width: 24, height: 24 };
    expect(place({ tray })).toMatchObject({ y: 1050 - 506 - 8 });
  });

  it('is at the pointer when that is on a panel and the desktop does not tell the icon’s place', () => {
    const workArea = { x: 0, y: 30, width: 1920, height: 1050 };
    expect(place({ workArea, cursor: { x: 1200, y: 12 } })).toEqual({ x: 1020, y: 38, ...size });
  });

  it('is in the corner of the panel when the pointer says nothing', () => {
    const elsewhere = { x: 700, y: 500 };
    const top = { x: 0, y: 30, width: 1920, height: 1050 };
    const bottom = { ...screen, height: 1040 };
    const dockLeft = { x: 70, y: 0, width: 1850, height: 1080 };
    const dockRight = { ...screen, width: 1850 };
    expect(place({ workArea: top, cursor: elsewhere })).toMatchObject({ x: 1552, y: 38 });
    expect(place({ workArea: bottom, cursor: elsewhere })).toMatchObject({ x: 1552, y: 526 });
    expect(place({ workArea: dockLeft, cursor: elsewhere })).toMatchObject({ x: 78, y: 566 });
    expect(place({ workArea: dockRight, cursor: elsewhere })).toMatchObject({ x: 1482, y: 566 });
    expect(place({ cursor: elsewhere })).toMatchObject({ x: 1552, y: 8 });
    expect(place({ cursor: elsewhere, platform: 'win32' })).toMatchObject({ x: 1552, y: 566 });
  });

  it('does not take the pointer that Wayland hides for a click in the corner', () => {
    expect(place({ workArea: { x: 0, y: 30, width: 1920, height: 1050 } })).toMatchObject({ x: 1552, y: 38 });
  });

  it('shrinks to a work area that is too small', () => {
    const workArea = { x: 0, y: 0, width: 300, height: 400 };
    expect(place({ workArea, screen: workArea })).toEqual(workArea);
  });

  it('is always inside the work area, on any screen of any desktop', () => {
    const number = fc.integer({ min: -4000, max: 4000 });
    const area = fc.record({
      x: number,
      y: number,
      width: fc.integer({ min: 1, max: 4000 }),
      height: fc.integer({ min: 1, max: 3000 }),
    });
    const inset = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(
        area,
        inset,
        inset,
        inset,
        inset,
        fc.option(area),
        number,
        number,
        (whole, top, right, bottom, left, tray, x, y) => {
          const workArea = {
            x: whole.x + Math.min(left, whole.width - 1),
            y: whole.y + Math.min(top, whole.height - 1),
            width: Math.max(1, whole.width - left - right),
            height: Math.max(1, whole.height - top - bottom),
          };
          const popover = place({ tray, cursor: { x, y }, screen: whole, workArea });
          expect(popover.x).toBeGreaterThanOrEqual(workArea.x);
          expect(popover.y).toBeGreaterThanOrEqual(workArea.y);
          expect(popover.x + popover.width).toBeLessThanOrEqual(workArea.x + workArea.width);
          expect(popover.y + popover.height).toBeLessThanOrEqual(workArea.y + workArea.height);
        },
      ),
    );
  });
});
