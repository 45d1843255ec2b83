interface EventPage {
  readonly events: readonly unknown[];
  /** Events of all pages. */
  readonly total: number;
}

/** Offset of the next page of a time line for `getNextPageParam`; undefined once the last event is there. */
export function nextOffset(last: EventPage, pages: readonly EventPage[]): number | undefined {
  const seen = pages.reduce((sum, page) => sum + page.events.length, 0);
  return seen < last.total ? seen : undefined;
}
