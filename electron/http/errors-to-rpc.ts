import { ORPCError, ValidationError } from '@orpc/server';
import { commonErrors } from '#shared/contract/base.ts';
import { ApplicationError } from '../errors.ts';
import type { Log } from '../log.ts';

const ownStatus: Record<string, number> = {
  ...Object.fromEntries(Object.entries(commonErrors).map(([code, { status }]) => [code, status])),
  INVALID_CREDENTIALS: 401,
  MISSING_GLYPH: 422,
};

const pathText = (path: readonly (PropertyKey | { key: PropertyKey })[] = []) =>
  path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.');

/** Turns whatever a procedure threw into one of the contract's errors; anything unforeseen gets a log reference. */
export function toRpcError(error: unknown, log: Log): ORPCError<string, unknown> {
  if (error instanceof ApplicationError) {
    return new ORPCError(error.code, {
      message: error.message,
      data: error.data,
      status: ownStatus[error.code] ?? 500,
      cause: error,
    });
  }
  if (error instanceof ORPCError && Object.hasOwn(ownStatus, error.code)) return error;
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError) {
    const issues = error.cause.issues.map((issue) => ({
      path: pathText(issue.path),
      message: issue.message,
    }));
    const first = issues[0]?.message ?? '内容不符合要求';
    const more = issues.length > 1 ? `（另有 ${issues.length - 1} 处需要更正）` : '';
    return new ORPCError('INVALID_INPUT', { message: `${first}${more}`, data: { issues }, status: 422 });
  }
  const reference = log.unexpected(error);
  return new ORPCError('INTERNAL', {
    message: `程序出现意外错误，这次操作没有完成。请刷新页面核对后再试；仍不行时请把错误编号 ${reference} 告诉管理员。`,
    data: { reference },
    status: 500,
  });
}
