import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Backup } from '#shared/contract/system.ts';
import { businessDateOf } from '#shared/dates.ts';
import type { StartupProblem } from '../database/startup-problem.ts';

const reasons: Record<Backup['reason'], string> = {
  manual: '手动备份',
  before_migration: '升级前备份',
  before_restore: '恢复前备份',
  scheduled: '定时备份',
};

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (c) => escapes[c] ?? c);

/** Shipped for documents; here it stands in where the machine has no Chinese font of its own. */
const fallbackFont = 'fonts/noto-sans-sc/NotoSansSC_500Medium.ttf';

const style = `
@font-face { font-family: "CadreDesk Fallback"; src: url("/recovery/font.ttf"); font-display: swap; }
body { margin: 0; background: #f4f4f5; color: #1f2328; font: 15px/1.7 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "CadreDesk Fallback", sans-serif; }
main { max-width: 720px; margin: 8vh auto; background: #fff; border: 1px solid #d8dadd; border-top: 4px solid #a61d24; padding: 32px 40px; }
h1 { font-size: 20px; margin: 0 0 12px; } h2 { font-size: 16px; margin: 28px 0 8px; }
table { width: 100%; border-collapse: collapse; font-size: 14px; } td, th { text-align: left; padding: 8px 6px; border-bottom: 1px solid #e4e6e8; }
button { font: inherit; padding: 4px 14px; border: 1px solid #a61d24; background: #a61d24; color: #fff; border-radius: 4px; cursor: pointer; }
button:focus-visible { outline: 3px solid #e5a0a3; } .quiet { color: #57606a; font-size: 13px; } code { font-size: 13px; word-break: break-all; }
`;

const styleResponse = () => new Response(style, { headers: { 'Content-Type': 'text/css; charset=utf-8' } });

function clockTime(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16);
}

function backupRow(backup: Backup): string {
  const when = `${businessDateOf(new Date(backup.createdAt))} ${clockTime(backup.createdAt)}`;
  const size = `${(backup.bytes / 1024 / 1024).toFixed(1)} MB`;
  const name = escaped(backup.fileName);
  return `<tr><td>${when}</td><td>${reasons[backup.reason]}</td><td>${size}</td><td>
    <form method="post" action="/recovery/restore"><input type="hidden" name="fileName" value="${name}">
    <button>恢复这个备份</button></form></td></tr>`;
}

function backupSection(backups: readonly Backup[]): string {
  if (backups.length === 0)
    return '<p>数据文件夹里没有可用的备份。请把其他地方保存的备份文件放进 backups 文件夹后再试。</p>';
  return `<p>恢复时，现在的数据库文件会整个移到旁边的文件夹保存，不会删除。备份之后录入的内容不在备份里。</p>
    <table><thead><tr><th>备份时间</th><th>种类</th><th>大小</th><th>操作</th></tr></thead>
    <tbody>${backups.map(backupRow).join('')}</tbody></table>`;
}

/** A backup does not help where the database is sound: another program uses it, or a newer one wrote it. */
const offersBackups = ({ kind }: StartupProblem) => kind !== 'locked' && kind !== 'newer_version';

/** The page shown in place of the program when its database cannot be opened. Plain HTML: nothing else is running. */
export function recoveryPage(
  problem: StartupProblem,
  backups: readonly Backup[],
  dataDirectory: string,
  notice = '',
): Response {
  const retry = '<form method="post" action="/recovery/retry"><p><button>再试一次</button></p></form>';
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>驻村考评 · 无法打开数据库</title>
<link rel="stylesheet" href="/recovery/style.css"></head><body><main>
<h1>无法打开数据库</h1><p>${escaped(problem.message)}</p>${notice ? `<p><strong>${escaped(notice)}</strong></p>` : ''}
<p class="quiet">数据文件夹：<code>${escaped(dataDirectory)}</code><br>问题代码：<code>${escaped(problem.detail)}</code></p>
${retry}${offersBackups(problem) ? `<h2>从备份恢复</h2>${backupSection(backups)}` : ''}</main></body></html>`;
  return new Response(html, { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}

export interface RecoveryActions {
  readonly dataDirectory: string;
  readonly resourcesDirectory: string;
  /** Why the database is not open, as of now; null when it is. */
  problem(): StartupProblem | null;
  listBackups(): Promise<readonly Backup[]>;
  /** Puts a backup in the database's place; resolves to a Chinese sentence why not, or null when it has. */
  restore(fileName: string): Promise<string | null>;
  /** Tries to open the database again; `problem` then tells whether it worked. */
  open(): Promise<void>;
}

const backToStart = () => new Response(null, { status: 303, headers: { Location: '/' } });

/** Answers every request while the database is not open: the recovery page, retry, restore. */
export async function handleRecovery(
  request: Request,
  url: URL,
  actions: RecoveryActions,
): Promise<Response> {
  if (url.pathname === '/recovery/style.css') return styleResponse();
  if (url.pathname === '/recovery/font.ttf') {
    const font = await readFile(join(actions.resourcesDirectory, fallbackFont));
    return new Response(font, { headers: { 'Content-Type': 'font/ttf' } });
  }
  if (request.method === 'POST' && url.pathname === '/recovery/retry') {
    await actions.open();
    return page(actions, '仍然无法打开。');
  }
  if (request.method === 'POST' && url.pathname === '/recovery/restore') {
    return restore(new URLSearchParams(await request.text()).get('fileName') ?? '', actions);
  }
  if (url.pathname.startsWith('/rpc/') || url.pathname.startsWith('/files/')) {
    const message = actions.problem()?.message ?? '数据库刚刚打开，请刷新页面。';
    return Response.json(
      { json: { defined: false, code: 'DATABASE_CLOSED', status: 503, message } },
      { status: 503 },
    );
  }
  return page(actions);
}

async function restore(fileName: string, actions: RecoveryActions): Promise<Response> {
  const problem = actions.problem();
  if (!problem || !offersBackups(problem)) return page(actions);
  const refusal = await actions.restore(fileName);
  if (refusal !== null) return page(actions, refusal);
  await actions.open();
  return page(actions, '备份已恢复，但仍然无法打开。');
}

/** The recovery page as things stand now; the program itself once the database is open. */
async function page(actions: RecoveryActions, notice?: string): Promise<Response> {
  const problem = actions.problem();
  if (!problem) return backToStart();
  // The folder of backups may be what cannot be read; the page must say so all the same.
  const backups = await actions.listBackups().catch(() => []);
  return recoveryPage(problem, backups, actions.dataDirectory, notice);
}
