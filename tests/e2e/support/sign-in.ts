import type { Cloud } from './cloud';
import type { LaunchedApp } from './launched-app';

/** Signs an agent in by the real flow, from the menu; the browser is one that knows who they are and asks nothing. */
export async function signIn(app: LaunchedApp, cloud: Cloud, agent = cloud.agents[0]): Promise<void> {
  await app.tray.menuBecomes((items) => items.some(({ label }) => label === 'Sign in…'));
  await app.click('Sign in…');
  await answerSignInPage(await app.openedAddress(), agent.email);
  await isLive(app);
}

/** Does what a browser does that knows the agent. */
export async function answerSignInPage(address: string, email: string): Promise<void> {
  const answer = await fetch(`${address}&login_hint=${encodeURIComponent(email)}`);
  if (!answer.ok) throw new Error(`The sign-in page answered ${answer.status}.`);
}

/** Waits until somebody is signed in, their presence is known and changes made elsewhere are heard of. */
export async function isLive(app: Pick<LaunchedApp, 'tray'>): Promise<void> {
  await app.tray.menuBecomes(
    (items) =>
      items.some(({ isChecked }) => isChecked) && !items.some(({ label }) => label.startsWith('Connecting to Genesys')),
  );
}
