/** The places and their addresses. Each place is a file of its own, loaded when it is first opened. */

import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { gapFiltersFromAddress } from './gaps/filters.ts';
import { filtersFromAddress } from './search/filters.ts';
import { NotHere, PageFailed } from './shell/Lost.tsx';
import { SessionGate } from './shell/SessionGate.tsx';
import { triageFiltersFromAddress } from './triage/filters.ts';

const wholeNumber = (value: unknown): number | undefined => {
  const number = typeof value === 'number' ? value : typeof value === 'string' ? Number(value) : Number.NaN;
  return Number.isSafeInteger(number) && number >= 0 ? number : undefined;
};
/** An address such as `/operations/x` is no operation: 0 never exists, and the server says so in words. */
const numberParam = (value: string): number => wholeNumber(value) ?? 0;

const root = createRootRoute({ component: SessionGate, notFoundComponent: NotHere, errorComponent: PageFailed });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    // Only a path of this page: an address elsewhere would be an open redirect.
    typeof search.next === 'string' && /^\/(?![/\\])/.test(search.next) ? { next: search.next } : {},
  component: lazyRouteComponent(() => import('./account/SignIn.tsx'), 'SignIn'),
});
const firstStart = createRoute({
  getParentRoute: () => root,
  path: '/first-start',
  component: lazyRouteComponent(() => import('./account/FirstStart.tsx'), 'FirstStart'),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: lazyRouteComponent(() => import('./shell/Frame.tsx'), 'Frame'),
});
const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/account',
  component: lazyRouteComponent(() => import('./account/AccountPage.tsx'), 'AccountPage'),
});
const operations = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: lazyRouteComponent(() => import('./operations/OperationsPage.tsx'), 'OperationsPage'),
});

const operation = createRoute({
  getParentRoute: () => signedIn,
  path: '/operations/$operation',
  params: {
    parse: ({ operation: text }) => ({ operation: numberParam(text) }),
    stringify: ({ operation: id }) => ({ operation: String(id) }),
  },
  component: lazyRouteComponent(() => import('./shell/OperationGate.tsx'), 'OperationGate'),
});
const overview = createRoute({
  getParentRoute: () => operation,
  path: '/',
  component: lazyRouteComponent(() => import('./overview/OverviewPage.tsx'), 'OverviewPage'),
});
const exhibits = createRoute({
  getParentRoute: () => operation,
  path: '/exhibits',
  component: lazyRouteComponent(() => import('./exhibits/ExhibitsPage.tsx'), 'ExhibitsPage'),
});
const exhibit = createRoute({
  getParentRoute: () => operation,
  path: '/exhibits/$exhibit',
  params: {
    parse: ({ exhibit: text }) => ({ exhibit: numberParam(text) }),
    stringify: ({ exhibit: id }) => ({ exhibit: String(id) }),
  },
  component: lazyRouteComponent(() => import('./exhibits/ExhibitPage.tsx'), 'ExhibitPage'),
});
const intake = createRoute({
  getParentRoute: () => operation,
  path: '/import',
  validateSearch: (search: Record<string, unknown>): { intake?: number } => {
    const id = wholeNumber(search.intake);
    return id === undefined ? {} : { intake: id };
  },
  component: lazyRouteComponent(() => import('./intake/ImportPage.tsx'), 'ImportPage'),
});
const conversations = createRoute({
  getParentRoute: () => operation,
  path: '/conversations',
  component: lazyRouteComponent(() => import('./conversations/ConversationsPage.tsx'), 'ConversationsPage'),
});
const conversation = createRoute({
  getParentRoute: () => operation,
  path: '/conversations/$conversation',
  params: {
    parse: ({ conversation: text }) => ({ conversation: numberParam(text) }),
    stringify: ({ conversation: id }) => ({ conversation: String(id) }),
  },
});
const conversationStart = createRoute({
  getParentRoute: () => conversation,
  path: '/',
  component: lazyRouteComponent(() => import('./reader/WhereILeft.tsx'), 'WhereILeft'),
});
const reader = createRoute({
  getParentRoute: () => conversation,
  path: '/at/$position',
  params: {
    parse: ({ position: text }) => ({ position: numberParam(text) }),
    stringify: ({ position: at }) => ({ position: String(at) }),
  },
  // `o` names the observation itself: positions move when a later import adds to the conversation, it does not.
  validateSearch: (search: Record<string, unknown>): { o?: number } => {
    const id = wholeNumber(search.o);
    return id === undefined ? {} : { o: id };
  },
  component: lazyRouteComponent(() => import('./reader/ReaderPage.tsx'), 'ReaderPage'),
});
const membership = createRoute({
  getParentRoute: () => conversation,
  path: '/membership',
  component: lazyRouteComponent(() => import('./membership/MembershipPage.tsx'), 'MembershipPage'),
});
const participation = createRoute({
  getParentRoute: () => conversation,
  path: '/participation',
  validateSearch: (search: Record<string, unknown>): { from?: number } => {
    const position = wholeNumber(search.from);
    return position === undefined ? {} : { from: position };
  },
  component: lazyRouteComponent(() => import('./membership/ParticipationPage.tsx'), 'ParticipationPage'),
});
const people = createRoute({
  getParentRoute: () => operation,
  path: '/people',
  component: lazyRouteComponent(() => import('./people/PeoplePage.tsx'), 'PeoplePage'),
});
const person = createRoute({
  getParentRoute: () => operation,
  path: '/people/$person',
  params: {
    parse: ({ person: text }) => ({ person: numberParam(text) }),
    stringify: ({ person: id }) => ({ person: String(id) }),
  },
  component: lazyRouteComponent(() => import('./people/PersonPage.tsx'), 'PersonPage'),
});
const joinings = createRoute({
  getParentRoute: () => operation,
  path: '/joinings',
  component: lazyRouteComponent(() => import('./joinings/JoiningsPage.tsx'), 'JoiningsPage'),
});
const gaps = createRoute({
  getParentRoute: () => operation,
  path: '/gaps',
  validateSearch: gapFiltersFromAddress,
  component: lazyRouteComponent(() => import('./gaps/GapsPage.tsx'), 'GapsPage'),
});
const triage = createRoute({
  getParentRoute: () => operation,
  path: '/triage',
  validateSearch: triageFiltersFromAddress,
  component: lazyRouteComponent(() => import('./triage/TriagePage.tsx'), 'TriagePage'),
});
const reviews = createRoute({
  getParentRoute: () => operation,
  path: '/reviews',
  component: lazyRouteComponent(() => import('./reviews/ReviewsPage.tsx'), 'ReviewsPage'),
});
const review = createRoute({
  getParentRoute: () => operation,
  path: '/reviews/$review',
  params: {
    parse: ({ review: text }) => ({ review: numberParam(text) }),
    stringify: ({ review: id }) => ({ review: String(id) }),
  },
});
const queue = createRoute({
  getParentRoute: () => review,
  path: '/',
  component: lazyRouteComponent(() => import('./reviews/QueuePage.tsx'), 'QueuePage'),
});
const certificate = createRoute({
  getParentRoute: () => review,
  path: '/certificate',
  component: lazyRouteComponent(() => import('./reviews/CertificatePage.tsx'), 'CertificatePage'),
});
const search = createRoute({
  getParentRoute: () => operation,
  path: '/search',
  validateSearch: filtersFromAddress,
  component: lazyRouteComponent(() => import('./search/SearchPage.tsx'), 'SearchPage'),
});
const terms = createRoute({
  getParentRoute: () => operation,
  path: '/search/terms',
  component: lazyRouteComponent(() => import('./search/TermsPage.tsx'), 'TermsPage'),
});
const extract = createRoute({
  getParentRoute: () => operation,
  path: '/extract',
  component: lazyRouteComponent(() => import('./extract/ExtractPage.tsx'), 'ExtractPage'),
});
const events = createRoute({
  getParentRoute: () => operation,
  path: '/events',
  component: lazyRouteComponent(() => import('./events/EventsPage.tsx'), 'EventsPage'),
});
const ledger = createRoute({
  getParentRoute: () => operation,
  path: '/ledger',
  component: lazyRouteComponent(() => import('./ledger/LedgerPage.tsx'), 'LedgerPage'),
});
const verify = createRoute({
  getParentRoute: () => operation,
  path: '/verify',
  component: lazyRouteComponent(() => import('./ledger/VerifyPage.tsx'), 'VerifyPage'),
});

const tree = root.addChildren([
  signIn,
  firstStart,
  signedIn.addChildren([
    account,
    operations,
    operation.addChildren([
      overview,
      exhibits,
      exhibit,
      intake,
      conversations,
      conversation.addChildren([conversationStart, reader, membership, participation]),
      people,
      person,
      joinings,
      gaps,
      triage,
      reviews,
      review.addChildren([queue, certificate]),
      search,
      terms,
      extract,
      events,
      ledger,
      verify,
    ]),
  ]),
]);

export const router = createRouter({ routeTree: tree, scrollRestoration: true, defaultPreload: 'intent' });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
  interface HistoryState {
    /** Words looked for: kept out of the address, where they would stay in histories and logs. */
    words?: { readonly q: string; readonly sender: string };
  }
}
