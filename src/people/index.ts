/** The door of the people room: persons, whose handles are whose, what the evidence shows of a person and a message. */

export { peopleMigrations } from './migrations.ts';
export { peopleRoutes } from './routes.ts';
export { peopleService } from './service.ts';
