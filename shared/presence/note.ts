/** The longest note that Genesys Cloud's own client lets an agent write, in characters. */
export const NOTE_MAX_LENGTH = 200;
