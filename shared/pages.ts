/** The titled windows beside the pop-over. A page is an entry here, its size below, and its component in renderer/pages.ts. */
export const pageNames = ['onboarding', 'settings', 'history'] as const;
export type PageName = (typeof pageNames)[number];

/** In device-independent pixels, of the content: how large a page opens, and how small it can be made. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
  readonly minWidth: number;
  readonly minHeight: number;
}

export const pageSizes: Readonly<Record<PageName, PageSize>> = {
  onboarding: { width: 560, height: 620, minWidth: 400, minHeight: 420 },
  settings: { width: 820, height: 640, minWidth: 560, minHeight: 420 },
  history: { width: 960, height: 640, minWidth: 640, minHeight: 420 },
};

/** What names a section of a page in an address and in a request. One that a page does not have stands for its first. */
export const sectionPattern = /^[a-z][a-z-]{0,31}$/;

/** Which page a window shows, and the section it opens at; null for the page's first. */
export interface OpenedPage {
  readonly page: PageName;
  readonly section: string | null;
}

/** What a window shows: a page of its own, the card in the corner of the screen, or (null) the pop-over. */
export type Opened = OpenedPage | 'card' | null;

/** The query of the address that shows the card. */
export const cardQuery = '?page=card';

/** The query of the address that shows a page, with its question mark. */
export function queryOfPage({ page, section }: OpenedPage): string {
  return section === null ? `?page=${page}` : `?page=${page}&section=${section}`;
}

/** What an address's query asks for. */
export function pageOfQuery(query: string): Opened {
  if (query === cardQuery) return 'card';
  const [, wanted] = /[?&]page=([^&]*)/.exec(query) ?? [];
  const page = pageNames.find((name) => name === wanted);
  if (page === undefined) return null;
  const [, section = ''] = /[?&]section=([^&]*)/.exec(query) ?? [];
  return { page, section: sectionPattern.test(section) ? section : null };
}
