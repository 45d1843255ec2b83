/** The antd style sheet, made by antd-style-sheet.plugin.ts. */
declare module 'virtual:antd.css';
