import { Button } from '@mantine/core';
import { type DragEvent, useRef, useState } from 'react';
import { type ChosenFile, chosenFiles, droppedFiles } from './walk.ts';

/** Where files and folders are dropped; two buttons do the same without a mouse. */
export function DropArea({ add, disabled }: { add: (files: readonly ChosenFile[]) => void; disabled: boolean }) {
  const [over, setOver] = useState(false);
  const [reading, setReading] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);

  async function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (disabled) return;
    const walking = droppedFiles(event.dataTransfer);
    setReading(true);
    try {
      add(await walking);
    } finally {
      setReading(false);
    }
  }
  function choose(input: HTMLInputElement) {
    if (input.files !== null) add(chosenFiles(input.files));
    input.value = '';
  }
  return (
    <section
      className={over ? 'drop drop-over' : 'drop'}
      aria-label="Files of the exhibit"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(!disabled);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
    >
      <p className="drop-title">{reading ? 'Reading the folder…' : 'Drop files or folders here'}</p>
      <p className="soft">
        The export of a phone as it is, zip or folder. Nothing is unpacked by hand, nothing is renamed.
      </p>
      <div className="drop-buttons">
        <Button variant="default" disabled={disabled} onClick={() => files.current?.click()}>
          Choose files
        </Button>
        <Button variant="default" disabled={disabled} onClick={() => folder.current?.click()}>
          Choose a folder
        </Button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        data-choose="files"
        onChange={(event) => choose(event.currentTarget)}
      />
      <input
        ref={folder}
        type="file"
        hidden
        data-choose="folder"
        {...{ webkitdirectory: '' }}
        onChange={(event) => choose(event.currentTarget)}
      />
    </section>
  );
}
