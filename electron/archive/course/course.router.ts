import { callerOf, type Procedures } from '../../http/procedures.ts';
import { caseActorOf } from '../../recall/cases/cases.router.ts';
import type { CourseService } from './course.service.ts';

/** Handlers of `archive.*` for what becomes of registered papers. */
export function createCourseRouter({ archive: on }: Procedures, course: CourseService) {
  return {
    recordSigning: on.recordSigning.handler(({ input, context }) =>
      course.recordSigning(caseActorOf(context), input),
    ),
    recordSeals: on.recordSeals.handler(({ input, context }) =>
      course.recordSeals(caseActorOf(context), input),
    ),
    recordSigningMany: on.recordSigningMany.handler(({ input, context }) =>
      course.recordSigningMany(caseActorOf(context), input),
    ),
    recordSealsMany: on.recordSealsMany.handler(({ input, context }) =>
      course.recordSealsMany(caseActorOf(context), input),
    ),
    takeBackMark: on.takeBackMark.handler(({ input, context }) =>
      course.takeBackMark(caseActorOf(context), input),
    ),
    setRemark: on.setRemark.handler(({ input, context }) => course.setRemark(caseActorOf(context), input)),
    listScans: on.listScans.handler(async ({ input, context }) => ({
      scans: await course.scans.list(caseActorOf(context), input.id),
    })),
    attachScan: on.attachScan.handler(({ input, context }) =>
      course.scans.attach(caseActorOf(context), input),
    ),
    voidScan: on.voidScan.handler(({ input, context }) => course.scans.void(caseActorOf(context), input)),
    completeness: on.completeness.handler(({ input, context }) =>
      course.completeness(input.id, callerOf(context).role),
    ),
    documentVersions: on.documentVersions.handler(async ({ input, context }) => ({
      versions: await course.versions(input.id, callerOf(context).role),
    })),
    dueTotals: on.dueTotals.handler(() => course.dueTotals()),
  };
}
