import { join } from 'node:path';

export interface FontPlaces {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Folders in which a computer keeps its fonts; some may not exist. */
export function fontDirectories({ platform, home, env }: FontPlaces): string[] {
  if (platform === 'win32') {
    const windows = env.SystemRoot ?? 'C:\\Windows';
    const local = env.LOCALAPPDATA;
    return [join(windows, 'Fonts'), ...(local ? [join(local, 'Microsoft', 'Windows', 'Fonts')] : [])];
  }
  return [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    join(home, '.local', 'share', 'fonts'),
    join(home, '.fonts'),
  ];
}
