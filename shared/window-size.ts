/** The size of the pop-over in device-independent pixels. It does not change with its content: what is too much scrolls. */
export const popoverSize = { width: 360, height: 506 } as const;
