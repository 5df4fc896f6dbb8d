/** The size of the pop-over in device-independent pixels. It does not change with its content: what is too much scrolls. */
export const popoverSize = { width: 360, height: 604 } as const;

/** The card in the corner of the screen. Its height follows its content; this one holds a warning with text of the usual size. */
export const cardSize = { width: 372, height: 136, maxHeight: 640 } as const;
