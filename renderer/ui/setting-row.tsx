import type { ReactNode } from 'react';
import { useId } from 'react';
import './setting-row.css';

export interface SettingRowProps {
  readonly title: string;
  /** What it means, in a sentence. */
  readonly hint?: ReactNode;
  /** The control at the end of the line; it is given the id of the title, to be called by it. */
  readonly children?: (titleId: string) => ReactNode;
}

/** One setting: its name, what it means, and what changes it. */
export function SettingRow({ title, hint, children }: SettingRowProps) {
  const titleId = useId();
  return (
    <div className="setting-row">
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
