import { createRoot } from 'react-dom/client';
import { App } from '../../renderer/app';
import { createClient } from '../../renderer/ipc/client';
import { packAnswer } from '../../shared/history/packed';
import { themes } from '../../shared/settings/themes';
import { createFakeApi } from '../fakes/api';
import { noonish } from '../fakes/snapshot';
import { recordedEvents } from '../fakes/webhooks';
import { visualStates } from './states';

// Shows one state: ?state=<name>&theme=<light|dark>&text=<percent>&platform=<process.platform>
const parameters = new URLSearchParams(location.search);
const state = visualStates.find(({ name }) => name === parameters.get('state')) ?? visualStates[0];
const root = document.getElementById('root');
if (state === undefined || root === null) throw new Error('Nothing to show');

const { app, settings } = state.snapshot;
const theme = themes.find((name) => name === parameters.get('theme')) ?? settings.values.theme;
const api = createFakeApi({
  ...state.snapshot,
  settings: { ...settings, values: { ...settings.values, theme } },
  app: { ...app, platform: parameters.get('platform') ?? app.platform },
});
api.answer('webhooks.events', { events: [...recordedEvents] });
if (state.history !== undefined) api.answer('history.read', packAnswer(state.history));
document.documentElement.style.fontSize = `${parameters.get('text') ?? 100}%`;
createRoot(root).render(<App client={createClient(api)} now={() => noonish} opened={state.opened ?? null} />);
