export type { DataColumn, SortBy } from './columns.ts';
export { DataTable, type RowSelection } from './data-table.tsx';
export type { PageRequest, RowPage, RowSource } from './use-row-pages.ts';
