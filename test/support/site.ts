/** The product as a person meets it: its own process, its own data folder, a real port, the built page. */

import { once } from 'node:events';
import { createServer } from 'node:net';
import { start } from './command.ts';

export interface Site {
  readonly origin: string;
  /** One-time sign-in link, as the terminal shows it. */
  readonly link: string;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export async function serveSite(home: string): Promise<Site> {
  const port = await freePort();
  const { child, ended } = start(['serve', '--port', String(port)], home);
  const link = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (text: string) => {
      said += text;
      const found = said.match(/http:\/\/\S+\/start\?ticket=\S+/);
      if (found) resolve(found[0]);
    });
    void ended.then((ran) => reject(new Error(`the server ended with ${ran.code}: ${ran.err}`)));
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    link,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
