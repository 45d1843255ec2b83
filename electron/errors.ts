import type { CommonErrorCode } from '#shared/contract/base.ts';

type Code = CommonErrorCode | 'INVALID_CREDENTIALS' | 'MISSING_GLYPH';

/**
 * An error a user is told about. `code` is one of the contract's; `message` is the Chinese sentence they read;
 * `data` has the shape the contract gives for the code.
 */
export class ApplicationError extends Error {
  readonly code: Code;
  readonly data: unknown;

  constructor(code: Code, message: string, data?: unknown, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ApplicationError';
    this.code = code;
    this.data = data;
  }
}

/** The record is not there (any more). `what` is the Chinese name of the thing. */
export const notFound = (what: string) =>
  new ApplicationError('NOT_FOUND', `没有找到这条${what}，可能已被更改，请返回列表刷新后再试。`);

/** Somebody else saved first. `what` is the Chinese name of the thing. */
export const conflict = (what: string, currentRevision: number) =>
  new ApplicationError('CONFLICT', `这条${what}刚刚被别人修改过，您的改动没有保存。请查看最新内容后再改。`, {
    currentRevision,
  });

/** A rule forbids it. `rule` is a stable machine name, `message` the Chinese explanation. */
export const ruleViolation = (rule: string, message: string) =>
  new ApplicationError('RULE_VIOLATION', message, { rule });

/** A file cannot be used. `reason` is a stable machine name, `message` the Chinese explanation. */
export const fileRejected = (reason: string, message: string) =>
  new ApplicationError('FILE_REJECTED', message, { reason });

/** A value does not fit. `path` is the field as the contract names it. */
export const invalidInput = (path: string, message: string) =>
  new ApplicationError('INVALID_INPUT', message, { issues: [{ path, message }] });
