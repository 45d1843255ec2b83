import { actorOf, callerOf, type Procedures } from '../http/procedures.ts';
import type { AttendanceService } from './attendance.service.ts';
import type { AttendanceImportService } from './import/import.service.ts';

/** Handlers of attendance and of the import of its sheets. */
export function createAttendanceHandlers(
  os: Procedures,
  {
    attendance,
    attendanceImports: imports,
  }: { readonly attendance: AttendanceService; readonly attendanceImports: AttendanceImportService },
) {
  return {
    listAttendance: os.presence.listAttendance.handler(({ input }) => attendance.list(input)),
    saveAttendance: os.presence.saveAttendance.handler(({ input, context }) =>
      attendance.save(actorOf(context), input),
    ),
    saveAttendanceMany: os.presence.saveAttendanceMany.handler(async ({ input, context }) => ({
      rows: await attendance.saveMany(actorOf(context), input.month, input.entries),
    })),
    attendanceOf: os.presence.attendanceOf.handler(({ input }) => attendance.of(input.postingId)),
    attendanceTemplate: os.presence.attendanceTemplate.handler(({ input }) =>
      attendance.template(input.month, input.townshipId),
    ),
    inspectAttendanceSheet: os.presence.inspectAttendanceSheet.handler(({ input, context }) =>
      imports.inspect(callerOf(context).userId, input.uploadId),
    ),
    previewAttendanceImport: os.presence.previewAttendanceImport.handler(({ input, context }) =>
      imports.preview(callerOf(context).userId, input),
    ),
    commitAttendanceImport: os.presence.commitAttendanceImport.handler(async ({ input, context }) => ({
      jobId: await imports.commit(callerOf(context).userId, actorOf(context), input),
    })),
  };
}
