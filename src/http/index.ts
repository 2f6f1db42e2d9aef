/** The door of the http room. */
export { buildServer, type ServerOptions } from './server.ts';
