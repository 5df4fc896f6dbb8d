import type { ServerResponse } from 'node:http';
import type { Translator } from '../../../shared/i18n';

/** How a request to the loopback receiver ended. */
export type CallbackPage = 'done' | 'failed' | 'used' | 'foreign';

const statusOf: Record<CallbackPage, number> = { done: 200, failed: 200, used: 409, foreign: 400 };

/** Answers with a plain page that loads nothing, is kept nowhere, and gives the address with its code to nobody. */
export function sendCallbackPage(response: ServerResponse, page: CallbackPage, translator: Translator): void {
  const title = escapeHtml(translator.text(`sign-in.page.${page}.title`));
  const text = escapeHtml(translator.text(`sign-in.page.${page}.text`));
  response
    .writeHead(statusOf[page], {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
      Connection: 'close',
    })
    .end(
      `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark">` +
        `<meta name="viewport" content="width=device-width"><title>${title}</title>` +
        `<main><h1>${title}</h1><p>${text}</p></main></html>`,
    );
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
