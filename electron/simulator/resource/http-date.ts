const time = String.raw`\d{2}:\d{2}:\d{2}`;
const imfFixdate = new RegExp(String.raw`^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} ${time} GMT$`);
const rfc850 = new RegExp(String.raw`^[A-Z][a-z]+day, \d{2}-[A-Z][a-z]{2}-\d{2} ${time} GMT$`);
const asctime = new RegExp(String.raw`^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d ${time} \d{4}$`);

/** Reads an HTTP date in any of the three forms of RFC 9110 as epoch milliseconds; null when it is none. */
export function parseHttpDate(text: string): number | null {
  const isKnown = imfFixdate.test(text) || rfc850.test(text);
  const at = isKnown ? Date.parse(text) : asctime.test(text) ? Date.parse(`${text} GMT`) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

/** An instant as HTTP writes it: what is below the second is cut off. */
export const httpDate = (at: number): string => new Date(at).toUTCString();
