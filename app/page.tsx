import { redirect } from "next/navigation";
import { currentPerson } from "@/lib/auth/browser-session";
import { listMyOrganizations } from "@/lib/services/organizations/list-my-organizations";

/** Leads on: to the organisation of whoever is signed in, to a first one, or to the sign-in. */
export default async function StartPage() {
  const person = await currentPerson();
  if (!person) redirect("/sign-in");
  const [first] = await listMyOrganizations(person);
  redirect(first ? `/${first.slug}` : "/organizations/new");
}
