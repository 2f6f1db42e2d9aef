/** `candour serve`: the page on this machine, with a one-time sign-in link for whoever may read the data folder. */

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { platform } from 'node:os';
import { fileURLToPath } from 'node:url';
import { openAccess } from '../access/index.ts';
import { type App, openApp } from '../app.ts';
import { buildServer } from '../http/index.ts';
import { CandourError, type ExitCode } from '../kernel/index.ts';
import { dataFolder } from './home.ts';

export interface ServeArguments {
  readonly port: string;
  readonly host: string;
  readonly open?: boolean;
}

export async function serveCommand(given: ServeArguments): Promise<ExitCode> {
  const port = portOf(given.port);
  const app = await openApp({ home: dataFolder() });
  try {
    return await serve(app, { port, host: given.host, open: given.open === true, greeting: '' });
  } finally {
    await app.close();
  }
}

export function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new CandourError('BAD_USAGE', `--port takes a number from 0 to 65535, not ${JSON.stringify(text)}.`);
  return port;
}

/** Serves until the process is asked to end. */
export async function serve(
  app: App,
  options: { readonly port: number; readonly host: string; readonly open: boolean; readonly greeting: string },
): Promise<ExitCode> {
  const page = pageFolder();
  const access = await openAccess(app.store, { origin: `http://${options.host}:${options.port}` });
  const server = await buildServer({
    app,
    access,
    ...(page === null ? {} : { page }),
    ...(isLoopback(options.host) ? {} : { hosts: [options.host, '127.0.0.1', 'localhost'] }),
  });
  let address: string;
  try {
    address = await server.listen({ port: options.port, host: options.host });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE')
      throw new CandourError('BUSY', `Port ${options.port} is in use.`, {
        hint: 'Choose another with --port, or end the program that uses it.',
        cause,
      });
    throw cause;
  }
  const ticket = await access.issueTicket();
  const link = `${address}/start?ticket=${ticket}`;
  process.stdout.write(
    [
      options.greeting,
      `Candour serves ${address} from ${app.store.home}`,
      `Sign in (once, within 15 minutes): ${link}`,
      ...(isLoopback(options.host)
        ? []
        : ['Warning: this address can be reached from other machines. Put TLS in front of it.']),
      ...(page === null ? ['The page is not built; the API alone is served. Build it with: npm run build'] : []),
      'End with Ctrl-C.',
      '',
    ]
      .filter((line, index) => index > 0 || line !== '')
      .join('\n'),
  );
  if (options.open) openBrowser(link);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await server.close();
  return 0;
}

function isLoopback(host: string): boolean {
  return host === '127.0.0.1' || host === 'localhost' || host === '::1';
}

/** The built page: beside dist/cli in the package, in web/dist in the repository. */
function pageFolder(): string | null {
  for (const place of ['../web/', '../../web/dist/', '../../dist/web/']) {
    const folder = fileURLToPath(new URL(place, import.meta.url));
    if (existsSync(`${folder}index.html`) && existsSync(`${folder}assets`)) return folder;
  }
  return null;
}

/** Only where a person sits at a screen; failing to open is no error, the link is printed. */
function openBrowser(link: string): void {
  const [command, ...words] =
    platform() === 'darwin' ? ['open'] : platform() === 'win32' ? ['cmd', '/c', 'start', ''] : ['xdg-open'];
  if (command === undefined || (platform() === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)) return;
  const child = spawn(command, [...words, link], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
