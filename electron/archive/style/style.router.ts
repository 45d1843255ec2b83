import type { HouseFonts } from '../../documents/house-fonts/house-fonts.ts';
import { actorOf, callerOf, type Procedures } from '../../http/procedures.ts';
import type { ArchiveService } from '../archive.service.ts';
import type { StyleService } from './style.service.ts';

/** Handlers of how papers are set. */
export function createStyleRouter(
  os: Procedures,
  {
    style,
    archive,
    houseFonts,
  }: {
    style: StyleService;
    archive: Pick<ArchiveService, 'previewStyle'>;
    houseFonts: Pick<HouseFonts, 'installed'>;
  },
) {
  const on = os.archive;
  return {
    style: on.style.handler(() => style.inForce()),
    installedFonts: on.installedFonts.handler(async () =>
      (await houseFonts.installed()).map(({ family, sha256, missing }) => ({ family, sha256, missing })),
    ),
    saveStyle: on.saveStyle.handler(({ input, context }) => style.save(actorOf(context), input)),
    previewStyle: on.previewStyle.handler(({ input, context }) =>
      archive.previewStyle(callerOf(context).userId, input.form, input.style),
    ),
  };
}
