import type { Translator } from '../shared/i18n';
import type { AppPorts } from './ports';

export interface TrayHostWatch {
  /** True until it is known otherwise. */
  hasTrayHost(): boolean;
}

type Ports = Pick<AppPorts, 'announce' | 'log' | 'notify' | 'settings' | 'tray' | 'trayHost' | 'window'>;

/**
 * Sees to it that the app can always be reached. Without a tray the window opens and stays; a tray that appears late gets the icon. Whoever started the app is told once,
 * when it is known which of the two it is.
 */
export function watchTrayHost(ports: Ports, translator: Translator, onChange: () => void): TrayHostWatch {
  const { announce, log, notify, settings, tray, trayHost, window } = ports;
  let hasTrayHost = true;
  let isAnnounced = false;

  trayHost.watch((state) => {
    hasTrayHost = state !== 'absent';
    window.setTrayHost(hasTrayHost);
    onChange();
    switch (state) {
      case 'appeared':
        // It registers with the new icon; only then is it known whether that helped.
        return tray.recreate();
      case 'registered':
        announceOnce('ready: tray registered');
        return giveHint();
      case 'absent':
        window.show();
        return announceOnce('ready: no tray host, window opened');
    }
  });

  function announceOnce(line: string): void {
    if (!isAnnounced) announce(line);
    isAnnounced = true;
  }

  /** Once ever: the app has no window at start, so it says where it is. */
  function giveHint(): void {
    if (settings.current().hasSeenTrayHint) return;
    notify(translator.text('hint.title'), translator.text('hint.body'));
    const kept = settings.update({ hasSeenTrayHint: true });
    if (!kept.ok) log.warn('the hint will be given again', { detail: kept.error.detail });
  }

  return { hasTrayHost: () => hasTrayHost };
}
