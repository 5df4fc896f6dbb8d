import type { ComponentProps } from 'react';
import './button.css';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'className'> {
  /** `primary`: the one thing to do. `standard`: a choice of equals. `quiet`: the way out. */
  readonly look: 'primary' | 'standard' | 'quiet';
}

export function Button({ look, ...rest }: ButtonProps) {
  return <button type="button" className={`button ${look}`} {...rest} />;
}
