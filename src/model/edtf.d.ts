// The package ships no types. Only what src/model/dates.ts uses is declared.
declare module 'edtf' {
  export interface ParseResult {
    type: 'Date' | 'Season' | 'Decade' | 'Century' | 'Year' | 'Set' | 'List' | 'Interval';
    values: unknown[];
    approximate?: boolean | number;
    uncertain?: boolean | number;
    unspecified?: number;
    earlier?: boolean;
    later?: boolean;
  }
  export function parse(text: string): ParseResult;
  export default function edtf(from: ParseResult): { min: number; max: number };
}
