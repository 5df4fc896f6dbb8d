import { createHash } from 'node:crypto';
import type { Answer } from '../api/answer';

const style = `
:root { color-scheme: light dark; --page: light-dark(#f3f4f6, #141517); --surface: light-dark(#fff, #1e1f22);
  --text: light-dark(#16181c, #eceef1); --quiet: light-dark(#50555d, #b4b9c1); --line: light-dark(#d5d8dd, #3a3c42);
  --hover: light-dark(#f0f1f3, #292b2f); --accent: light-dark(#1f5fc4, #7ab0f7); --notice: light-dark(#7a5200, #f1bf5c); }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--page); color: var(--text);
  font: 16px/1.45 "Segoe UI", system-ui, sans-serif; }
main { width: min(26rem, 100vw - 3rem); padding: 2rem; box-sizing: border-box; background: var(--surface);
  border: 1px solid var(--line); border-radius: 12px; }
h1 { margin: 0 0 .25rem; font-size: 1.25rem; } p { margin: 0 0 1.25rem; color: var(--quiet); }
.notice { color: var(--notice); }
ul { list-style: none; margin: 0 0 1.25rem; padding: 0; border: 1px solid var(--line); border-radius: 8px; overflow: clip; }
li + li { border-top: 1px solid var(--line); }
li a { display: block; padding: .75rem 1rem; color: inherit; text-decoration: none; }
li a:hover { background: var(--hover); } a:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
strong { display: block; } small { color: var(--quiet); font-size: .875rem; }
.cancel { color: var(--accent); }
`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** Nothing but the page's own style may be loaded, and nothing may frame the page. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
${content}
</main>
</body>
</html>
`;
}

export interface SignInChoice {
  readonly name: string;
  readonly email: string;
  readonly remark: string;
  /** Where choosing this agent leads. */
  readonly href: string;
}

/** The page that lists the agents of the simulated organisation. */
export function signInPage(options: {
  readonly organisationName: string;
  readonly clientName: string;
  readonly choices: readonly SignInChoice[];
  readonly cancelHref: string;
  /** Something to say first, such as that nobody has the hinted address. */
  readonly notice: string | null;
}): Answer {
  const items = options.choices.map(
    ({ name, email, remark, href }) =>
      `<li><a href="${escape(href)}"><strong>${escape(name)}</strong><small>${escape(email)} · ${escape(remark)}</small></a></li>`,
  );
  const notice = options.notice === null ? '' : `<p class="notice" role="status">${escape(options.notice)}</p>\n`;
  const content = `${notice}<p>${escape(options.clientName)} asks you to sign in to ${escape(options.organisationName)}. Nothing here is real, and there are no passwords.</p>
<ul aria-label="Agents">
${items.join('\n')}
</ul>
<a class="cancel" href="${escape(options.cancelHref)}">Cancel</a>`;
  return { status: 200, headers: pageHeaders, body: page('Sign in as', content) };
}

/** A page with one sentence. */
export function messagePage(status: number, title: string, sentence: string): Answer {
  return { status, headers: pageHeaders, body: page(title, `<p>${escape(sentence)}</p>`) };
}
