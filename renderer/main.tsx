import { createRoot } from 'react-dom/client';
import { pageOfQuery } from '../shared/pages';
import { App } from './app';
import { createClient } from './ipc/client';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root');
createRoot(root).render(
  <App client={createClient(window.presenceTray)} now={Date.now} opened={pageOfQuery(location.search)} />,
);
