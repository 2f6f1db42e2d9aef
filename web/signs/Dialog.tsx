import { Drawer, Modal } from '@mantine/core';
import type { ReactNode } from 'react';

interface DialogProps {
  readonly title: string;
  readonly opened: boolean;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** A dialogue in the middle of the page. Its head is a plain block: a second `header` would be a second banner. */
export function Dialog({ title, opened, close, size, children }: DialogProps & { size: 'sm' | 'md' | 'lg' | 'xl' }) {
  return (
    <Modal.Root opened={opened} onClose={close} size={size}>
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content>
        <div className="dialog-head">
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label="Close" />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** A sheet from an edge of the page, for what has no room beside the content. */
export function Sheet(props: DialogProps & { from: 'left' | 'bottom'; size: number | string }) {
  const { title, opened, close, from, size, children } = props;
  return (
    <Drawer.Root opened={opened} onClose={close} position={from} size={size}>
      <Drawer.Overlay backgroundOpacity={0.4} />
      <Drawer.Content>
        <div className="dialog-head">
          <Drawer.Title>{title}</Drawer.Title>
          <Drawer.CloseButton aria-label="Close" />
        </div>
        <Drawer.Body>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
