import type { ListToWrite } from './workbook-of-list.ts';

/**
 * Makes an .xlsx file of a list on a thread of its own.
 *
 * @throws Error with a Chinese message when it could not be made; DOMException `AbortError` when stopped
 */
export function makeWorkbook(list: ListToWrite, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL('./workbook.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')), {
      once: true,
    });
    worker.addEventListener('message', ({ data }: MessageEvent<Uint8Array<ArrayBuffer>>) => resolve(data));
    worker.addEventListener('error', () => reject(new Error('表格文件没有做成，请减少行数后再试。')));
    worker.postMessage(list);
  }).finally(() => worker.terminate());
}
