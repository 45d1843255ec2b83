import type { AttachmentType } from '#shared/contract/recall-evidence.ts';
import { tidyLine } from '#shared/text.ts';

/** Bytes of a name in UTF-8, its ending included: file systems take 255. */
const longest = 200;
/** Signs that Windows takes in no name, and the mark of writing direction that `tidyLine` leaves. */
const forbidden = /[<>:"|?*\u061c]/g;
/** Devices of Windows, whatever ending they are given. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
const knownEnding = /\.(?:pdf|jpe?g|jpe|png|docx|xlsx)$/i;

/**
 * A name under which an attachment can be kept and saved anywhere: without folders, invisible signs, or what an
 * operating system takes for something else; its ending says what the content is.
 *
 * @param given as the page handed it in; anything
 */
export function attachmentName(given: string, type: AttachmentType): string {
  const last = given.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const tidied = stripped(tidyLine(last).replace(forbidden, '')).replace(knownEnding, '');
  const stem = shortened(stripped(tidied), longest - 1 - type.length);
  const usable = stem === '' ? '附件' : device.test(stem) ? `附件-${stem}` : stem;
  return `${usable}.${type}`;
}

/** Dots and blanks at the ends hide a file or are dropped by Windows. */
const stripped = (name: string) => name.replace(/^[.\s]+|[.\s]+$/g, '');

function shortened(name: string, bytes: number): string {
  let size = 0;
  let kept = '';
  for (const sign of name) {
    size += Buffer.byteLength(sign);
    if (size > bytes) break;
    kept += sign;
  }
  return stripped(kept);
}
