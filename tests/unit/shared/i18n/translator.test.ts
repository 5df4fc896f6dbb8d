import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../../shared/i18n';

const t = createTranslator('en');
const said = (target: string): string => t.text('absence.return.title', { target, from: '11:20', until: '11:54' });

describe('A sentence', () => {
  it('is filled with what it is given', () => {
    expect(said('Offline')).toBe('You were Offline 11:20–11:54');
  });

  it.each(['לא מחובר', 'غير متصل', 'Team אורן'])('keeps the times behind the name %s in their order', (name) => {
    expect(said(name)).toBe(`You were \u2068${name}\u2069 11:20–11:54`);
  });

  it('without its parameter is a bug, and throws', () => {
    expect(() => t.text('tray.note')).toThrow();
  });
});
