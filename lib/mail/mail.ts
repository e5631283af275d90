/** One mail to one person, as plain text: what we send is a sentence and a link. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** Minted once by who decides that a mail is due: sending it again is the same mail. */
  id: string;
}

/** The id becomes a file name and part of a header; a mistake in it is ours. */
export function checkedMail(mail: Mail): Mail {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/.test(mail.id)) throw new RangeError("That is no id of a mail.");
  if (!/^[^\s,;<>"@]+@[^\s,;<>"@]+$/.test(mail.to)) throw new RangeError("A mail goes to one address.");
  return mail;
}
