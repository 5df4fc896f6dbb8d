import type { ReactNode } from 'react';
import { useId } from 'react';
import './setting-group.css';

export interface SettingGroupProps {
  /** What the settings have in common, where there is something to say. */
  readonly title?: string;
  readonly children: ReactNode;
}

/** A card of settings that belong together. */
export function SettingGroup({ title, children }: SettingGroupProps) {
  const titleId = useId();
  return (
    <section className="setting-group" aria-labelledby={title === undefined ? undefined : titleId}>
      {title !== undefined && <h2 id={titleId}>{title}</h2>}
      <div className="setting-card">{children}</div>
    </section>
  );
}
