import { type ListToWrite, workbookOfList } from './workbook-of-list.ts';

/** Makes workbooks away from the page's thread: a list may have a hundred thousand rows. */
self.addEventListener('message', ({ data }: MessageEvent<ListToWrite>) => {
  const bytes = workbookOfList(data);
  self.postMessage(bytes, { transfer: [bytes.buffer] });
});
