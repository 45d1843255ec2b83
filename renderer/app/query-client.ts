import { QueryClient } from '@tanstack/react-query';

/**
 * The server is this machine: asking again is cheap and a refusal stays one, so nothing is retried by itself.
 * Lists refresh when the window is looked at again.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: 5_000, gcTime: 5 * 60_000, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});
