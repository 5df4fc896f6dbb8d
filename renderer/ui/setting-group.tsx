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

export interface SettingItemProps {
  readonly title: string;
  /** What it means, in a sentence. */
  readonly hint?: ReactNode;
  /** The control at the end of the line; it is given the id of the title, to be called by it. */
  readonly children?: (titleId: string) => ReactNode;
}

/** One setting: its name, what it means, and what changes it. */
export function SettingItem({ title, hint, children }: SettingItemProps) {
  const titleId = useId();
  return (
    <div className="setting-item">
      <div className="setting-words">
        <p className="setting-title" id={titleId}>
          {title}
        </p>
        {hint !== undefined && <p className="setting-hint">{hint}</p>}
      </div>
      {children?.(titleId)}
    </div>
  );
}
