import { Piscina } from 'piscina';
import type { HouseFont } from '#shared/archive/document-style.ts';
import { ruleViolation } from '../../errors.ts';
import type { InstalledFont } from './font-file.ts';

export interface HouseFonts {
  /** Fonts of this computer that papers can be set in; looked for anew each time, as fonts come and go. */
  installed(): Promise<readonly InstalledFont[]>;
  /**
   * Where a font lies that a paper is to be set in.
   *
   * @throws ApplicationError RULE_VIOLATION `house_font_missing`
   */
  pathOf(font: HouseFont): Promise<string>;
}

/** Finds fonts below these folders on a thread that ends with the search. */
export function createHouseFonts(directories: readonly string[]): HouseFonts {
  const paths = new Map<string, string>();

  async function installed(): Promise<readonly InstalledFont[]> {
    const pool = new Piscina<readonly string[], InstalledFont[]>({
      filename: workerUrl().href,
      minThreads: 1,
      maxThreads: 1,
      execArgv: [],
    });
    try {
      const fonts = await pool.run(directories);
      paths.clear();
      for (const { sha256, path } of fonts) paths.set(sha256, path);
      return fonts;
    } finally {
      await pool.destroy();
    }
  }

  return {
    installed,
    async pathOf({ family, sha256 }) {
      const path = paths.get(sha256) ?? (await installed()).find((font) => font.sha256 === sha256)?.path;
      if (path !== undefined) return path;
      throw ruleViolation(
        'house_font_missing',
        `文书设置选用的字体“${family}”不在这台电脑上，或者已经换成别的版本，文书没有生成。请装回这个字体，或在“文书设置”里改用随程序的字体。`,
      );
    },
  };
}

/** From the sources Node runs the worker as it is; in the built program it lies beside this bundle. */
function workerUrl(): URL {
  const name = import.meta.url.endsWith('.ts') ? './find-fonts.worker.ts' : './fonts-worker.js';
  return new URL(name, import.meta.url);
}
