/** The door of the people room: persons, whose handles are whose, what the evidence shows of a person and a message. */

export { covers } from './interval.ts';
export { peopleMigrations } from './migrations.ts';
export { findPerson as findPersonThere, handlesOfPerson } from './person-store.ts';
export { peopleRoutes } from './routes.ts';
export { peopleService } from './service.ts';
export { tablesOf as peopleTablesOf } from './store.ts';
