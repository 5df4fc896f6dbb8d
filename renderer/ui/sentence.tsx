import { Fragment } from 'react';

/** Two characters that no text has: between them stands what the eye is to find first. */
const BEGIN = '\uE000';
const END = '\uE001';

/** Marks a parameter of a sentence, so that {@link Sentence} sets it in bold wherever the language puts it. */
export function strong(text: string | number): string {
  return `${BEGIN}${text}${END}`;
}

/** A sentence of the catalogue whose parameters may be {@link strong}. */
export function Sentence({ text }: { readonly text: string }) {
  const parts = text.split(new RegExp(`[${BEGIN}${END}]`));
  return parts.map((part, index) =>
    index % 2 === 1 ? <b key={index}>{part}</b> : <Fragment key={index}>{part}</Fragment>,
  );
}
