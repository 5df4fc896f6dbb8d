import { describe, expect, it } from 'vitest';
import { pageNames, pageOfQuery, pageSizes, queryOfPage, sectionPattern } from '../../../shared/pages';
import { fc } from '../../properties';

const sections = fc.option(fc.stringMatching(sectionPattern), { nil: null });

describe('The address of a page', () => {
  it('says which page and section a window shows, whichever they are', () => {
    fc.assert(
      fc.property(fc.constantFrom(...pageNames), sections, (page, section) => {
        expect(pageOfQuery(queryOfPage({ page, section }))).toEqual({ page, section });
      }),
    );
  });

  it('without a page, or with one that is none, is the pop-over’s', () => {
    expect(['', '?', '?page=', '?page=elsewhere', '?section=general'].map(pageOfQuery)).toEqual(Array(5).fill(null));
  });

  it('with a section that can be none opens the page at its first', () => {
    expect(pageOfQuery('?page=settings&section=%3Cscript%3E')).toEqual({ page: 'settings', section: null });
  });

  it('passes over what else a query holds', () => {
    expect(pageOfQuery('?theme=dark&page=settings&section=general&text=200')).toEqual({
      page: 'settings',
      section: 'general',
    });
  });
});

it('No page opens smaller than it can be made', () => {
  for (const { width, height, minWidth, minHeight } of Object.values(pageSizes)) {
    expect(minWidth).toBeLessThanOrEqual(width);
    expect(minHeight).toBeLessThanOrEqual(height);
  }
});
