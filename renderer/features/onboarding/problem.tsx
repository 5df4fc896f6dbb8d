import { useEffect } from 'react';
import { useApp } from '../../app-context';
import { Glyph } from '../../ui/glyph';
import './problem.css';

export interface ProblemProps {
  readonly id?: string;
  readonly text: string;
}

/** Why it does not go on, beside what is to be mended. */
export function Problem({ id, text }: ProblemProps) {
  const { announce } = useApp();
  useEffect(() => announce(text, 'assertive'), [announce, text]);
  return (
    <p className="problem" id={id}>
      <Glyph name="warning" />
      <span>{text}</span>
    </p>
  );
}
