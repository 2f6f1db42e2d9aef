/** What was dropped or chosen, as files with paths: folders are walked to the bottom. */

export interface ChosenFile {
  readonly file: File;
  /** Path inside what was dropped, `/` between its parts. */
  readonly path: string;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

async function childrenOf(entry: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = entry.createReader();
  const all: FileSystemEntry[] = [];
  // A reader gives at most a hundred at a time and an empty list when it is done.
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return all;
    all.push(...batch);
  }
}

async function walk(entry: FileSystemEntry, found: ChosenFile[]): Promise<void> {
  if (entry.isFile) {
    found.push({ file: await fileOf(entry as FileSystemFileEntry), path: entry.fullPath.replace(/^\//, '') });
  } else if (entry.isDirectory) {
    for (const child of await childrenOf(entry as FileSystemDirectoryEntry)) await walk(child, found);
  }
}

/** Files of a drop. Must be called while the drop event is handled: the browser empties the list afterwards. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly ChosenFile[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const plain = [...transfer.files];
  if (entries.length === 0) return plain.map((file) => ({ file, path: file.name }));
  const found: ChosenFile[] = [];
  for (const entry of entries) await walk(entry, found);
  return found;
}

/** Files of an input, a folder input included. */
export function chosenFiles(list: FileList): readonly ChosenFile[] {
  return [...list].map((file) => ({
    file,
    path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
  }));
}

/** Adds files to those chosen; the same path chosen again replaces the earlier one. */
export function addFiles(before: readonly ChosenFile[], added: readonly ChosenFile[]): readonly ChosenFile[] {
  const byPath = new Map(before.map((one) => [one.path, one]));
  for (const one of added) byPath.set(one.path, one);
  return [...byPath.values()];
}
