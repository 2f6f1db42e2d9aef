/** The door of the http room. */
export { buildServer } from './server.ts';
