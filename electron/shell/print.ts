import type { WebContents } from 'electron';
import type { PrintResult } from '#shared/desk-api.ts';

/** What Chromium reports when the person closes the print dialog. */
const cancelledReason = 'Print job canceled';

/** Opens the print dialog for the page as it is shown. */
export function printPage(contents: WebContents): Promise<PrintResult> {
  return new Promise((resolve) => {
    contents.print({ silent: false, printBackground: true }, (success, reason) => {
      if (success) resolve({ outcome: 'printed' });
      else if (reason === cancelledReason) resolve({ outcome: 'cancelled' });
      else resolve({ outcome: 'failed', message: '没有打印出来。请检查打印机是否已连接并有纸，然后再试。' });
    });
  });
}
