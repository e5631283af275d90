/** Somebody signed in, before an organisation is chosen. */
export interface Person {
  id: string;
  name: string;
  email: string;
  sessionId: string;
}
