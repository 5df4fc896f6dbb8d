import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createWindowsSessionEnd } from '../../../../electron/adapters/idle/windows-session-end';
import type { SessionSign } from '../../../../electron/ports';

class FakeWindow extends EventEmitter {
  isDestroyed = false;

  destroy(): void {
    this.isDestroyed = true;
  }
}

function listen() {
  const windows: FakeWindow[] = [];
  const told: SessionSign[] = [];
  const end = createWindowsSessionEnd(() => {
    const window = new FakeWindow();
    windows.push(window);
    return window;
  });
  end.start((sign) => told.push(sign));
  return { windows, told, end };
}

describe('The end of a session on Windows', () => {
  it('needs a window to be heard, which is there only while there is work at the end', () => {
    const { windows, end } = listen();
    end.ask({ sleep: true, end: false });
    expect(windows).toEqual([]);

    end.ask({ sleep: true, end: true });
    end.ask({ sleep: false, end: true });
    expect(windows).toHaveLength(1);
    end.ask({ sleep: true, end: false });
    expect(windows[0]?.isDestroyed).toBe(true);
  });

  it('is told at the question already, and no time is granted', () => {
    const { windows, told, end } = listen();
    end.ask({ sleep: false, end: true });
    windows[0]?.emit('query-session-end');

    expect(told).toEqual([{ type: 'ending' }]);
    expect(end.grantedMs('end')).toBe(0);
  });

  it('is not heard after the end of the app', () => {
    const { windows, told, end } = listen();
    end.ask({ sleep: false, end: true });
    end.dispose();
    windows[0]?.emit('session-end');

    expect(windows[0]?.isDestroyed).toBe(true);
    expect(told).toEqual([]);
  });
});
