import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthLayout } from "@/components/layout/auth-layout";
import { currentPerson } from "@/lib/auth/browser-session";
import { NewOrganizationForm } from "./new-organization-form";

export const metadata: Metadata = { title: "New organisation" };

export default async function NewOrganizationPage() {
  if (!(await currentPerson())) redirect("/sign-in?next=/organizations/new");
  return (
    <AuthLayout
      title="Name your organisation"
      lead="What is in it is seen by its members alone. Its properties come from the documents you drop."
    >
      <NewOrganizationForm />
    </AuthLayout>
  );
}
