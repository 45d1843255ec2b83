import type { Router } from '@orpc/server';
import { RPCHandler } from '@orpc/server/fetch';
import type { contract } from '#shared/contract/index.ts';
import type { Log } from '../log.ts';
import { authorise } from './authorise.ts';
import { toRpcError } from './errors-to-rpc.ts';
import type { RequestContext } from './procedures.ts';
import { BodyTooLarge, readBody } from './request-body.ts';

/** Largest body of a procedure call, in bytes; files go another way. */
const bodyLimitBytes = 2 * 1024 * 1024;

const refusal = (status: number, code: string, message: string) =>
  Response.json({ json: { defined: false, code, status, message } }, { status });

/** Answers `/rpc/*`. Authorisation stands around every procedure, before its input is parsed. */
export function createRpcHandler(router: Router<typeof contract, RequestContext>, log: Log) {
  const handler = new RPCHandler(router, {
    clientInterceptors: [
      async ({ next, path, context }) => {
        try {
          authorise(path, context);
          return await next();
        } catch (error) {
          throw toRpcError(error, log);
        }
      },
    ],
  });

  return async function handleRpc(request: Request, contextOf: () => RequestContext): Promise<Response> {
    if (request.method !== 'POST') return refusal(405, 'METHOD_NOT_ALLOWED', '请求方式不正确。');
    try {
      const body = await readBody(request, bodyLimitBytes);
      const whole = new Request(request.url, { method: 'POST', headers: request.headers, body });
      // Only now: while a slow body came in, the session may have ended.
      const { matched, response } = await handler.handle(whole, { prefix: '/rpc', context: contextOf() });
      if (!matched) return refusal(404, 'NOT_FOUND', '没有这个操作，请重新打开程序。');
      // The handler itself answers 400 only where the body is no well-formed call.
      if (response.status === 400)
        return refusal(400, 'INVALID_INPUT', '请求内容无法读取，请刷新页面后重试。');
      return response;
    } catch (error) {
      if (error instanceof BodyTooLarge) return refusal(413, 'INVALID_INPUT', '提交的内容过大，请分次提交。');
      throw error;
    }
  };
}
