/** Light or dark windows, or as the desktop has them. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
