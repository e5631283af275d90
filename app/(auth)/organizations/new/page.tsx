import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthLayout } from "@/components/layout/auth-layout";
import { currentPerson } from "@/lib/auth/browser-session";
import { listMyOrganizations } from "@/lib/services/organizations/list-my-organizations";
import { BackLink } from "../../back-link";
import { NewOrganizationForm } from "./new-organization-form";

export const metadata: Metadata = { title: "New organisation" };

export default async function NewOrganizationPage() {
  const person = await currentPerson();
  if (!person) redirect("/sign-in?next=/organizations/new");
  const hasOne = (await listMyOrganizations(person)).length > 0;
  return (
    <AuthLayout
      title="Name your organisation"
      lead="What is in it is seen by its members alone. Its properties come from the documents you drop."
      footer={hasOne && <BackLink>Back to the organisation you have</BackLink>}
    >
      <NewOrganizationForm />
    </AuthLayout>
  );
}
