import { ORPCError } from '@orpc/client';
import * as z from 'zod';
import { SessionEnded } from './session-store.ts';

/** A refusal of `/files/*`: the server's code and its Chinese sentence. */
export class FileRequestError extends Error {
  override readonly name = 'FileRequestError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The program did not answer at all. */
export class NotReachable extends Error {
  override readonly name = 'NotReachable';

  constructor(cause?: unknown) {
    super('无法连接程序，它可能已经退出。请重新打开程序后再试，页面上已填写的内容请先抄下或保留窗口。', {
      cause,
    });
  }
}

const issuesSchema = z.object({ issues: z.array(z.object({ path: z.string(), message: z.string() })) });
const han = /\p{Script=Han}/u;

/** The stable code of an error from the program, or `null` for anything else. */
export function codeOf(error: unknown): string | null {
  return error instanceof ORPCError || error instanceof FileRequestError ? String(error.code) : null;
}

/** What is wrong with each field, by the field's path in the contract; empty unless the error is INVALID_INPUT. */
export function fieldIssuesOf(error: unknown): Record<string, string> {
  if (!(error instanceof ORPCError) || error.code !== 'INVALID_INPUT') return {};
  const parsed = issuesSchema.safeParse(error.data);
  if (!parsed.success) return {};
  return Object.fromEntries(parsed.data.issues.map(({ path, message }) => [path, message]));
}

/** Chinese sentences for any error, fit to be shown as they are. */
export function messageOf(error: unknown): string {
  if (error instanceof NotReachable || error instanceof FileRequestError) return error.message;
  if (error instanceof SessionEnded) return '登录已失效，请重新登录。';
  if (error instanceof DOMException && error.name === 'AbortError') return '已取消。';
  if (error instanceof ORPCError) {
    const issues = Object.values(fieldIssuesOf(error));
    if (issues.length > 0) return `${[...new Set(issues)].join('；')}。`.replace(/。。$/, '。');
    if (han.test(error.message)) return error.message;
  }
  // The message of a ZodError is its issues as JSON.
  if (error instanceof z.core.$ZodError) {
    const first = error.issues.find(({ message }) => han.test(message));
    if (first) return `${first.message}。`.replace(/。。$/, '。');
  } else if (error instanceof Error && han.test(error.message)) return error.message;
  return '程序给出了无法识别的答复，这一步没有完成。请刷新页面后重试；仍然不行时，请联系维护人员。';
}
