import { useEffect, useState } from 'react';
import { useApp } from '../../../app-context';

const looks = [
  '(prefers-color-scheme: dark)',
  '(prefers-contrast: more)',
  '(forced-colors: active)',
  // A screen of another density, or another zoom of the page.
  '(min-resolution: 1.1dppx)',
  '(min-resolution: 1.6dppx)',
  '(min-resolution: 2.1dppx)',
];

/** Something else whenever the colours or the density of the screen may be others: what was drawn has to be drawn anew. */
export function useLook(): unknown {
  const { snapshot } = useApp();
  const { theme } = snapshot.settings.values;
  const { platform } = snapshot.app;
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const lists = looks.map((look) => matchMedia(look));
    const onChange = (): void => setTurn((before) => before + 1);
    for (const list of lists) list.addEventListener('change', onChange);
    return () => {
      for (const list of lists) list.removeEventListener('change', onChange);
    };
  }, []);
  return `${theme} ${platform} ${turn}`;
}
