import type { Purpose } from './system-packages';

/** A shared library or a program of the operating system, and the Debian package that brings it. */
export type Requirement = { readonly debianPackage: string } & (
  { readonly library: string; readonly program?: never } | { readonly program: string; readonly library?: never }
);

/** Unpacks the stand-in runtime. */
const unzip: Requirement = { program: 'unzip', debianPackage: 'unzip' };
/** Makes the archives of `npm run dist`. */
const archiver: Requirement = { program: '7zz', debianPackage: '7zip' };

/** What Electron links to, loads when it needs it (libnotify, libsecret for keytar), or calls (xdg-open). */
const electron: readonly Requirement[] = [
  { library: 'libgtk-3.so.0', debianPackage: 'libgtk-3-0' },
  { library: 'libnss3.so', debianPackage: 'libnss3' },
  { library: 'libasound.so.2', debianPackage: 'libasound2' },
  { library: 'libgbm.so.1', debianPackage: 'libgbm1' },
  { library: 'libdrm.so.2', debianPackage: 'libdrm2' },
  { library: 'libatspi.so.0', debianPackage: 'libatspi2.0-0' },
  { library: 'libXss.so.1', debianPackage: 'libxss1' },
  { library: 'libXtst.so.6', debianPackage: 'libxtst6' },
  { library: 'libnotify.so.4', debianPackage: 'libnotify4' },
  { library: 'libsecret-1.so.0', debianPackage: 'libsecret-1-0' },
  { program: 'xdg-open', debianPackage: 'xdg-utils' },
  unzip,
];

const virtualDisplay: Requirement = { program: 'Xvfb', debianPackage: 'xvfb' };
const sessionBus: Requirement = { program: 'dbus-daemon', debianPackage: 'dbus-daemon' };

/** What the end-to-end and packaging tests use beside the app. */
const tests: readonly Requirement[] = [
  { program: 'gnome-keyring-daemon', debianPackage: 'gnome-keyring' },
  { program: 'chromium', debianPackage: 'chromium' },
  { program: 'curl', debianPackage: 'curl' },
  { program: 'xdotool', debianPackage: 'xdotool' },
  { program: 'openbox', debianPackage: 'openbox' },
  archiver,
];

/** What a machine needs for `purpose`. Tests always bring their own display and bus; a run only where there is none. */
export function requirementsFor(
  purpose: Purpose,
  desktop: { readonly hasDisplay: boolean; readonly hasBus: boolean },
): Requirement[] {
  if (purpose === 'pack') return [unzip, archiver];
  const isTest = purpose === 'test';
  return [
    ...electron,
    ...(isTest || !desktop.hasDisplay ? [virtualDisplay] : []),
    ...(isTest || !desktop.hasBus ? [sessionBus] : []),
    ...(isTest ? tests : []),
  ];
}
