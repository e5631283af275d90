export interface GuardMutant {
  name: string;
  file: string;
  from: string;
  to: string;
  test: string;
}
export const guardMutants: readonly GuardMutant[];
