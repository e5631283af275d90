export interface Limit {
  points: number;
  seconds: number;
}

const MINUTE = 60;

/** Every limit of the system. What is counted stands in the name; a window starts with its first use. */
export const limits = {
  /** A person mistypes a few times; fifteen minutes is as long as anybody can lock another out. */
  signInPerAccount: { points: 10, seconds: 15 * MINUTE },
  /** An office signs in from one address in the morning; a list of stolen passwords is longer. */
  signInPerAddress: { points: 50, seconds: 15 * MINUTE },
  /** People of one office sign up together once; each account costs a password hash and a mail. */
  signUpPerAddress: { points: 10, seconds: 60 * MINUTE },
  /** A token lives fifteen minutes: this leaves room for sixty workers of one client that all start anew. */
  tokenPerClient: { points: 60, seconds: 15 * MINUTE },
  /** Several clients of one company share an address; guessing a secret needs far more. */
  tokenPerAddress: { points: 120, seconds: 15 * MINUTE },
  /** Twice the largest backlog known, 3,000 documents, may be handed in at once. */
  uploadsPerOrganization: { points: 6_000, seconds: 60 * MINUTE },
  /** A page asks for a handful of things; this is a hundred a second for a whole organisation. */
  requestsPerOrganization: { points: 6_000, seconds: MINUTE },
  /** One key may not use up what its organisation shares. */
  requestsPerKey: { points: 1_200, seconds: MINUTE },
  /** Adding members says in the end who has an account; a company adds its people once. */
  membersPerOrganization: { points: 60, seconds: 60 * MINUTE },
  /** What one person asks about themselves: organisations, sessions, their password. */
  requestsPerPerson: { points: 300, seconds: MINUTE },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof limits;
