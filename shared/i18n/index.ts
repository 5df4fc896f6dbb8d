import { IntlMessageFormat } from 'intl-messageformat';
import { absence } from './en/absence';
import { account } from './en/account';
import { commandLine } from './en/command-line';
import { common } from './en/common';
import { goingOffline } from './en/going-offline';
import { history } from './en/history';
import { localApi } from './en/local-api';
import { historyChart } from './en/history-chart';
import { historySettings } from './en/history-settings';
import { onboarding } from './en/onboarding';
import { program } from './en/program';
import { session } from './en/session';
import { settings } from './en/settings';
import { shortcuts } from './en/shortcuts';
import { signIn } from './en/sign-in';
import { timed } from './en/timed';
import { tray } from './en/tray';
import { webhooks } from './en/webhooks';
import { window } from './en/window';

/** Every sentence of the app, in ICU message syntax. A second language is a second object of this type. */
export const english = {
  ...absence,
  ...account,
  ...commandLine,
  ...common,
  ...goingOffline,
  ...history,
  ...localApi,
  ...historyChart,
  ...historySettings,
  ...onboarding,
  ...program,
  ...session,
  ...settings,
  ...shortcuts,
  ...signIn,
  ...timed,
  ...tray,
  ...webhooks,
  ...window,
} as const;

export type MessageKey = keyof typeof english;
export type MessageParameters = Readonly<Record<string, string | number>>;

export interface Translator {
  /** BCP 47 tag, for times and numbers. */
  readonly locale: string;
  /** The sentence of this key with its parameters filled in. A parameter the sentence wants and does not get is a bug and throws. */
  text(key: MessageKey, parameters?: MessageParameters): string;
}

/** Hebrew, Arabic and what is written like them, with the letters of their presentation forms. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/**
 * Names that run from right to left, kept from turning what follows them round: without it `You were {name} 11:20–11:54`
 * shows the end first. By the isolates of Unicode (UAX 9: U+2068 and U+2069), which nobody sees.
 */
function isolated(parameters: MessageParameters): MessageParameters {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'string' && rightToLeft.test(value) ? `\u2068${value}\u2069` : value,
    ]),
  );
}

/**
 * A translator for a locale. Only English has a catalogue so far; times and numbers follow the locale all the same.
 *
 * @param locale BCP 47 tag such as `de-CH`.
 */
export function createTranslator(locale: string): Translator {
  const formats = new Map<MessageKey, IntlMessageFormat>();
  return {
    locale,
    text(key, parameters) {
      let format = formats.get(key);
      if (format === undefined) {
        format = new IntlMessageFormat(english[key], 'en');
        formats.set(key, format);
      }
      return String(format.format(parameters === undefined ? undefined : isolated(parameters)));
    },
  };
}
