import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { SampleExtent } from '../application.types.ts';

/** Name of the folder that holds the user's data, the same for both shells so that they show the same records. */
const dataFolderName = '驻村考评';

export interface CommandLine {
  /** Absolute path of the data directory. */
  readonly dataDirectory: string;
  /** What of the sample district is loaded when the database is new: `--sample`, or `--sample=roster` without daily records. */
  readonly sample: SampleExtent;
  /** Port of the browser host; 0 lets the system choose. */
  readonly port: number;
  /** Open a window; with `--no-open` the browser host only prints its address. */
  readonly open: boolean;
}

/** A wrong argument; the message is a Chinese sentence for the terminal. */
export class CommandLineError extends Error {}

/**
 * Reads the arguments of both shells. Unknown switches are passed over, because Electron and Chromium add their
 * own.
 *
 * @throws CommandLineError when a value is missing or the port is not a port.
 */
export function readCommandLine(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      sample: { type: 'boolean' },
      port: { type: 'string' },
      'no-open': { type: 'boolean' },
    },
  });
  return {
    dataDirectory: readDataDirectory(values.data, environment),
    sample: values.sample === true ? 'full' : values.sample === 'roster' ? 'roster' : 'none',
    port: readPort(values.port),
    open: values['no-open'] !== true,
  };
}

function readDataDirectory(value: unknown, environment: NodeJS.ProcessEnv): string {
  if (value === undefined) return defaultDataDirectory(environment);
  if (typeof value !== 'string' || value.trim() === '') {
    throw new CommandLineError('参数 --data 后面应写数据文件夹的路径，例如 --data D:\\考评数据。');
  }
  return resolve(value);
}

function readPort(value: unknown): number {
  if (value === undefined) return 0;
  const port = typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (!(port >= 0 && port <= 65_535)) {
    throw new CommandLineError('参数 --port 后面应写 0 至 65535 之间的端口号。');
  }
  return port;
}

/**
 * The folder for the user's data: the same place as Electron's `userData`, worked out without Electron so that
 * the browser host finds it too.
 */
export function defaultDataDirectory(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const home = homedir();
  if (platform === 'win32') {
    return join(environment.APPDATA || join(home, 'AppData', 'Roaming'), dataFolderName);
  }
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', dataFolderName);
  return join(environment.XDG_CONFIG_HOME || join(home, '.config'), dataFolderName);
}
