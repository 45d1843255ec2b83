import {
  type UnprintableCharacter,
  type UnprintableText,
  unprintableTextLimit,
} from '#shared/contract/archive-characters.ts';
import type { Instant } from '#shared/dates.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { Clock } from '../../application.types.ts';
import type { Database } from '../../database/database.types.ts';
import { unprintableIn } from '../../documents/printable.ts';
import { breather } from '../../roster/breather.ts';
import { explained } from './advice.ts';
import { assessmentTexts } from './assessment-texts.ts';
import { caseTexts } from './case-texts.ts';
import { conductTexts } from './conduct-texts.ts';
import { characterCoverage } from './coverage.ts';
import type { PaperText } from './paper-text.ts';
import { registerTexts } from './register-texts.ts';
import { personNames, rosterTexts } from './roster-texts.ts';

/** What was looked through, and what cannot be printed of it. */
export interface UnprintableList {
  readonly checkedAt: Instant;
  readonly people: number;
  readonly texts: number;
  readonly total: number;
  readonly found: UnprintableText[];
}

type FoundText = Omit<PaperText, 'text'> & { readonly missing: Set<number> };

/** Finds characters that no font of the program can print before the day of printing. */
export function createCharactersService({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}) {
  return {
    /** Characters of a text that cannot be printed, each once. */
    unprintable: (text: string): UnprintableCharacter[] => unprintableIn(text).map(explained),

    /**
     * Looks through every text that goes on paper; others get their turn meanwhile. Cases and conduct
     * that the reader may not read are left out, also from what is counted.
     */
    async listUnprintable(reader: Role): Promise<UnprintableList> {
      // A field may be written in several times, e.g. the steps of a case: it is named once.
      const found = new Map<string, FoundText>();
      const breathe = breather();
      let texts = 0;
      const lookThrough = async (source: AsyncIterable<PaperText>): Promise<void> => {
        for await (const { holder, name, field, text } of source) {
          texts++;
          const missing = unprintableIn(text);
          if (missing.length > 0) {
            const key = `${JSON.stringify(holder)} ${name} ${field}`;
            const entry = found.get(key) ?? { holder, name, field, missing: new Set() };
            found.set(key, entry);
            for (const codePoint of missing) entry.missing.add(codePoint);
          }
          await breathe();
        }
      };
      await lookThrough(personNames(database.read));
      const people = texts;
      await lookThrough(rosterTexts(database.read));
      await lookThrough(conductTexts(database.read, reader));
      await lookThrough(assessmentTexts(database.read));
      await lookThrough(registerTexts(database.read));
      await lookThrough(caseTexts(database.read, reader));
      const named = [...found.values()].slice(0, unprintableTextLimit);
      return {
        checkedAt: clock.now(),
        people,
        texts,
        total: found.size,
        found: named.map(({ missing, ...text }) => ({ ...text, characters: [...missing].map(explained) })),
      };
    },

    /** What the fonts of the program print of each part of Unicode. */
    coverage: characterCoverage,
  };
}
export type CharactersService = ReturnType<typeof createCharactersService>;
