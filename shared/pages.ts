/** The titled windows beside the pop-over. A page is an entry here, its size below, and its component in renderer/pages.ts. */
export const pageNames = ['settings'] as const;
export type PageName = (typeof pageNames)[number];

/** In device-independent pixels, of the content: how large a page opens, and how small it can be made. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
  readonly minWidth: number;
  readonly minHeight: number;
}

export const pageSizes: Readonly<Record<PageName, PageSize>> = {
  settings: { width: 820, height: 640, minWidth: 560, minHeight: 420 },
};

/** What names a section of a page in an address and in a request. One that a page does not have stands for its first. */
export const sectionPattern = /^[a-z][a-z-]{0,31}$/;

/** Which page a window shows, and the section it opens at; null for the page's first. */
export interface OpenedPage {
  readonly page: PageName;
  readonly section: string | null;
}

/** The query of the address that shows a page, with its question mark. */
export function queryOfPage({ page, section }: OpenedPage): string {
  return section === null ? `?page=${page}` : `?page=${page}&section=${section}`;
}

/** The page that an address's query asks for; null for the pop-over, which has none. */
export function pageOfQuery(query: string): OpenedPage | null {
  const [, wanted] = /[?&]page=([^&]*)/.exec(query) ?? [];
  const page = pageNames.find((name) => name === wanted);
  if (page === undefined) return null;
  const [, section = ''] = /[?&]section=([^&]*)/.exec(query) ?? [];
  return { page, section: sectionPattern.test(section) ? section : null };
}
