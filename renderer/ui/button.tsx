import type { ComponentProps } from 'react';
import './button.css';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'className'> {
  /** `primary`: the one thing to do. `standard`: a choice of equals. `quiet`: the way out. */
  readonly look: 'primary' | 'standard' | 'quiet';
  /** Enter in a field of its form presses it. */
  readonly submits?: boolean;
}

export function Button({ look, submits = false, ...rest }: ButtonProps) {
  return <button type={submits ? 'submit' : 'button'} className={`button ${look}`} {...rest} />;
}
