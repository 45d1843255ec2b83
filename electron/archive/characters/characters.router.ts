import { callerOf, type Procedures } from '../../http/procedures.ts';
import type { CharactersService } from './characters.service.ts';

/** Handlers of `archive.*` about characters that cannot be printed. */
export function createCharactersRouter(os: Procedures, characters: CharactersService) {
  const on = os.archive;
  return {
    unprintable: on.unprintable.handler(({ input }) => ({ characters: characters.unprintable(input.text) })),
    listUnprintable: on.listUnprintable.handler(({ context }) =>
      characters.listUnprintable(callerOf(context).role),
    ),
    characterCoverage: on.characterCoverage.handler(() => characters.coverage()),
  };
}
