import { useEffect, useState } from 'react';
import type { PageProps } from '../../pages';
import { useApp } from '../../app-context';
import { Chip } from '../../ui/chip';
import { RequestRefused } from '../request-refused';
import { Navigation } from './navigation';
import type { SettingsSection } from './section';
import { settingsSections } from './sections';
import './settings-page.css';

function sectionNamed(name: string | null): SettingsSection {
  return settingsSections.find((section) => section.name === name) ?? settingsSections[0];
}

/** The settings window: its sections on the left, the chosen one beside them. What is changed holds at once. */
export function SettingsPage({ section }: PageProps) {
  const { client, snapshot, refusedWith, translator } = useApp();
  const { isSimulated, isLocalBuild } = snapshot.app;
  const [shown, setShown] = useState(section);
  const { name, title, Content } = sectionNamed(shown);
  const windowTitle = translator.text('settings.title');
  useEffect(() => client.onSection(setShown), [client]);
  useEffect(() => {
    document.title = windowTitle;
  }, [windowTitle]);
  return (
    <div className="settings-page">
      <header className="settings-side" data-area>
        <Navigation
          label={translator.text('settings.sections')}
          entries={settingsSections.map((one) => ({
            name: one.name,
            label: translator.text(one.title),
            glyph: one.glyph,
          }))}
          current={name}
          onChoose={setShown}
        />
        {isSimulated && <Chip>{translator.text('badge.simulated')}</Chip>}
        {isLocalBuild && <Chip>{translator.text('badge.local-build')}</Chip>}
      </header>
      <main className="settings-pane" key={name}>
        {refusedWith !== null && <RequestRefused code={refusedWith} />}
        <div data-area>
          <h1 className="settings-title">{translator.text(title)}</h1>
          <Content />
        </div>
      </main>
    </div>
  );
}
