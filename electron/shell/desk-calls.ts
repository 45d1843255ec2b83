import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import * as z from 'zod';
import { isDeskAddress } from './desk-address.ts';
import type { DeskChannel } from './desk-channels.ts';
import { printPage } from './print.ts';
import { saveFile } from './save-dialog.ts';

/** 200 MB: far above any document or export of the program, far below what would exhaust memory. */
const maximumFileBytes = 200 * 1024 * 1024;

const saveFileArguments = z.tuple([
  z.string().min(1).max(255),
  z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= maximumFileBytes),
]);

/** Answers the calls of `window.desk`. */
export function handleDeskCalls(): void {
  handleFromDesk('desk:save-file', saveFileArguments, ([name, bytes], sender) =>
    saveFile(sender, name, bytes),
  );
  handleFromDesk('desk:print', z.tuple([]), (_arguments, sender) => printPage(sender));
}

/**
 * The one place where calls from the page arrive: the sender must be the main frame of the program's own page and
 * the arguments must parse, so that no handler can forget either.
 */
function handleFromDesk<Arguments>(
  channel: DeskChannel,
  schema: z.ZodType<Arguments>,
  handler: (values: Arguments, sender: WebContents) => Promise<unknown>,
): void {
  ipcMain.handle(channel, (event, ...values: unknown[]) => {
    assertFromDesk(event);
    return handler(schema.parse(values), event.sender);
  });
}

function assertFromDesk(event: IpcMainInvokeEvent): void {
  const frame = event.senderFrame;
  if (frame && frame.parent === null && isDeskAddress(frame.url)) return;
  throw new Error('Refused: the call does not come from the main frame of the program.');
}
