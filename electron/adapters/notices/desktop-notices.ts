import type { DesktopNotices } from '../../ports';
import { createElectronNotices } from './electron-notices';
import type { NotificationLike, NotificationOptions } from './electron-notices';
import { createLinuxNotices } from './linux-notices';
import type { LinuxNoticesOptions } from './linux-notices';

export interface DesktopNoticesOptions extends LinuxNoticesOptions {
  readonly platform: NodeJS.Platform;
  /** `(options) => new Notification(options)`. */
  readonly createNotification: (options: NotificationOptions) => NotificationLike;
}

/** The notices of this desktop. */
export function createDesktopNotices({
  platform,
  createNotification,
  ...linux
}: DesktopNoticesOptions): DesktopNotices {
  return platform === 'linux' ? createLinuxNotices(linux) : createElectronNotices(createNotification);
}
