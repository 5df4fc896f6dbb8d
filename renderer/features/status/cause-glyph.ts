import type { Cause } from '../../../shared/presence/cause';
import type { GlyphName } from '../../ui/glyph-drawings';

const channelGlyphs = {
  tray: 'tray',
  window: 'window',
  notice: 'info',
  shortcut: 'keyboard',
  'command-line': 'terminal',
  'local-api': 'api',
} as const satisfies Record<Extract<Cause, { kind: 'agent' }>['via'], GlyphName>;

const ruleGlyphs = {
  idle: 'rule',
  lock: 'lock',
  suspend: 'suspend',
  quit: 'offline',
  'timed-return': 'timer',
  return: 'rule',
} as const satisfies Record<Extract<Cause, { kind: 'rule' }>['rule'], GlyphName>;

/** The drawing that stands before a cause. */
export function causeGlyph(cause: Cause): GlyphName {
  switch (cause.kind) {
    case 'agent':
      return channelGlyphs[cause.via];
    case 'rule':
      return ruleGlyphs[cause.rule];
    case 'elsewhere':
      return 'globe';
    case 'before-start':
      return 'info';
  }
}
