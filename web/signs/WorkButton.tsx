import { Button } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';

/**
 * A button for an act that takes a moment. While it is at work a second press does nothing; it keeps its words and its
 * width, and a line passes under them only after 200 ms, so that a quick act does not flicker.
 */
export function WorkButton(props: {
  busy: boolean;
  children: ReactNode;
  type?: 'submit' | 'button';
  quiet?: boolean;
  disabled?: boolean;
  className?: string;
  onClick?: () => void;
}) {
  const { busy, children, type = 'button', quiet = false, disabled = false, className = '', onClick } = props;
  function press(event: MouseEvent) {
    if (busy) event.preventDefault();
    else onClick?.();
  }
  return (
    <Button
      type={type}
      variant={quiet ? 'default' : 'filled'}
      disabled={disabled}
      aria-busy={busy}
      className={busy ? `${className} at-work` : className}
      onClick={press}
    >
      {children}
    </Button>
  );
}
