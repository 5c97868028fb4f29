/** Formats of `--report`. */
export const REPORT_FORMATS = ["junit", "json", "markdown"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
