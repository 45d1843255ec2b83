import * as z from 'zod';
import type { ProcedureName } from '#shared/contract/index.ts';
import { attachmentIdSchema, documentIdSchema, scanIdSchema } from '#shared/ids.ts';
import { isAllowed } from '#shared/permissions.ts';
import { tidyLine } from '#shared/text.ts';
import type { ArchiveService } from '../archive/archive.service.ts';
import type { BatchService } from '../archive/batches/batches.service.ts';
import type { StreamedFile } from '../archive/batches/take-away.ts';
import type { CourseService } from '../archive/course/course.service.ts';
import { ApplicationError } from '../errors.ts';
import type { Uploads } from '../jobs/jobs.types.ts';
import { uploadLimitBytes } from '../jobs/uploads.ts';
import type { Log } from '../log.ts';
import { caseActorOf } from '../recall/cases/cases.router.ts';
import type { RecallService } from '../recall/recall.service.ts';
import { authorise } from './authorise.ts';
import { toRpcError } from './errors-to-rpc.ts';
import { callerOf, type RequestContext } from './procedures.ts';
import { BodyTooLarge, readBody } from './request-body.ts';

interface FileServices {
  readonly archive: ArchiveService;
  readonly batches: Pick<BatchService, 'fileOf'>;
  readonly course: Pick<CourseService, 'scans'>;
  readonly uploads: Uploads;
  readonly recall: Pick<RecallService, 'attachments'>;
  readonly log: Log;
}

const pdfResponse = ({ fileName, bytes }: { fileName: string; bytes: Uint8Array }) =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    },
  });

/**
 * A file from outside: only ever saved or shown by the page from its bytes. Should it be opened as a page all the same,
 * nothing in it runs.
 */
const attachmentResponse = (file: { fileName: string; mediaType: string; bytes: Uint8Array }) =>
  new Response(new Uint8Array(file.bytes), {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
    },
  });

/** A file that is read as fast as it is taken; whoever stops taking it ends the reading. */
function streamOf(pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const reading = pieces[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await reading.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await reading.return?.();
    },
  });
}

/** What is too large for the page to hold: the browser itself writes it to the disk as it is read. */
const downloadResponse = ({ fileName, mediaType, bytes, open }: StreamedFile) =>
  new Response(streamOf(open()), {
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      ...(bytes !== null && { 'Content-Length': String(bytes) }),
    },
  });

/** What files are handed in for. */
const uploadsFor = [
  'roster.inspectImport',
  'presence.inspectAttendanceSheet',
  'assessment.inspectScoreSheets',
  'assessment.readBallotSheet',
  'recall.attachFile',
  'archive.verifyFile',
  'archive.attachScan',
] as const satisfies readonly ProcedureName[];

/** Whoever may read a handed-in file in one way or another may hand it in. */
function authoriseUpload(context: RequestContext): void {
  const role = context.caller?.role;
  const used = uploadsFor.find((name) => role !== undefined && isAllowed(role, name)) ?? uploadsFor[0];
  authorise(used.split('.'), context);
}

/** Answers `/files/*`: bytes that do not fit a procedure call. Each path is held against a procedure's permission. */
export function createFilesHandler({ archive, batches, course, uploads, recall, log }: FileServices) {
  async function upload(request: Request, url: URL, context: RequestContext): Promise<Response> {
    authoriseUpload(context);
    const fileName = tidyLine(url.searchParams.get('name') ?? '').slice(0, 200) || '未命名文件';
    const bytes = await readBody(request, uploadLimitBytes);
    return Response.json({ uploadId: uploads.put(callerOf(context).userId, fileName, bytes) });
  }

  async function answer(request: Request, url: URL, context: RequestContext): Promise<Response> {
    const [, , kind, id, ...rest] = url.pathname.split('/');
    if (request.method === 'POST' && kind === 'uploads' && id === undefined)
      return upload(request, url, context);
    // The ticket stands for the session that asked for it: the browser sends no token with a download.
    if (request.method === 'GET' && kind === 'batches' && id !== undefined && rest.length === 0)
      return downloadResponse(await batches.fileOf(id));
    const uuid = z.uuid().safeParse(id);
    if (request.method === 'GET' && uuid.success && rest.length === 0) {
      if (kind === 'previews') {
        authorise(['archive', 'previewDocument'], context);
        return pdfResponse(archive.previewOf(callerOf(context).userId, uuid.data));
      }
      if (kind === 'documents') {
        authorise(['archive', 'get'], context);
        return pdfResponse(await archive.fileOf(documentIdSchema.parse(uuid.data), caseActorOf(context)));
      }
      if (kind === 'scans') {
        authorise(['archive', 'listScans'], context);
        const id = scanIdSchema.parse(uuid.data);
        return attachmentResponse(await course.scans.fileOf(caseActorOf(context), id));
      }
      if (kind === 'attachments') {
        authorise(['recall', 'listAttachments'], context);
        const id = attachmentIdSchema.parse(uuid.data);
        return attachmentResponse(await recall.attachments.fileOf(caseActorOf(context), id));
      }
    }
    throw new ApplicationError('NOT_FOUND', '没有这个文件。');
  }

  return async function handleFiles(request: Request, url: URL, context: RequestContext): Promise<Response> {
    try {
      return await answer(request, url, context);
    } catch (error) {
      if (error instanceof BodyTooLarge) {
        const message = `文件超过 ${uploadLimitBytes / 1024 / 1024} MB，请压缩或拆分后再选择。`;
        return Response.json({ code: 'FILE_REJECTED', message }, { status: 413 });
      }
      const { code, message, status } = toRpcError(error, log);
      return Response.json({ code, message }, { status });
    }
  };
}
