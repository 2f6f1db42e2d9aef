/** What every page stands on: theme, queries, router. */

import { createTheme, MantineProvider } from '@mantine/core';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ApiError } from '../call.ts';
import { router } from '../router.tsx';

const theme = createTheme({
  primaryColor: 'teal',
  // Two buttons are enough: one that acts, one that is quiet. Both take their colours from the tokens.
  variantColorResolver: ({ variant }) =>
    variant === 'filled'
      ? { background: 'var(--accent)', hover: 'var(--accent-strong)', color: 'var(--on-accent)', border: 'none' }
      : { background: 'var(--card)', hover: 'var(--sunk)', color: 'var(--ink)', border: '1px solid var(--edge)' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Scroll locking writes a style tag, which the content security policy refuses.
    ModalRoot: { defaultProps: { lockScroll: false, transitionProps: { duration: 0 } } },
    DrawerRoot: { defaultProps: { lockScroll: false, transitionProps: { duration: 0 } } },
  },
});

const queries = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      // The session ended elsewhere: ask who is signed in, and the gate shows the sign-in page.
      if (error instanceof ApiError && error.status === 401 && query.queryKey[0] !== 'session') {
        void queries.invalidateQueries({ queryKey: ['session'] });
      }
    },
  }),
  defaultOptions: {
    queries: {
      // Each question is logged as a consultation (R10): no asking again merely because the window got the focus.
      refetchOnWindowFocus: false,
      staleTime: 30_000,
      retry: (failures, error) => failures < 1 && !(error instanceof ApiError && error.status >= 400),
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

export function Providers() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
