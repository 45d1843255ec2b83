export type { DataColumn, SortBy } from './columns.ts';
export { DataTable } from './data-table.tsx';
export type { RowSelection } from './data-table.types.ts';
export type { PageRequest, RowPage, RowSource } from './use-row-pages.ts';
